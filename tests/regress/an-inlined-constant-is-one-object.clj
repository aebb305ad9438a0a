; SPDX-License-Identifier: MIT
; A literal handed to a function that is inlined is one object, however often
; the function reads it.
(defn same? [x] (identical? x x))
(defn pair [x] [x x])
(defn grown [x] (cond-> x (identical? x x) vector (vector? x) (conj x)))

(println (same? [nil]) (same? {:a 1}) (same? #{1}) (same? '(1 2)) (same? #"a")
         (same? 1.5) (same? 10000000000000000000N) (same? 'sym) (same? "s"))
(println (grown [nil]) (grown {}) (grown [1 2]))
(let [[a b] (pair [1 [2]])] (println (identical? a b)))
(let [x [1 2 3]] (println (identical? x x) (same? x)))
(println (identical? [1] [1]))
