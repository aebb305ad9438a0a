;; SPDX-License-Identifier: MIT
;;
;; What happens at a time: a program that waits for something looks for what is
;; due, and sleeps until then when it has nothing else to do. Timers keep no
;; program from ending (clojure.core/hold does).
(ns cljwc.java.timers)

;; [nanoseconds of System/nanoTime, number] -> function without parameters
(def ^:private timers (atom (sorted-map)))
(def ^:private made (atom 0))

(defn- nanos-left
  "Until the first timer is due; nil: there is none."
  []
  (when-let [[[at _] _] (first @timers)]
    (- at (System/nanoTime))))

(defn- run-due
  "Runs the timers that are due; were there any?"
  []
  (loop [any false]
    (let [left (nanos-left)]
      (if (and left (<= left 0))
        (let [[k f] (first @timers)]
          (swap! timers dissoc k)
          (f)
          (recur true))
        any))))

(defn- sleep-nanos [n] (rt/sleep (quot (+ n 999999) 1000000)))

(defn- idle
  "Sleeps until a timer is due, but not longer than limit, nil or nanoseconds. A
  host may wake it a little early: then nothing has happened yet. False: there is
  no timer, or none that soon. limit :left: only tells when one is due."
  [limit]
  (let [left (nanos-left)]
    (cond
      (= limit :left) (when left (max left 0))
      (nil? left) (do (when limit (sleep-nanos limit)) false)
      (<= left 0) (run-due)
      (or (nil? limit) (<= left limit)) (do (sleep-nanos left) (run-due) true)
      :else (do (when (pos? limit) (sleep-nanos limit)) false))))

(def ^:private longest 1000000000000000000) ; 30 years

(defn after
  "Has (f) called when so many nanoseconds are over, among the tasks of the
  program, by whoever waits: it must not wait itself, nor throw. Returns what
  cancel takes."
  [nanos f]
  (#'clojure.core/on-idle idle)
  (let [k [(+ (System/nanoTime) (max 0 (min nanos longest))) (swap! made inc)]]
    (swap! timers assoc k f)
    k))

(defn cancel
  "Forgets the timer; nil."
  [k]
  (swap! timers dissoc k)
  nil)
