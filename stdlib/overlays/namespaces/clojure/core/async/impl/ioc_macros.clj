;; SPDX-License-Identifier: MIT
;;
;; What the code that go.clj makes runs on. A machine is a go block under way:
;; it waits for a channel, or is about to call its function k with a value. k
;; does what comes up to the next operation on a channel, and returns true if
;; the machine has a new k to go on with at once; otherwise it is parked, or
;; done. So a block's stack is empty whenever it waits, and loops do not deepen
;; it. Handlers are a list of functions of an exception, one for each `try` that
;; the block is in.
(ns clojure.core.async.impl.ioc-macros
  (:require clojure.core.async.impl.go
            [clojure.core.async.impl.dispatch :as dispatch]
            [clojure.core.async.impl.protocols :as impl])
  (:import [java.util.concurrent.locks Lock]))

(deftype Machine [^:unsynchronized-mutable k
                  ^:unsynchronized-mutable value
                  ^:unsynchronized-mutable handlers
                  ^:unsynchronized-mutable bindings
                  ^:unsynchronized-mutable channel])

(defn again
  "Goes on with k and a value."
  [m k value]
  (set! (.-k m) k)
  (set! (.-value m) value)
  true)

(defn handlers [m] (.-handlers m))
(defn handle [m handler] (set! (.-handlers m) (cons handler (.-handlers m))))
(defn set-handlers [m hs] (set! (.-handlers m) hs))

(defn- failed
  "Goes on with the next handler, or ends with the exception."
  [m ex]
  (let [hs (.-handlers m)]
    (if (seq hs)
      (do (set! (.-handlers m) (next hs))
          (again m (first hs) ex))
      (let [c (.-channel m)]
        (cond
          (nil? c) (throw ex)
          (future? c) (#'clojure.core/end-future c :failed ex)
          :else (do (impl/close! c)
                    (dispatch/ex-handler ex)))
        false))))

(defn- step
  [m]
  (let [k (.-k m) value (.-value m)]
    (set! (.-k m) nil)
    (set! (.-value m) nil)
    (try (k value) (catch Throwable ex (failed m ex)))))

(defn run
  "Runs the machine, with its own bindings, until it parks or ends. One that
  never does gives others their turn."
  [m]
  (let [outer (rt/take-bindings)]
    (rt/put-bindings (.-bindings m))
    (try
      (when (loop [n 0]
              (if (step m)
                (if (< n 1000) (recur (inc n)) true)
                false))
        (dispatch/exec (fn [] (run m)) :io))
      (finally
        (set! (.-bindings m) (rt/take-bindings))
        (rt/put-bindings outer)))
    nil))

(defn resume
  "A function of a value with which the machine goes on."
  [m k]
  (fn [value] (again m k value) (run m)))

(defn- handler
  "Of an operation after which the machine goes on with k."
  [m k]
  (reify
    Lock
    (lock [_])
    (unlock [_])
    impl/Handler
    (active? [_] true)
    (blockable? [_] true)
    (lock-id [_] 0)
    (commit [_] (resume m k))))

(defn take! [m port k]
  (when-let [box (impl/take! port (handler m k))]
    (again m k @box)))

(defn put! [m port value k]
  (when-let [box (impl/put! port value (handler m k))]
    (again m k @box)))

(defn return
  "Ends the machine with a value."
  [m value]
  (let [c (.-channel m)]
    (cond
      (nil? c) (set! (.-value m) value)
      (future? c) (#'clojure.core/end-future c :done value)
      :else (do (when (some? value)
                  (impl/put! c value (handler m nil)))
                (impl/close! c)))
    false))

(defn machine
  "One that is about to run (f machine)."
  [f channel]
  (let [bound (rt/get-bindings)
        frame (reduce-kv (fn [l k v] (cons k (cons v l))) nil bound)
        m (Machine. nil nil nil (if frame (list frame) nil) channel)]
    (again m (fn [_] (f m)) nil)
    m))

(defn start
  "Has a machine run (f machine) before long; gives the channel, on which the
  value will be, or the future."
  [f channel]
  (let [m (machine f channel)]
    (dispatch/exec (fn [] (run m)) :io)
    channel))

;; ---------------------------------------------------------------------------
;; The machine as macros like go see the JVM's: an array of what it goes on with,
;; and so on. It has taken the bindings where it was made.

(def FN-IDX 0)
(def STATE-IDX 1)
(def VALUE-IDX 2)
(def BINDINGS-IDX 3)
(def EXCEPTION-FRAMES 4)
(def USER-START-IDX 5)

(defn aset-object [m i x]
  (case (long i)
    1 (set! (.-k m) x)
    2 (set! (.-value m) x)
    5 (set! (.-channel m) x)
    nil)
  x)
(defn aget-object [m i]
  (case (long i) 1 (.-k m) 2 (.-value m) 5 (.-channel m) nil))
(defn aset-all! [m & kvs]
  (doseq [[i x] (partition 2 kvs)] (aset-object m i x))
  m)
(defn run-state-machine [m] (run m))
(defn run-state-machine-wrapped [m] (run m))
