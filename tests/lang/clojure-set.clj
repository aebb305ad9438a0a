(ns lang.clojure-set (:require [clojure.set :as s]))
(prn (s/union #{1 2} #{2 3}) (s/intersection #{1 2 3} #{2 3 4}) (s/difference #{1 2 3} #{2}) (s/subset? #{1} #{1 2}) (s/superset? #{1 2} #{1}) (s/select odd? #{1 2 3}) (s/union) (s/union #{1} #{2} #{3}))
(prn (s/map-invert {:a 1 :b 2}) (s/rename-keys {:a 1 :b 2} {:a :z}) (s/project #{{:a 1 :b 2}} [:a]) (s/rename #{{:a 1}} {:a :b}) (s/index #{{:a 1 :b 2}} [:a]) (s/join #{{:a 1 :b 2}} #{{:a 1 :c 3}}))
