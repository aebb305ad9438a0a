;; With more arguments than have an entry of their own.
(def f (fn ([] 0) ([a b c d e f g] 7) ([a b c d e f g h] 8)
         ([a b c d e f g h i & more] [9 more])))
(def wide
  (fn ([a b] 2)
    ([a b c d e f g h i j k l m n o p q r s t] 20)
    ([a b c d e f g h i j k l m n o p q r s t & more] [20 more])))
(def none (fn ([a b] 2) ([a b c d e f g] 7) ([a b c d e f g h & more] (count more))))
(defn call [f & args]
  (try (apply f args)
       (catch clojure.lang.ArityException e (ex-message e))))
(prn (map #(apply call f (range %)) (range 13)))
(prn (map #(apply call wide (range %)) [0 2 7 19 20 21 22 25]))
(prn (map #(apply call none (range %)) [0 2 7 8 9 30]))
(prn (f 1 2 3 4 5 6 7) (f 1 2 3 4 5 6 7 8 9) (.invoke f 1 2 3 4 5 6 7 8))
(prn (apply f 1 2 [3 4 5 6 7]) (apply f 1 2 3 4 (range 10)))

;; What is not needed is not realised.
(def realised (atom 0))
(defn counted [] (map (fn [i] (swap! realised inc) i) (iterate inc 0)))
(prn (apply (fn [a b & more] [a b (first more)]) (counted)) @realised)
(prn (apply (fn ([a] a) ([a b c d e f g h] h) ([a b c d e f g h & more] (first more)))
            (counted)))
