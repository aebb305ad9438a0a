; The last use of a local in the body of try is not its last use.
(defn fail [& args] (throw (ex-info (apply str args) {:args args})))
(defn one [x] (try (fail x) (catch Exception e [x (ex-message e)])))
(defn two [x y] (try (fail (str x) y) (catch Exception e [y x])))
(defn of-let [x]
  (let [y (str x "!") z (vector x y)]
    (try (fail z) (catch IllegalStateException e :no) (catch Exception e [y z]))))
(defn nested [x]
  (let [y (list x)]
    (try (try (fail y) (catch Exception e (fail (ex-message e) x)))
         (catch Exception e [(ex-message e) y x]))))
(defn looped [n]
  (loop [i 0 seen [] last nil]
    (if (= i n)
      [seen last]
      (let [r (try (if (odd? i) (fail i) (str i))
                   (catch Exception e [i seen (ex-message e)]))]
        (recur (inc i) (conj seen i) r)))))
(defn finally-reads [x log]
  (let [y (str x x)]
    (try (fail y) (catch Exception e (swap! log conj [:caught y]))
         (finally (swap! log conj [:finally y x])))))
(defn captured [x]
  (let [f (fn [] (fail x))]
    (try (f) (catch Exception e [x (fn? f)]))))
(println (one "a") (two 1 2) (of-let :k))
(println (nested 3) (looped 4))
(let [log (atom [])] (finally-reads 7 log) (println @log))
(println (captured [1 2]))
