;; SPDX-License-Identifier: MIT
(ns async.timers-fire-in-the-order-of-their-times
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! chan timeout close! go-loop]]))

(defn -main []
  (let [log (chan 10) start (System/currentTimeMillis)]
    (doseq [ms [60 20 40 1]]
      (go (<! (timeout ms)) (>! log ms)))
    (prn (vec (repeatedly 4 #(<!! log))))
    (prn (<= 55 (- (System/currentTimeMillis) start))))
  (prn (<!! (timeout 0)))
  (let [busy (go-loop [n 0] (if (a/poll! (timeout 0)) n (if (< n 10) (recur (inc n)) n)))]
    (prn (<!! busy)))
  ;; Blocks that never wait do not keep timers from firing.
  (let [c (chan) stop (timeout 30)]
    (go-loop [] (when (>! c 1) (recur)))
    (prn (<!! (go-loop [n 0]
                (let [[v port] (a/alts! [stop c] :priority true)]
                  (if (= port stop) (pos? n) (recur (inc n)))))))
    (close! c)))
