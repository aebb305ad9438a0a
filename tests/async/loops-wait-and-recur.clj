;; SPDX-License-Identifier: MIT
(ns async.loops-wait-and-recur
  (:require [clojure.core.async :as a
             :refer [go go-loop <! <!! >! chan close!]]))

(defmacro show [& body]
  `(prn (try (<!! (go ~@body)) (catch Throwable e# (ex-message e#)))))
(defn of [& xs] (a/to-chan! xs))

(defn -main []
  (show (loop [i 0 acc []]
          (if (< i 5) (recur (inc i) (conj acc (<! (of i)))) acc)))
  (show (loop [i 0 waits 0]
          (cond
            (odd? i) (recur (inc i) waits)
            (>= i 100000) [i waits]
            (zero? (mod i 1000)) (do (<! (of 1)) (recur (inc i) (inc waits)))
            :else (recur (inc i) waits))))
  (show (loop [a 1 b 2 n 0]
          (if (< n 3) (recur b a (inc n)) [a b (<! (of :end))])))
  (show (loop [i (<! (of 3)) acc ()]
          (if (pos? i)
            (recur (dec i) (conj acc (loop [j 0] (if (< j i) (recur (+ j (<! (of 1)))) j))))
            acc)))
  (show (let [a (atom [])]
          (doseq [x [1 2 3] y [:a :b] :when (odd? x)]
            (swap! a conj [x y (<! (of (* x 10)))]))
          @a))
  (show (let [a (atom 0)] (dotimes [i 5] (swap! a + (<! (of i)))) @a))
  (show (let [x (volatile! 0)] (while (< @x 3) (vswap! x + (<! (of 1)))) @x))
  (show (let [fs (atom [])]
          (loop [i 0] (when (< i 3) (swap! fs conj (fn [] i)) (<! (of 1)) (recur (inc i))))
          (mapv #(%) @fs)))
  (let [c (chan)]
    (go (dotimes [i 100000] (>! c i)) (close! c))
    (prn (<!! (go-loop [sum 0] (if-let [v (<! c)] (recur (+ sum v)) sum)))))
  (prn (<!! (go-loop [[x & xs] (range 10) sum 0]
              (if x (recur xs (+ sum (<! (of x)))) sum)))))
