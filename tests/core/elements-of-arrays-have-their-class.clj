(defmacro shown [& forms]
  `(do ~@(map (fn [f]
                `(let [x# (try ~f (catch Exception e# (ex-message e#)))]
                   (println '~f "=>" (pr-str x#) (class x#))))
              forms)))
(def ia (int-array [1 2]))
(def ba (byte-array [1 300]))
(def fa (float-array [0.1 2]))
(def sa (short-array [3 70000]))

(shown (aget ia 0) (aget fa 0) (aget ba 1) (aget sa 1) (first ia) (vec fa)
       (map class ba) (nth ia 0) (get sa 0) (reduce + ia)
       (aset ia 0 (int 5)) (aset ba 0 (byte 5)) (aset fa 0 (float 2)))
(defn sum-ints [^ints a]
  (loop [i 0 n 0] (if (< i (alength a)) (recur (inc i) (+ n (aget a i))) n)))
(defn sum-floats [^floats a]
  (loop [i 0 n 0.0] (if (< i (alength a)) (recur (inc i) (+ n (aget a i))) n)))
(defn sum-bytes [^bytes a] (areduce a i n 0 (+ n (bit-and (aget a i) 255))))
(defn fill-shorts [^shorts a x]
  (dotimes [i (alength a)] (aset a i (short (+ x i))))
  (vec a))
(defn class-at [^ints a i] (class (aget a i)))
(shown (sum-ints ia) (sum-floats fa) (sum-bytes ba) (fill-shorts sa 7)
       (class-at ia 0) (sum-ints (int-array 0)) (sum-ints (int-array [2147483647 1])))
(println (try (class-at ia 2) (catch IndexOutOfBoundsException e (ex-message e))))
(shown (map (comp (fn [c] (.getName c)) class)
            [(into-array ["a"]) (into-array [1 2]) (into-array [(int 1)])
             (into-array Object ["a"]) (into-array String []) (to-array [1])
             (make-array String 2) (make-array String 2 2) (to-array-2d [[1]])
             ia ba (boolean-array 1) (into-array [[1]])]))
(println (class (into-array ["a"])) (class (make-array String 1 1)) (class ia))
(println (try (into-array ["a" 1]) (catch IllegalArgumentException e (ex-message e))))
(println (try (aset (into-array ["a"]) 0 1) (catch ArrayStoreException e (ex-message e))))
(let [a (into-array ["b" "a"])]
  (println (seq (sort a)) (seq (doto a (aset 0 nil))) (class (aclone a))))
