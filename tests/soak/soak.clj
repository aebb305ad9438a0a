;; Works for so many seconds, on everything that takes memory and should give it
;; back; each round checks what it computed. Prints the number of rounds.
(ns soak
  (:require [clojure.edn :as edn] [clojure.string :as str] [clojure.walk :as walk]))

(defn document [n]
  (into {} (for [i (range n)]
             [(keyword (str "k" i))
              {:id i :name (str "name " i) :tags (set (map str (range (rem i 7))))
               :nested (vec (range (rem i 40)))}])))

(defrecord Point [x y])
(defmulti area :kind)
(defmethod area :square [{:keys [side]}] (* side side))
(defmethod area :default [_] 0)

(def cache (atom {}))
(def queue (atom clojure.lang.PersistentQueue/EMPTY))
(def log (agent []))

(defn text-round [n]
  (let [doc (document 60) text (pr-str doc)]
    (assert (= doc (edn/read-string text)))
    (assert (= (count (re-seq (re-pattern (str "name " (rem n 10) "\\d*")) text))
               (count (filter #(str/starts-with? (str (:id %)) (str (rem n 10)))
                              (vals doc)))))
    (assert (= text (str/join "" (map str text))))))

(defn collections-round [n]
  (swap! cache assoc (rem n 50) (vec (repeatedly 200 #(->Point n (rand-int 9)))))
  (swap! queue (fn [q] (let [q (conj q n)] (if (< 100 (count q)) (pop q) q))))
  (assert (<= (count @queue) 100))
  (let [sorted (into (sorted-map) (map (fn [i] [(mod (* i 7919) 997) i])) (range 997))]
    (assert (= (range 997) (keys sorted)))
    (assert (= 997 (count (persistent! (reduce (fn [t k] (conj! t k)) (transient #{})
                                               (keys sorted)))))))
  (assert (= 90000 (reduce + (map inc (filter even? (take 600 (iterate inc 0)))))))
  (walk/postwalk identity {:a [1 2 {:b #{n}}]}))

(defn control-round [n]
  (assert (= n (try (throw (ex-info "x" {:n n}))
                    (catch clojure.lang.ExceptionInfo e (:n (ex-data e))))))
  (assert (= 4950 (:sum (reduce (fn [m i] (update m :sum (fnil + 0) i)) {} (range 100)))))
  (assert (= 9 (area {:kind :square :side 3})))
  (assert (= :deep (loop [i 0] (if (< i 2000) (recur (inc i)) :deep))))
  (assert (= (bigint n) (/ (reduce * 1N (range 1 40)) (/ (reduce * 1N (range 1 40)) n))))
  (send log (fn [entries] (vec (take-last 20 (conj entries n)))))
  (await log)
  (assert (<= (count @log) 20))
  (let [d (delay (str n)) f (future (inc n)) p (promise)]
    (deliver p @d)
    (assert (= [(str n) (inc n)] [@p @f]))))

(defn -main [seconds]
  (let [end (+ (System/currentTimeMillis) (* 1000 (parse-long seconds)))]
    (loop [n 1]
      (text-round n)
      (collections-round n)
      (control-round n)
      (if (< (System/currentTimeMillis) end)
        (recur (inc n))
        (println n "rounds"))))
  (shutdown-agents))
