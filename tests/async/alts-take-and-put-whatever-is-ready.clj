;; SPDX-License-Identifier: MIT
(ns async.alts-take-and-put-whatever-is-ready
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! >!! alts! alts!! alt! alt!! chan close! timeout]]))

(defmacro show [& body]
  `(prn (try (<!! (go ~@body)) (catch Throwable e# (ex-message e#)))))
(defn of [& xs] (a/to-chan! xs))

(defn -main []
  (show (alt! (of 1) ([v] [:got v]) (timeout 10000) :timeout))
  (show (alt! (timeout 10) :timeout (chan) :never))
  (show (alt! (chan) 1 :default :default))
  (show (let [c (of 7)] (let [[v port] (alts! [(chan) c])] [v (= port c)])))
  (show (let [c (chan 1)] [(first (alts! [[c :put]])) (<! c)]))
  (show (let [c (chan 1) full (chan)]
          (alt! [[full 1]] :full [[c 2]] ([v port] [v (= port c)]))))
  (show (alts! [(chan)] :default 42))
  (show (first (alts! [(of :first) (of :second)] :priority true)))
  (show (let [c (doto (chan) close!)] [(first (alts! [c])) (first (alts! [[c 1]]))]))
  (show (loop [n 0 t (timeout 20000)] (alt! t n (of 1) ([v] (if (< n 100) (recur (inc n) t) :many)))))
  (show (alts! []))
  (prn (alt!! (timeout 5) :timeout (chan) :never))
  (prn (first (alts!! [(of 3)])))
  (let [c (chan)]
    (go (>! c :from-block))
    (prn (alt!! c ([v] v) (timeout 10000) :timeout)))
  (let [c (chan)]
    (let [taken (go (<! (timeout 5)) (<! c))]
      (prn (alt!! [[c :value]] :put (timeout 10000) :timeout))
      (prn (<!! taken)))))
