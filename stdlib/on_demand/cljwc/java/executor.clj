;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's executors where there is one thread: what is submitted
;; is a task, which runs when somebody waits for it or at the end, as
;; clojure.core's futures do. Of a pool's tasks no more have begun at a time than
;; it may have threads, and they begin in the order in which they were submitted.
(ns cljwc.java.executor
  (:require [cljwc.java.thread :as thread])
  (:import [java.util.concurrent LinkedBlockingQueue SynchronousQueue TimeUnit]))

;; ---------------------------------------------------------------------------
;; Futures

(defn called
  "What a Callable returns, or nil of a Runnable."
  [task]
  (if (instance? java.util.concurrent.Callable task) (.call task) (.run task)))

(defn execution-exception
  "What get throws of a task that threw e."
  [e]
  (rt/ex-make java.util.concurrent.ExecutionException (str e) e))
(defn- completed? [f] (not (.isPending f)))
(defn wait-for
  "Runs tasks until the future is completed; its deadlock is an exception."
  [f]
  (if (#'clojure.core/run-until completed? f)
    nil
    (#'clojure.core/deadlock "nothing is left to run that could complete a future")))
(defn wait-in-time
  "Runs tasks until the future is completed; a TimeoutException if it is not so
  within that many nanoseconds: what computes for longer cannot be interrupted."
  [f nanos]
  (let* [start (System/nanoTime)]
    (.expedite f)
    (#'clojure.core/run-within
     completed? f (quot (+ (- nanos (- (System/nanoTime) start)) 999999) 1000000))
    (if (if (.isPending f) true (> (- (System/nanoTime) start) nanos))
      (throw (new java.util.concurrent.TimeoutException))
      nil)))

;; The methods that a type does not define itself.
(defn- defaults [specs methods]
  (let [shape (fn [m] (if (seq? m) [(first m) (count (second m))] m))
        own (set (map shape specs))]
    (remove (fn [m] (contains? own (shape m))) methods)))

;; A deftype* of a future: its own methods isPending and report, and expedite,
;; which may begin its task, and what follows from them.
(defmacro def-future [type fields options & specs]
  `(deftype* ~type ~fields ~options ~@specs
     ~@(defaults specs
         '((get [this]
             (cljwc.java/check-interrupt nil)
             (.expedite this)
             (if (.isPending this) (cljwc.java.executor/wait-for this) nil)
             (.report this))
           (get [this n unit]
             (cljwc.java/check-interrupt nil)
             (if (.isPending this)
               (cljwc.java.executor/wait-in-time this (.toNanos unit n))
               nil)
             (.report this))
           (derefWithin [this ms x]
             (try (.get this ms java.util.concurrent.TimeUnit/MILLISECONDS)
                  (catch java.util.concurrent.TimeoutException _ x)))
           (isDone [this]
             (if (.isPending this) (#'clojure.core/asked-in-vain) nil)
             (not (.isPending this)))))))

;; A deftype* of the future of a function without parameters. state is :new,
;; :running, :done, :failed or :cancelled; hook, nil or a function, is called
;; with the future when it is completed.
(defmacro def-task [type fields options & specs]
  `(def-future ~type
     ~(into '[^:unsynchronized-mutable thunk
              ^:unsynchronized-mutable hook
              ^:unsynchronized-mutable state
              ^:unsynchronized-mutable value
              ^:unsynchronized-mutable starter
              ^:unsynchronized-mutable runner]
            fields)
     ~options
     ~@specs
     ~@'((isPending [_] (if (= state :new) true (= state :running)))
         (isNew [_] (= state :new))
         (report [_]
           (cond
             (= state :done) value
             (= state :cancelled)
             (throw (new java.util.concurrent.CancellationException))
             :else (throw (cljwc.java.executor/execution-exception value))))
         (outcome [_] [state value])
         ;; A pool says how the task is begun that it has a thread for.
         (startBy [_ f] (set! starter f) nil)
         (expedite [_]
           (if (= state :new) (if starter (starter) nil) nil))
         (enter [_]
           (set! state :running)
           (set! runner (Thread/currentThread))
           thunk)
         (leave [this s x]
           (set! runner nil)
           (if (= state :running)
             (do (set! value x)
                 (.become this s))
             nil)
           nil)
         (become [this s]
           (set! state s)
           (set! thunk nil)
           (set! starter nil)
           (if hook (hook this) nil)
           nil)
         (isCancelled [_] (= state :cancelled))
         (cancel [this interrupt]
           (if (.isPending this)
             (do (if (if interrupt runner nil) (.interrupt runner) nil)
                 (.become this :cancelled)
                 true)
             false))
         (toString [this]
           (cljwc.java/object-text
            this
            (cond
              (= state :done) "[Completed normally]"
              (= state :failed) (str "[Completed exceptionally: " value "]")
              (= state :cancelled) "[Cancelled]"
              :else "[Not completed]"))))))

(defn run-once
  "Runs the task of a future, unless it has begun."
  [f]
  (if (.isNew f)
    (let* [thunk (.enter f)]
      (try (.leave f :done (thunk))
           (catch Throwable e (.leave f :failed e))))
    nil)
  nil)

(def-task FutureTask []
  {:class "java.util.concurrent.FutureTask"}
  java.util.concurrent.RunnableFuture
  (run [this] (run-once this))
  Object)

(defn thunk-of
  "The function that the task of a future is."
  ([task]
   (if (nil? task) (throw (new NullPointerException)) (fn [] (called task))))
  ([task x]
   (if (nil? task)
     (throw (new NullPointerException))
     (fn [] (called task) x))))
(defn future-task
  "A future of a function without parameters."
  ([f] (future-task f nil))
  ([f hook] (new FutureTask f hook :new nil nil nil)))
(defn FutureTask--new
  ([task] (future-task (thunk-of task)))
  ([task x] (future-task (thunk-of task x))))

;; ---------------------------------------------------------------------------
;; Threads of pools

(def ^:private pools (atom 0))
(deftype* DefaultThreadFactory [prefix ^:unsynchronized-mutable n daemon]
  {:class "java.util.concurrent.Executors$DefaultThreadFactory"}
  java.util.concurrent.ThreadFactory
  (newThread [_ task]
    (set! n (inc n))
    (thread/made (str prefix n) task daemon)))
(defn factory
  "Of threads with such names and a number."
  [prefix daemon]
  (new DefaultThreadFactory prefix 0 daemon))
(defn Executors--defaultThreadFactory []
  (factory (str "pool-" (swap! pools inc) "-thread-") false))

;; A thread of a pool and the task that it has, begun by go: by the queue of
;; clojure.core or by who waits for it. The factory may have wrapped what the
;; thread does first.
(deftype* Worker [pool ^:unsynchronized-mutable thread
                  ^:unsynchronized-mutable task
                  ^:unsynchronized-mutable busy
                  ^:unsynchronized-mutable known]
  Object
  (thread [_] thread)
  (hire [this factory]
    (set! thread (.newThread factory (fn [] (.work this))))
    this)
  (busy [_] busy)
  (give [this x]
    (set! task x)
    (set! busy true)
    (let* [go (fn [] (.go this x))]
      (if (#'clojure.core/method-of x 'startBy) (.startBy x go) nil)
      (if (.isDaemon thread)
        (#'clojure.core/add-daemon go)
        (#'clojure.core/add-task go)))
    nil)
  (go [this x]
    (if (if (nil? task) false (identical? task x))
      (do
        (if known
          (thread/run-and-tell thread (fn [] (.work this)))
          (do (set! known true)
              (thread/run-and-tell thread (fn [] (.run thread)))))
        (set! busy false)
        (.clearInterrupt thread)
        (.finished pool this))
      nil)
    nil)
  (work [_]
    (let* [x task]
      (set! task nil)
      (if x (.run x) nil))
    nil)
  (retreat [_]
    (let* [x task] (set! task nil) x)))

;; ---------------------------------------------------------------------------
;; What a pool does with more than it may take

(defmacro ^:private def-policy [type name & body]
  `(do
     (deftype* ~type []
       {:class ~(str "java.util.concurrent.ThreadPoolExecutor$" name)}
       java.util.concurrent.RejectedExecutionHandler
       (~'rejectedExecution [_# ~'task ~'pool] ~@body nil))
     (defn ~(symbol (str "ThreadPoolExecutor$" name "--new")) [] (new ~type))))
(def-policy AbortPolicy "AbortPolicy"
  (throw (new java.util.concurrent.RejectedExecutionException
              (str "Task " task " rejected from " pool))))
(def-policy CallerRunsPolicy "CallerRunsPolicy"
  (if (.isShutdown pool) nil (.run task)))
(def-policy DiscardPolicy "DiscardPolicy")
(def-policy DiscardOldestPolicy "DiscardOldestPolicy"
  (if (.isShutdown pool)
    nil
    (do (.poll (.getQueue pool)) (.execute pool task))))
(def ^:private abort (new AbortPolicy))

;; ---------------------------------------------------------------------------
;; Executor services

(defn submitted [pool f]
  (let [task (future-task f)]
    (.execute pool task)
    task))
(defn all-done
  "The futures of the tasks, once all of them are done, or, if nanos is not nil,
  once so much time is over, when the others are cancelled."
  [pool tasks nanos]
  (let [end (if nanos (+ (System/nanoTime) nanos) nil)
        futures (mapv (fn [t] (.submit pool t)) tasks)]
    (doseq [f futures]
      (try
        (if end
          (.get f (max 0 (- end (System/nanoTime))) TimeUnit/NANOSECONDS)
          (.get f))
        (catch java.util.concurrent.TimeoutException e (.cancel f true))
        (catch java.util.concurrent.CancellationException e nil)
        (catch java.util.concurrent.ExecutionException e nil)))
    futures))
(defn first-done
  "The value of the first task that has one; the others are not begun."
  [pool tasks]
  (if (empty? tasks) (throw (new IllegalArgumentException)) nil)
  (loop [tasks (seq tasks)]
    (let [x (try [(.get (.submit pool (first tasks)))]
                 (catch java.util.concurrent.ExecutionException e
                   (if (next tasks) nil (throw e))))]
      (if x (nth x 0) (recur (next tasks))))))

;; A deftype* of a service: its own execute, shutdown, isTerminated and the like,
;; and what follows from them.
(defmacro def-service [type fields options & specs]
  `(deftype* ~type ~fields ~options ~@specs
     ~@(defaults specs
         '((submit [this task]
               (cljwc.java.executor/submitted
                this (cljwc.java.executor/thunk-of task)))
             (submit [this task x]
               (cljwc.java.executor/submitted
                this (cljwc.java.executor/thunk-of task x)))
             (invokeAll [this tasks] (cljwc.java.executor/all-done this tasks nil))
             (invokeAll [this tasks n unit]
               (cljwc.java.executor/all-done this tasks (.toNanos unit n)))
             (invokeAny [this tasks] (cljwc.java.executor/first-done this tasks))
             (invokeAny [this tasks n unit]
               (cljwc.java.executor/first-done this tasks))
             (awaitTermination [this n unit]
               (#'clojure.core/run-within (fn [p] (.isTerminated p)) this
                                          (.toMillis unit n)))
             (close [this]
               (.shutdown this)
               (if (#'clojure.core/run-until (fn [p] (.isTerminated p)) this)
                 nil
                 (#'clojure.core/deadlock "a pool waits for its own task"))
               nil)))))

(defn drained
  "Takes all there is out of a queue: a vector."
  [queue]
  (loop [found []]
    (let [x (.poll queue)]
      (if (nil? x) found (recur (conj found x))))))

;; state: :running, :shutdown or :stop. A queue that holds nothing hands a task
;; to a worker that is idle.
(def-service ThreadPoolExecutor [^:unsynchronized-mutable core
                                ^:unsynchronized-mutable most
                                ^:unsynchronized-mutable nanos
                                queue
                                ^:unsynchronized-mutable factory
                                ^:unsynchronized-mutable handler
                                ^:unsynchronized-mutable state
                                ^:unsynchronized-mutable workers
                                ^:unsynchronized-mutable idle
                                ^:unsynchronized-mutable largest
                                ^:unsynchronized-mutable completed]
  {:class "java.util.concurrent.ThreadPoolExecutor"}
  java.util.concurrent.ExecutorService
  (execute [this task]
    (if (nil? task) (throw (new NullPointerException)) nil)
    (cond
      (not (= state :running)) (.rejectedExecution handler task this)
      (< (count workers) core) (.give (.hire this) task)
      (.enqueue this task) nil
      (< (count workers) most) (.give (.hire this) task)
      :else (.rejectedExecution handler task this))
    nil)
  Object
  (hire [this]
    (let* [w (.hire (new Worker this nil nil false false) factory)]
      (set! workers (conj workers w))
      (set! largest (max largest (count workers)))
      w))
  ;; Gives it to who is idle or puts it into the queue; or false.
  (enqueue [this task]
    (let* [w (peek idle) direct (instance? SynchronousQueue queue)]
      (cond
        (if direct w nil) (do (set! idle (pop idle)) (.give w task) true)
        direct false
        (.offer queue task)
        (do (cond
              w (do (set! idle (pop idle)) (.give w (.poll queue)))
              (= 0 (count workers)) (.give (.hire this) (.poll queue))
              :else nil)
            true)
        :else false)))
  (finished [_ w]
    (set! completed (inc completed))
    (let* [task (.poll queue)]
      (if (nil? task) (set! idle (conj idle w)) (.give w task)))
    nil)
  (busyWorkers [_] (filter (fn [w] (.busy w)) workers))
  (shutdown [_] (if (= state :running) (set! state :shutdown) nil) nil)
  ;; On the JVM the tasks that have a thread would be running.
  (shutdownNow [this]
    (set! state :stop)
    (doseq [w (.busyWorkers this)] (.interrupt (.thread w)))
    (drained queue))
  (isShutdown [_] (not (= state :running)))
  (isTerminated [this]
    (if (= state :running) false (.isQuiet this)))
  (isTerminating [this]
    (if (= state :running) false (not (.isTerminated this))))
  (getQueue [_] queue)
  (getCorePoolSize [_] (int core))
  (setCorePoolSize [_ n] (set! core n) nil)
  (getMaximumPoolSize [_] (int most))
  (setMaximumPoolSize [_ n] (set! most n) nil)
  (getLargestPoolSize [_] (int largest))
  (getPoolSize [this]
    (int (if (.isTerminated this) 0 (count workers))))
  (getActiveCount [this] (int (count (.busyWorkers this))))
  (getCompletedTaskCount [_] completed)
  (getTaskCount [this]
    (+ completed (.size queue) (count (.busyWorkers this))))
  (getKeepAliveTime [_ unit] (.convert unit nanos TimeUnit/NANOSECONDS))
  (setKeepAliveTime [_ n unit] (set! nanos (.toNanos unit n)) nil)
  (allowCoreThreadTimeOut [_ x] nil)
  (getThreadFactory [_] factory)
  (setThreadFactory [_ x] (set! factory x) nil)
  (getRejectedExecutionHandler [_] handler)
  (setRejectedExecutionHandler [_ x] (set! handler x) nil)
  (isQuiet [this] (if (.isEmpty queue) (empty? (.busyWorkers this)) false))
  (startsDaemons [this]
    (if (empty? workers) (set! idle (conj idle (.hire this))) nil)
    (.isDaemon (.thread (first workers))))
  (prestartCoreThread [this]
    (if (< (count workers) core)
      (do (set! idle (conj idle (.hire this))) true)
      false))
  (prestartAllCoreThreads [this]
    (loop* [n 0] (if (.prestartCoreThread this) (recur (inc n)) (int n))))
  (remove [_ task] (.remove queue task))
  (purge [_] nil)
  (stateText [this open ended delayed]
    (str "[" (cond open "Running" ended "Terminated" :else "Shutting down")
         ", pool size = " (if ended 0 (count workers))
         ", active threads = " (.getActiveCount this)
         ", queued tasks = " (+ delayed (.size queue))
         ", completed tasks = " completed "]"))
  (toString [this]
    (cljwc.java/object-text
     this
     (.stateText this (= state :running) (.isTerminated this) 0))))

(defn- pool-of [core most nanos queue factory handler]
  (if (< core 0) (throw (new IllegalArgumentException)) nil)
  (if (if (<= most 0) true (< most core))
    (throw (new IllegalArgumentException)) nil)
  (if (if (nil? queue) true (if (nil? factory) true (nil? handler)))
    (throw (new NullPointerException)) nil)
  (new ThreadPoolExecutor core most nanos queue factory handler
       :running [] [] 0 0))
(defn ThreadPoolExecutor--new
  ([core most n unit queue]
   (ThreadPoolExecutor--new core most n unit queue
                            (Executors--defaultThreadFactory) abort))
  ([core most n unit queue x]
   (if (instance? java.util.concurrent.RejectedExecutionHandler x)
     (ThreadPoolExecutor--new core most n unit queue
                              (Executors--defaultThreadFactory) x)
     (ThreadPoolExecutor--new core most n unit queue x abort)))
  ([core most n unit queue factory handler]
   (pool-of core most (.toNanos unit n) queue factory handler)))

(defn fixed
  "A pool of n threads and a queue of any length."
  [n factory]
  (pool-of n (max n 1) 0 (LinkedBlockingQueue.) factory abort))
(defn unbounded
  "A pool with a thread for each task."
  [factory]
  (pool-of 0 2147483647 60000000000 (SynchronousQueue.) factory abort))

(defn Executors--newFixedThreadPool
  ([n] (Executors--newFixedThreadPool n (Executors--defaultThreadFactory)))
  ([n factory]
   (pool-of n n 0 (LinkedBlockingQueue.) factory abort)))
(defn Executors--newSingleThreadExecutor
  ([] (Executors--newFixedThreadPool 1))
  ([factory] (Executors--newFixedThreadPool 1 factory)))
(defn Executors--newCachedThreadPool
  ([] (unbounded (Executors--defaultThreadFactory)))
  ([factory] (unbounded factory)))
(defn Executors--newThreadPerTaskExecutor [factory] (unbounded factory))
(defn Executors--newVirtualThreadPerTaskExecutor []
  (unbounded (reify java.util.concurrent.ThreadFactory
               (newThread [_ task] (thread/made "" task true)))))
(defn Executors--unconfigurableExecutorService [pool] pool)
(defn Executors--callable
  ([task] (Executors--callable task nil))
  ([task x] (thunk-of task x)))

;; ---------------------------------------------------------------------------
;; Futures in the order in which they are completed

(deftype* ExecutorCompletionService [pool queue]
  {:class "java.util.concurrent.ExecutorCompletionService"}
  java.util.concurrent.CompletionService
  (submit [_ task]
    (let* [f (future-task (thunk-of task) (fn [f] (.add queue f)))]
      (.execute pool f)
      f))
  (submit [this task x] (.submit this (thunk-of task x)))
  (take [_] (.take queue))
  (poll [_] (.poll queue))
  (poll [_ n unit] (.poll queue n unit)))
(defn ExecutorCompletionService--new
  ([pool] (new ExecutorCompletionService pool (LinkedBlockingQueue.)))
  ([pool queue] (new ExecutorCompletionService pool queue)))
