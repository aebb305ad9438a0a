(ns lang.string-functions-as-higher-order-arguments (:require [clojure.string :as str]))
(prn (map str/upper-case ["a" "b"]) ((comp str/reverse str/trim) " ab ") (reduce str (map str/capitalize ["x" "y"])) (filter (partial re-find #"a") ["abc" "xyz"]) (some-> "a,b" (str/split #",") last str/upper-case) (remove str/blank? ["" " " "a"]))
(prn (->> "the cat the dog" (#(str/split % #"\s+")) frequencies (sort-by (juxt (comp - val) key)) (map (fn [[w n]] (str w "=" n))) (str/join ";")))
