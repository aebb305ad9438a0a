;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's executors, threads and locks where there is one thread:
;; what is submitted is a task, which runs when somebody waits for it or at the
;; end, as clojure.core's futures do.
(ns cljwc.java.executor
  (:import [java.util.concurrent TimeUnit]))

(deftype* FutureTask [future]
  {:class "java.util.concurrent.FutureTask"}
  java.util.concurrent.Future
  clojure.lang.IDeref
  (deref [_] (clojure.core/deref future))
  Runnable
  (run [_] (clojure.core/deref future) nil)
  Object
  (get [_] (clojure.core/deref future))
  (get [_ n unit] (.get future n unit))
  (isDone [_] (future-done? future))
  (isCancelled [_] (future-cancelled? future))
  (cancel [_ interrupt] (future-cancel future)))

(defn- called [task]
  (if (instance? java.util.concurrent.Callable task) (.call task) (.run task)))
(defn FutureTask--new
  ([task] (new FutureTask (future (called task))))
  ([task x] (new FutureTask (future (called task) x))))

(deftype* ThreadPoolExecutor [^:unsynchronized-mutable open? ^:unsynchronized-mutable tasks]
  {:class "java.util.concurrent.ThreadPoolExecutor"}
  java.util.concurrent.ExecutorService
  Object
  (submit [this task]
    (if open? nil
        (throw (new java.util.concurrent.RejectedExecutionException
                    "the executor has been shut down")))
    (let [f (FutureTask--new task)]
      (set! tasks (conj tasks f))
      f))
  (submit [this task x] (.submit this (fn [] (called task) x)))
  (execute [this task] (.submit this task) nil)
  (schedule [this task n unit]
    (.submit this (fn [] (Thread/sleep (.toMillis unit n)) (called task))))
  (invokeAll [this tasks] (mapv (fn [t] (.submit this t)) tasks))
  (invokeAny [this tasks] (.get (.submit this (first tasks))))
  (shutdown [_] (set! open? false) nil)
  (shutdownNow [_] (set! open? false) [])
  (isShutdown [_] (not open?))
  (isTerminated [_] (and (not open?) (every? (fn [t] (.isDone t)) tasks)))
  (awaitTermination [_ n unit]
    (doseq [t tasks] (try (.get t) (catch Throwable e nil)))
    true)
  (close [this] (.shutdown this) (.awaitTermination this 1 TimeUnit/DAYS) nil))
(defn- pool [] (new ThreadPoolExecutor true []))
(defn Executors--newFixedThreadPool ([n] (pool)) ([n factory] (pool)))
(defn Executors--newCachedThreadPool ([] (pool)) ([factory] (pool)))
(defn Executors--newSingleThreadExecutor ([] (pool)) ([factory] (pool)))
(defn Executors--newWorkStealingPool ([] (pool)) ([n] (pool)))
(defn Executors--newVirtualThreadPerTaskExecutor [] (pool))
(defn Executors--newScheduledThreadPool ([n] (pool)) ([n factory] (pool)))
(defn Executors--newSingleThreadScheduledExecutor ([] (pool)) ([factory] (pool)))

;; One thread holds a lock or nobody does; who waits for one that is never let go
;; would wait for ever.
(deftype* ReentrantLock [^:unsynchronized-mutable held]
  {:class "java.util.concurrent.locks.ReentrantLock"}
  java.util.concurrent.locks.Lock
  Object
  (lock [_] (set! held (inc held)) nil)
  (lockInterruptibly [this] (.lock this))
  (tryLock [this] (.lock this) true)
  (tryLock [this n unit] (.lock this) true)
  (unlock [_]
    (if (pos? held)
      (set! held (dec held))
      (throw (new IllegalMonitorStateException)))
    nil)
  (isLocked [_] (pos? held))
  (isHeldByCurrentThread [_] (pos? held))
  (getHoldCount [_] (int held)))
(defn ReentrantLock--new ([] (new ReentrantLock 0)) ([fair] (new ReentrantLock 0)))
(deftype* ReentrantReadWriteLock [reading writing]
  {:class "java.util.concurrent.locks.ReentrantReadWriteLock"}
  Object
  (readLock [_] reading)
  (writeLock [_] writing))
(defn ReentrantReadWriteLock--new
  ([] (new ReentrantReadWriteLock (new ReentrantLock 0) (new ReentrantLock 0)))
  ([fair] (ReentrantReadWriteLock--new)))

(deftype* Semaphore [^:unsynchronized-mutable n]
  {:class "java.util.concurrent.Semaphore"}
  Object
  (tryAcquire [_] (if (pos? n) (do (set! n (dec n)) true) false))
  (acquire [this]
    (if (.tryAcquire this) nil
        (throw (new IllegalStateException
                    "Deadlock: no task releases the semaphore"))))
  (release [_] (set! n (inc n)) nil)
  (availablePermits [_] (int n)))
(defn Semaphore--new ([n] (new Semaphore n)) ([n fair] (new Semaphore n)))

;; Queues: one that is empty stays so unless a task fills it.
(deftype* LinkedBlockingQueue [^:unsynchronized-mutable items capacity]
  {:class "java.util.concurrent.LinkedBlockingQueue"}
  java.util.Queue
  Iterable
  (iterator [_] (.iterator (vec items)))
  clojure.lang.Counted
  (count [_] (clojure.core/count items))
  Object
  (seq [_] (clojure.core/seq items))
  (size [_] (int (clojure.core/count items)))
  (isEmpty [_] (nil? (clojure.core/seq items)))
  (offer [_ x]
    (if (< (clojure.core/count items) capacity)
      (do (set! items (conj items x)) true)
      false))
  (offer [this x n unit] (.offer this x))
  (add [this x] (if (.offer this x) true
                    (throw (new IllegalStateException "Queue full"))))
  (put [this x] (.add this x) nil)
  (peek [_] (clojure.core/first items))
  (element [this] (if (.isEmpty this) (throw (new java.util.NoSuchElementException))
                      (.peek this)))
  (poll [_]
    (let [x (clojure.core/first items)]
      (set! items (into clojure.lang.PersistentQueue/EMPTY (clojure.core/rest items)))
      x))
  (poll [this n unit] (#'clojure.core/run-tasks) (.poll this))
  (take [this]
    (if (not (#'clojure.core/run-until (fn [q] (not (.isEmpty q))) this))
      (throw (new IllegalStateException "Deadlock: no task fills the queue"))
      (.poll this)))
  (remove [this] (if (.isEmpty this) (throw (new java.util.NoSuchElementException))
                     (.poll this)))
  (clear [_] (set! items clojure.lang.PersistentQueue/EMPTY) nil)
  (contains [_ x] (boolean (some (fn [y] (= x y)) items)))
  (remainingCapacity [_] (int (- capacity (clojure.core/count items))))
  (toString [_] (str (vec items))))
(defn- queue [n] (new LinkedBlockingQueue clojure.lang.PersistentQueue/EMPTY n))
(defn LinkedBlockingQueue--new
  ([] (queue 2147483647))
  ([x] (if (number? x) (queue x) (let [q (queue 2147483647)]
                                   (doseq [y x] (.add q y))
                                   q))))
(defn ArrayBlockingQueue--new ([n] (queue n)) ([n fair] (queue n)))
(defn ConcurrentLinkedQueue--new ([] (queue 2147483647)) ([x] (LinkedBlockingQueue--new x)))

;; A thread is a task.
(deftype* Started [^:unsynchronized-mutable label task
                   ^:unsynchronized-mutable future ^:unsynchronized-mutable daemon]
  {:class "java.lang.Thread"}
  java.lang.Thread
  Runnable
  (run [_] (if task (.run task) nil) nil)
  Object
  (start [this]
    (if future (throw (new IllegalThreadStateException)) nil)
    (set! future (clojure.core/future (.run this)))
    nil)
  (join [_] (if future (clojure.core/deref future) nil) nil)
  (join [this ms] (.join this))
  (isAlive [_] (if future (not (future-done? future)) false))
  (getName [_] label)
  (setName [_ x] (set! label x) nil)
  (getId [this] 2)
  (threadId [this] 2)
  (setDaemon [_ x] (set! daemon x) nil)
  (isDaemon [_] (boolean daemon))
  (setPriority [_ n] nil)
  (interrupt [_] nil)
  (isInterrupted [_] false)
  (setContextClassLoader [_ x] nil)
  (setUncaughtExceptionHandler [_ x] nil)
  (toString [_] (str "Thread[#2," label ",5,main]")))
(def ^:private threads (atom -1))
(defn Thread--new
  ([] (Thread--new nil))
  ([x] (if (string? x)
         (new Started x nil nil false)
         (new Started (str "Thread-" (swap! threads inc)) x nil false)))
  ([x y] (if (string? y)
           (new Started y x nil false)
           (Thread--new y)))
  ([group task name] (new Started name task nil false)))
(defn Thread--startVirtualThread [task] (doto (Thread--new task) (.start)))
