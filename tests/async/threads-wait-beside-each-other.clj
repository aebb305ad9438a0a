;; SPDX-License-Identifier: MIT
(ns async.threads-wait-beside-each-other
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! >!! chan close! timeout thread]]))

(defn -main []
  (prn (<!! (thread (loop [n 0] (if (< n 3) (do (<!! (timeout 1)) (recur (inc n))) n)))))
  (prn (<!! (thread (+ 1 2))))
  (prn (<!! (thread nil)))
  (let [c (chan)]
    (thread (dotimes [i 3] (>!! c i)) (close! c))
    (prn (<!! (a/into [] c))))
  (let [c (chan)
        r (thread (loop [acc []] (if-let [v (<!! c)] (recur (conj acc v)) acc)))]
    (>!! c 1)
    (>!! c 2)
    (close! c)
    (prn (<!! r)))
  (let [jobs (chan) done (chan)
        workers (doall (for [i (range 3)]
                         (thread (loop [n 0]
                                   (if-let [j (<!! jobs)]
                                     (do (>!! done (* j j)) (recur (inc n)))
                                     n)))))]
    (go (doseq [j (range 20)] (>! jobs j)) (close! jobs))
    (prn (sort (repeatedly 20 #(<!! done))))
    (prn (reduce + (map <!! workers))))
  (let [ping (chan) pong (chan)]
    (thread (loop [] (when-let [x (<!! ping)] (>!! pong (inc x)) (recur))))
    (prn (loop [x 0] (if (< x 1000) (do (>!! ping x) (recur (<!! pong))) x))))
  (let [order (atom [])
        a (thread (Thread/sleep 60) (swap! order conj :late))
        b (thread (Thread/sleep 5) (swap! order conj :early))]
    (<!! a) (<!! b)
    (prn @order))
  (prn (<!! (thread (try (<!! (timeout 1)) (throw (Exception. "x"))
                         (catch Exception e (ex-message e))))))
  (prn (<!! (a/thread-call (fn [] :called))))
  (prn (<!! (a/io-thread (<!! (timeout 1)) :io)))
  (let [c (chan) f (future (>!! c 1) (<!! c))]
    (prn (deref f 10 :waiting) (<!! c) (do (>!! c 2) @f)))
  (prn (try @(future (<!! (timeout 1)) (throw (Exception. "failed")))
            (catch java.util.concurrent.ExecutionException e
              (ex-message (ex-cause e)))))
  (prn @(future (<!! (go (<! (timeout 5)) :future)))))
