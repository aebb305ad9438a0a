;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's ForkJoinPool where there is one thread: each task has
;; a thread of its own, a daemon's. A task that is forked runs when it is joined,
;; or else when somebody waits.
(ns cljwc.java.forkjoin
  (:require [cljwc.java.executor :as executor]
            [cljwc.java.thread :as thread]))

(thread/def-thread ForkJoinWorkerThread
  "java.util.concurrent.ForkJoinWorkerThread")
(deftype* ForkJoinFactory [^:unsynchronized-mutable n]
  {:class "java.util.concurrent.ForkJoinPool$DefaultForkJoinWorkerThreadFactory"}
  java.util.concurrent.ForkJoinPool$ForkJoinWorkerThreadFactory
  (newThread [_ pool]
    (set! n (inc n))
    (new ForkJoinWorkerThread
         (str (.prefix pool) n) (.hiring pool) (thread/next-number) :new true
         (int 5) nil false)))
(def ForkJoinPool--defaultForkJoinWorkerThreadFactory
  (new ForkJoinFactory 0))

;; ---------------------------------------------------------------------------
;; Tasks

;; The exception itself: join and invoke throw it as it is.
(defn- result-of
  [task]
  (let [[state x] (.outcome task)]
    (cond (= state :done) x
          (= state :failed) (throw x)
          :else (throw (new java.util.concurrent.CancellationException)))))
(executor/def-task ForkJoinTask []
  {:class "java.util.concurrent.ForkJoinTask"}
  java.util.concurrent.RunnableFuture
  (run [this] (executor/run-once this))
  (fork [this]
    (.startBy this (fn [] (.run this)))
    (#'clojure.core/add-daemon (fn [] (.run this)))
    this)
  (join [this]
    (if (.isNew this) (.expedite this) nil)
    (if (.isPending this) (executor/wait-for this) nil)
    (result-of this))
  (invoke [this]
    (.run this)
    (.join this))
  (isCompletedNormally [this] (= :done (nth (.outcome this) 0)))
  (isCompletedAbnormally [this]
    (let* [s (nth (.outcome this) 0)] (if (= s :failed) true (= s :cancelled))))
  (getRawResult [this] (nth (.outcome this) 1))
  (getException [this]
    (let* [o (.outcome this)]
      (cond (= :failed (nth o 0)) (nth o 1)
            (= :cancelled (nth o 0))
            (new java.util.concurrent.CancellationException)
            :else nil))))
(defn- task-of [f] (new ForkJoinTask f nil :new nil nil nil))
(defn ForkJoinTask--adapt
  ([f] (task-of (executor/thunk-of f)))
  ([f x] (task-of (executor/thunk-of f x))))
(defn ForkJoinTask--inForkJoinPool [] false)
(defn ForkJoinTask--invokeAll
  ([tasks]
   (let [tasks (if (.isArray (class tasks)) (seq tasks) tasks)]
     (doseq [t tasks] (.invoke t))
     tasks))
  ([task & more]
   (doseq [t (cons task more)] (.invoke t))
   nil))
(defn- proxied [methods]
  (let [task (atom nil) compute (get methods :compute)]
    (reset! task (task-of (fn [] (compute @task))))
    @task))
(defn RecursiveTask--proxy [methods] (proxied methods))
(defn RecursiveAction--proxy [methods] (proxied methods))

;; ---------------------------------------------------------------------------
;; Pools

(defn- as-task [x]
  (if (instance? java.util.concurrent.ForkJoinTask x) x (ForkJoinTask--adapt x)))
(executor/def-service ForkJoinPool
  [^:unsynchronized-mutable pool ^:unsynchronized-mutable hiring
   prefix common parallelism factory]
  {:class "java.util.concurrent.ForkJoinPool"}
  java.util.concurrent.ExecutorService
  (execute [_ task] (.execute pool task))
  ;; What the thread does that a factory is asked for.
  (hiring [_] hiring)
  (prefix [_] prefix)
  (hire [this work]
    (set! hiring work)
    (.newThread factory this))
  (open [this]
    (set! pool (executor/unbounded
                (reify java.util.concurrent.ThreadFactory
                  (newThread [_ work] (.hire this work)))))
    this)
  (submit [_ x]
    (let* [task (as-task x)] (.execute pool task) task))
  (submit [this x result] (.submit this (ForkJoinTask--adapt x result)))
  (invoke [this task] (.join (.submit this task)))
  (getParallelism [_] (int parallelism))
  (getPoolSize [_] (.getPoolSize pool))
  (getActiveThreadCount [_] (.getActiveCount pool))
  (getRunningThreadCount [_] (.getActiveCount pool))
  (getQueuedTaskCount [_] 0)
  (getQueuedSubmissionCount [_] (int 0))
  (hasQueuedSubmissions [_] false)
  (getStealCount [_] 0)
  (getFactory [_] factory)
  (isQuiescent [_] (.isQuiet pool))
  (awaitQuiescence [_ n unit]
    (#'clojure.core/run-within (fn [p] (.isQuiet p)) pool (.toMillis unit n)))
  (shutdown [_] (if common nil (.shutdown pool)))
  (shutdownNow [_] (if common [] (.shutdownNow pool)))
  (close [this]
    (if common
      nil
      (do (.shutdown this)
          (.awaitTermination this 1 java.util.concurrent.TimeUnit/DAYS)))
    nil)
  (isShutdown [_] (.isShutdown pool))
  (isTerminating [_] (.isTerminating pool))
  (isTerminated [_] (.isTerminated pool)))

(def ^:private made (atom 0))
(defn- pool-of [prefix common parallelism factory]
  (if (pos? parallelism) nil (throw (new IllegalArgumentException)))
  (if (nil? factory) (throw (new NullPointerException)) nil)
  (.open (new ForkJoinPool nil nil prefix common parallelism factory)))
(def ^:private the-common-pool
  (delay (pool-of "ForkJoinPool.commonPool-worker-" true 1
                  (new ForkJoinFactory 0))))
(defn ForkJoinPool--commonPool [] @the-common-pool)
(defn ForkJoinPool--getCommonPoolParallelism [] (int 1))
(defn ForkJoinPool--managedBlock [blocker]
  (if (.isReleasable blocker) nil (if (.block blocker) nil (recur blocker))))
(defn ForkJoinPool--new
  ([] (ForkJoinPool--new 1))
  ([parallelism]
   (ForkJoinPool--new parallelism (new ForkJoinFactory 0) nil false))
  ([parallelism factory handler async]
   (pool-of (str "ForkJoinPool-" (swap! made inc) "-worker-") false parallelism
            factory))
  ([parallelism factory handler async core most runnable saturate keep unit]
   (ForkJoinPool--new parallelism factory handler async)))
(defn Executors--newWorkStealingPool
  ([] (ForkJoinPool--new))
  ([parallelism] (ForkJoinPool--new parallelism)))
