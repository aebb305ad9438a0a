(ns lang.clojure-walk (:require [clojure.walk :as w]))
(prn (w/postwalk #(if (number? %) (inc %) %) [1 {:a 2 :b [3 #{4}]} '(5)]) (w/prewalk #(if (vector? %) (list* %) %) [1 [2]]) (w/keywordize-keys {"a" {"b" 1}}) (w/stringify-keys {:a {:b 1}}))
(prn (w/postwalk-replace {:a 1 1 :a} [:a 1 {:a 1}]) (w/prewalk-replace {:x [:y]} [:x :y]) (w/walk inc #(apply + %) [1 2 3]))
(w/postwalk-demo [1 [2]])
