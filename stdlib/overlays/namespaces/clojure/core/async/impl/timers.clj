;; SPDX-License-Identifier: MIT
;;
;; Channels that close when their time has come: the program looks while it
;; waits for something, and sleeps until then when it has nothing else to do.
(ns clojure.core.async.impl.timers
  (:require [clojure.core.async.impl.channels :as channels]
            [clojure.core.async.impl.protocols :as impl]))

;; [nanoseconds, number] -> channel
(def ^:private timers (atom (sorted-map)))
(def ^:private made (atom 0))

(defn- nanos-left
  "Until the first timer is due; nil: there is none."
  []
  (when-let [[[at _] _] (first @timers)]
    (- at (System/nanoTime))))

(defn- close-due
  "Closes the channels that are due; were there any?"
  []
  (loop [any false]
    (let [left (nanos-left)]
      (if (and left (<= left 0))
        (let [[k ch] (first @timers)]
          (swap! timers dissoc k)
          (impl/close! ch)
          (recur true))
        any))))

(defn- sleep-nanos [n] (rt/sleep (quot (+ n 999999) 1000000)))

(defn- idle
  "Sleeps until a timer is due, but not longer than limit, nil or nanoseconds. A
  host may wake it a little early: then nothing has closed yet. False: there is
  no timer, or none that soon. limit :left: only tells when one is due."
  [limit]
  (let [left (nanos-left)]
    (cond
      (= limit :left) (when left (max left 0))
      (nil? left) (do (when limit (sleep-nanos limit)) false)
      (<= left 0) (close-due)
      (or (nil? limit) (<= left limit)) (do (sleep-nanos left) (close-due) true)
      :else (do (when (pos? limit) (sleep-nanos limit)) false))))

(defn timeout
  "A channel that closes after msecs."
  [msecs]
  (#'clojure.core/on-idle idle)
  (let [ch (channels/chan nil)
        at (+ (System/nanoTime) (* (min (long msecs) 1000000000000) 1000000))]
    (swap! timers assoc [at (swap! made inc)] ch)
    ch))
