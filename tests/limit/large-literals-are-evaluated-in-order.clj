;; Literals and calls with more parts than a frame has room for.
(def seen (atom []))
(defn note [x] ; too large to be put in place
  (when (= x :never) (println (str "never" x) [x x] {:x x}))
  (swap! seen conj x)
  x)

(defmacro noted [n make]
  `(~make ~@(map (fn [i] `(note ~i)) (range n))))
(defmacro literal [n kind x]
  (let [parts (mapcat (fn [i] [`(note ~i) x i]) (range n))]
    (case kind
      :vector (vec parts)
      :call `(vector ~@parts)
      :list `(list ~@parts))))

(defn check [f]
  (reset! seen [])
  (let [x (f "x")]
    [(count x) (= @seen (range (count @seen))) (hash x) (last x)]))

(println (check (fn [x] (literal 180 :vector x))))
(println (check (fn [x] (literal 60 :call x))))
(println (check (fn [x] (literal 50 :list x))))
(println (check (fn [x] (noted 140 vector))))

(defmacro big-set [n x] (set (map (fn [i] `(str ~x ~i)) (range n))))
(defmacro big-map [n x]
  (into {} (map (fn [i] [(keyword (str "k" i)) `(str ~x ~i)]) (range n))))
(defn make-set [x] (big-set 520 x))
(defn make-map [x] (big-map 260 x))
(let [s (make-set "s"), m (make-map "m")]
  (println (count s) (contains? s "s519") (contains? s "s520"))
  (println (count m) (:k0 m) (:k259 m) (:k260 m)))

(defmacro wide [n] `(defn ~'sum [~'& ~'xs] (apply + ~'xs)))
(wide 3)
(defmacro call [f n] `(~f ~@(range n)))
(println (call sum 200) (call + 140) (let [f (fn [a b & c] [a b (count c)])]
                                       (call f 150)))
(println (try (literal 180 :vector (throw (ex-info "stop" {:seen (count @seen)})))
              (catch Exception e (ex-message e))))
(defn fails-at [k]
  (reset! seen [])
  (try (noted 140 (fn [& xs] (count xs)))
       (catch Exception e :no))
  (count @seen))
(println (fails-at 3))
