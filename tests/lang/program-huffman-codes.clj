(defn tree [text]
  (loop [q (into (sorted-set) (map (fn [[c n]] [n (str c) {:leaf c}])) (frequencies text))]
    (if (next q)
      (let [[[n1 s1 t1 :as a] [n2 s2 t2 :as b]] (take 2 q)]
        (recur (-> q (disj a b) (conj [(+ n1 n2) (str s1 s2) {:l t1 :r t2}]))))
      (peek (first q)))))
(defn codes
  ([t] (codes t ""))
  ([{:keys [leaf l r]} prefix]
   (if leaf {leaf prefix} (merge (codes l (str prefix 0)) (codes r (str prefix 1))))))
(defn decode [t bits]
  (loop [node t [b & more :as bits] (seq bits) out []]
    (cond (:leaf node) (recur t bits (conj out (:leaf node)))
          b (recur (if (= b \0) (:l node) (:r node)) more out)
          :else (apply str out))))
(let [text "the quick brown fox jumps over the lazy dog and runs"
      t (tree text) cs (codes t) bits (apply str (map cs text))]
  (prn (into (sorted-map) cs))
  (prn (count bits) (= text (decode t bits))))
