(def table [[1000 "M"] [900 "CM"] [500 "D"] [400 "CD"] [100 "C"] [90 "XC"] [50 "L"] [40 "XL"] [10 "X"] [9 "IX"] [5 "V"] [4 "IV"] [1 "I"]])
(defn roman [n]
  (loop [n n [[v s] & more :as t] table out ""]
    (cond (zero? n) out
          (>= n v) (recur (- n v) t (str out s))
          :else (recur n more out))))
(defn arabic [s]
  (let [ds (map {\I 1 \V 5 \X 10 \L 50 \C 100 \D 500 \M 1000} s)]
    (reduce + (map (fn [a b] (if (< a b) (- a) a)) ds (concat (rest ds) [0])))))
(prn (map roman [1 4 9 14 40 90 400 1994 2024]))
(prn (every? #(= % (arabic (roman %))) (range 1 4000)))
