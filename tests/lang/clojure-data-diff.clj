(ns lang.clojure-data-diff (:require [clojure.data :as d]))
(prn (d/diff {:a 1 :b 2} {:a 1 :b 3 :c 4}) (d/diff [1 2 3] [1 5]) (d/diff #{1 2} #{2 3}) (d/diff 1 1) (d/diff 1 2))
