; SPDX-License-Identifier: MIT
; conj on a record takes a vector's first two items; a map wants a pair.
(defrecord R [a b])
(defn said [f]
  (try (pr-str (f)) (catch Throwable e (.getName (class e)))))
(defmacro show [& forms]
  `(do ~@(for [f forms] `(println '~f (said (fn [] ~f))))))
(def r (->R 1 2))

(show (conj r [:x 3 4]) (conj r [:a 9]) (conj r [nil]) (conj r []) (conj r nil)
      (conj r '(1 2)) (conj r {:a 3}) (conj r [[:a 3]]) (conj r #{[:a 3]})
      (conj r (first {:a 9})) (into r [[:a 5 6]]) (merge r [:x 3 4])
      (conj {} [:x 3 4]) (conj {} [nil]) (merge {} [:x 3 4])
      (conj (sorted-map) [:x 3 4]))
