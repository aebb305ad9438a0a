(ns core.case-follows-unicode (:require [clojure.string :as s]))
(println (.toUpperCase "straße ﬁx ŉ") (.toLowerCase "ΣΊΣΥΦΟΣ ΣΑΣ. Σ ΑΣ'Σ") (s/capitalize "éa"))
(println (mapv int (.toLowerCase "İ")) (s/capitalize "ßTRASSE") (s/lower-case "ΑΣ1 ΑΣΑ"))
(defn digest [f]
  (reduce (fn [h i] (bit-and 0xffffffff (+ (* 31 h) (.hashCode (f (str (char i)))))))
          7 (range 0xd800)))
(println (digest s/upper-case) (digest s/lower-case))
