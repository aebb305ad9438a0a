;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's scheduled executors: a task waits for its time among the
;; timers, and is then one of a pool's. As long as one waits that has no daemon's
;; thread to run it, the program does not end.
(ns cljwc.java.scheduler
  (:require [cljwc.java.executor :as executor]
            [cljwc.java.timers :as timers])
  (:import [java.util.concurrent LinkedBlockingQueue TimeUnit]))

;; at: nanoseconds of System/nanoTime. period: nil, nanoseconds between two
;; beginnings, or, less than 0, from an end to the next beginning.
(declare run-again)
(executor/def-task ScheduledFutureTask
  [pool number ^:unsynchronized-mutable at period]
  {:class "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask"}
  java.util.concurrent.RunnableScheduledFuture
  (run [this] (if period (run-again this) (executor/run-once this)))
  (isPeriodic [_] (some? period))
  (getDelay [_ unit]
    (.convert unit (- at (System/nanoTime)) TimeUnit/NANOSECONDS))
  (compareTo [_ other]
    (compare [at number] [(.dueAt other) (.number other)]))
  (number [_] number)
  (dueAt [_] at)
  (again [this]
    (if (= state :running)
      (do
        (set! state :new)
        (set! runner nil)
        (set! at (if (pos? period)
                   (+ at period)
                   (- (System/nanoTime) period)))
        (.enlist pool this))
      nil)
    nil))

(defn- run-again
  "Runs the task of a periodic future and enlists it again."
  [f]
  (if (.isNew f)
    (let* [thunk (.enter f)
           ok (try (thunk) true (catch Throwable e (.leave f :failed e) false))]
      (if ok (.again f) nil))
    nil)
  nil)

;; delayed: what waits for its time, to its timer. pool: who runs it then.
(executor/def-service ScheduledThreadPoolExecutor
  [pool ^:unsynchronized-mutable delayed ^:unsynchronized-mutable open
   ^:unsynchronized-mutable made
   ^:unsynchronized-mutable keeps-periodic ^:unsynchronized-mutable keeps-delayed
   ^:unsynchronized-mutable removes]
  {:class "java.util.concurrent.ScheduledThreadPoolExecutor"}
  java.util.concurrent.ThreadPoolExecutor
  java.util.concurrent.ScheduledExecutorService
  (add [this task nanos period]
    (let* [f (new ScheduledFutureTask
                  (executor/thunk-of task) (fn [f] (.forget this f))
                  :new nil nil nil
                  this made (+ (System/nanoTime) (max 0 nanos)) period)]
      (set! made (inc made))
      (if open
        (.enlist this f)
        (.rejectedExecution (.getRejectedExecutionHandler pool) f this))
      f))
  (isHeld [_] (not (.startsDaemons pool)))
  (enlist [this f]
    (if (if open true (.keeps this f))
      (do
        (if (.isHeld this) (#'clojure.core/hold) nil)
        (set! delayed
              (assoc delayed f
                     (timers/after (- (.dueAt f) (System/nanoTime))
                                   (fn [] (.due this f))))))
      (.cancel f false))
    nil)
  (forget [this f]
    (let* [timer (get delayed f)]
      (if timer
        (do (timers/cancel timer)
            (if (.isHeld this) (#'clojure.core/release) nil)
            (set! delayed (dissoc delayed f)))
        nil))
    nil)
  (due [this f]
    (.forget this f)
    (.execute pool f)
    nil)
  (keeps [_ f] (if (.isPeriodic f) keeps-periodic keeps-delayed))
  (waiting [_] (sort (fn [x y] (.compareTo x y)) (keys delayed)))
  (schedule [this task n unit] (.add this task (.toNanos unit n) nil))
  (scheduleAtFixedRate [this task initial n unit]
    (if (pos? n) nil (throw (new IllegalArgumentException)))
    (.add this task (.toNanos unit initial) (.toNanos unit n)))
  (scheduleWithFixedDelay [this task initial n unit]
    (if (pos? n) nil (throw (new IllegalArgumentException)))
    (.add this task (.toNanos unit initial) (- (.toNanos unit n))))
  (execute [this task]
    (if open
      (.execute pool task)
      (.rejectedExecution (.getRejectedExecutionHandler pool) task this))
    nil)
  (shutdown [this]
    (set! open false)
    (doseq [f (.waiting this)] (if (.keeps this f) nil (.cancel f false)))
    nil)
  (shutdownNow [this]
    (set! open false)
    (let* [found (vec (.waiting this))]
      (doseq [f found] (.forget this f))
      (into found (.shutdownNow pool))))
  (isShutdown [_] (not open))
  (isTerminated [_]
    (if open false (if (empty? delayed) (.isQuiet pool) false)))
  (isTerminating [this] (if open false (not (.isTerminated this))))
  (getQueue [this] (LinkedBlockingQueue. (concat (.waiting this) (.getQueue pool))))
  (remove [_ f] (if (get delayed f) (.cancel f false) false))
  (purge [_] nil)
  (setRemoveOnCancelPolicy [_ x] (set! removes x) nil)
  (getRemoveOnCancelPolicy [_] removes)
  (setContinueExistingPeriodicTasksAfterShutdownPolicy [_ x]
    (set! keeps-periodic x) nil)
  (getContinueExistingPeriodicTasksAfterShutdownPolicy [_] keeps-periodic)
  (setExecuteExistingDelayedTasksAfterShutdownPolicy [_ x]
    (set! keeps-delayed x) nil)
  (getExecuteExistingDelayedTasksAfterShutdownPolicy [_] keeps-delayed)
  (getCorePoolSize [_] (.getCorePoolSize pool))
  (setCorePoolSize [_ n] (.setCorePoolSize pool n))
  (getMaximumPoolSize [_] (int 2147483647))
  (getPoolSize [_] (.getPoolSize pool))
  (getLargestPoolSize [_] (.getLargestPoolSize pool))
  (getActiveCount [_] (.getActiveCount pool))
  (getCompletedTaskCount [_] (.getCompletedTaskCount pool))
  (getTaskCount [_] (+ (count delayed) (.getTaskCount pool)))
  (getThreadFactory [_] (.getThreadFactory pool))
  (setThreadFactory [_ x] (.setThreadFactory pool x))
  (getKeepAliveTime [_ unit] (.getKeepAliveTime pool unit))
  (setKeepAliveTime [_ n unit] (.setKeepAliveTime pool n unit))
  (allowCoreThreadTimeOut [_ x] nil)
  (getRejectedExecutionHandler [_] (.getRejectedExecutionHandler pool))
  (setRejectedExecutionHandler [_ x] (.setRejectedExecutionHandler pool x))
  (toString [this]
    (cljwc.java/object-text
     this (.stateText pool open (.isTerminated this) (count delayed)))))

(defn- scheduler [n factory handler]
  (if (< n 0) (throw (new IllegalArgumentException)) nil)
  (let [pool (executor/fixed n factory)]
    (if handler (.setRejectedExecutionHandler pool handler) nil)
    (new ScheduledThreadPoolExecutor pool {} true 0 false true false)))
(defn ScheduledThreadPoolExecutor--new
  ([n] (scheduler n (executor/Executors--defaultThreadFactory) nil))
  ([n x]
   (if (instance? java.util.concurrent.RejectedExecutionHandler x)
     (scheduler n (executor/Executors--defaultThreadFactory) x)
     (scheduler n x nil)))
  ([n factory handler] (scheduler n factory handler)))
(defn Executors--newScheduledThreadPool
  ([n] (ScheduledThreadPoolExecutor--new n))
  ([n factory] (ScheduledThreadPoolExecutor--new n factory)))
(defn Executors--newSingleThreadScheduledExecutor
  ([] (ScheduledThreadPoolExecutor--new 1))
  ([factory] (ScheduledThreadPoolExecutor--new 1 factory)))
(defn Executors--unconfigurableScheduledExecutorService [pool] pool)
