;; ThreadPoolExecutor's threads, queue and policies; ForkJoinPool; threads with
;; their names, thread-locals and bindings.
(import '[java.util.concurrent Executors ThreadPoolExecutor LinkedBlockingQueue ArrayBlockingQueue
          SynchronousQueue TimeUnit ThreadFactory RejectedExecutionException ExecutionException
          RejectedExecutionHandler ForkJoinPool ForkJoinTask RecursiveTask ExecutorCompletionService
          ThreadPoolExecutor$CallerRunsPolicy ThreadPoolExecutor$DiscardPolicy FutureTask
          CountDownLatch Semaphore TimeoutException]
        '[java.util.concurrent.locks ReentrantLock ReentrantReadWriteLock])
(defn me [] (.getName (Thread/currentThread)))
(def made (atom 0))
(def factory (reify ThreadFactory
               (newThread [_ r] (doto (Thread. ^Runnable r (str "worker-" (swap! made inc)))
                                  (.setDaemon true)))))
(defn pool [core most queue & [handler]]
  (if handler
    (ThreadPoolExecutor. (int core) (int most) 1 TimeUnit/SECONDS queue factory handler)
    (ThreadPoolExecutor. (int core) (int most) 1 TimeUnit/SECONDS queue ^ThreadFactory factory)))
(defn submit [p f] (.submit ^java.util.concurrent.ExecutorService p ^Callable f))

;; one thread: one task after the other, in order
(let [p (pool 1 1 (LinkedBlockingQueue.)) seen (atom [])
      fs (mapv (fn [i] (submit p (fn [] (swap! seen conj i) (Thread/sleep 1) (swap! seen conj i) (me)))) (range 3))]
  (prn (mapv deref fs) @seen (.getPoolSize p) (.getLargestPoolSize p) (.getCorePoolSize p))
  (.shutdown p)
  (prn (.awaitTermination p 5 TimeUnit/SECONDS) (.getCompletedTaskCount p))
  (prn (try (submit p me) (catch RejectedExecutionException e
                            (boolean (re-find #"rejected from java.util.concurrent.ThreadPoolExecutor@.*\[Terminated, pool size = 0, active threads = 0, queued tasks = 0, completed tasks = 3\]"
                                              (ex-message e)))))))
;; a queue that is full: more threads, then the policy
(let [p (pool 1 2 (ArrayBlockingQueue. 1)) gate (promise)
      task (fn [] @gate)
      fs [(submit p task) (submit p task) (submit p task)]]
  (prn (.getPoolSize p) (.size (.getQueue p))
       (try (submit p task) (catch RejectedExecutionException e :rejected)))
  (deliver gate :open)
  (prn (mapv deref fs))
  (.shutdown p))
(let [p (pool 1 1 (SynchronousQueue.) (ThreadPoolExecutor$CallerRunsPolicy.)) gate (promise)]
  (submit p (fn [] @gate))
  (prn (.get (submit p me)))
  (.setRejectedExecutionHandler p (ThreadPoolExecutor$DiscardPolicy.))
  (prn (.isDone (submit p me)))
  (.setRejectedExecutionHandler p (reify RejectedExecutionHandler
                                    (rejectedExecution [_ r e] (println "handled" (identical? e p)))))
  (submit p me)
  (deliver gate 1)
  (.shutdown p))
(prn (try (ThreadPoolExecutor. 2 1 1 TimeUnit/SECONDS (LinkedBlockingQueue.)) (catch IllegalArgumentException e :sizes)))
;; invokeAny: the first that does not fail
(let [p (Executors/newFixedThreadPool 2)]
  (prn (.invokeAny p [(fn [] (throw (Exception. "a"))) (fn [] :b)])
       (try (.invokeAny p [(fn [] (throw (Exception. "only")))]) (catch ExecutionException e (ex-message (ex-cause e)))))
  (prn (.get (.submit p ^Runnable (fn [] 1) :result)) (mapv #(.get %) (.invokeAll p [(fn [] 1) (fn [] 2)])))
  (let [done (ExecutorCompletionService. p)]
    (dotimes [i 3] (.submit done (fn [] i)))
    (prn (sort (repeatedly 3 #(.get (.take done)))) (.poll done)))
  (prn (.shutdownNow p)))

;; thread-locals and bindings are the thread's own
(def ^:dynamic *x* :root)
(def local (ThreadLocal/withInitial (reify java.util.function.Supplier (get [_] :initial))))
(let [p (Executors/newSingleThreadExecutor factory)]
  (.set local :mine)
  (binding [*x* :bound]
    (prn (.get (submit p (fn [] (let [found [*x* (.get local)]] (.set local :theirs) found)))) *x* (.get local))
    (prn (.get (submit p (fn [] [*x* (.get local)])))
         (.get (submit p (bound-fn [] *x*)))))
  (.shutdown p))
(let [seen (atom nil)
      t (Thread. (fn [] (reset! seen [(me) *x* (.get local) (identical? (Thread/currentThread) (Thread/currentThread))])) "named")]
  (prn (.isAlive t) (.isDaemon t))
  (binding [*x* :bound] (doto t (.start) (.join)))
  (prn @seen (.isAlive t) (= t (Thread/currentThread)) (try (.start t) (catch IllegalThreadStateException e :twice))))
(let [seen (atom nil)
      t (doto (Thread. (fn [] (throw (ex-info "uncaught" {}))))
          (.setUncaughtExceptionHandler (reify Thread$UncaughtExceptionHandler
                                          (uncaughtException [_ t e] (reset! seen (ex-message e))))))]
  (.start t) (.join t) (prn @seen))
(let [seen (atom nil)
      t (Thread. (fn [] (try (Thread/sleep 100000) (catch InterruptedException e (reset! seen :interrupted)))))]
  (.start t) (.interrupt t) (.join t) (prn @seen))
(.interrupt (Thread/currentThread))
(prn (.isInterrupted (Thread/currentThread)) (Thread/interrupted) (Thread/interrupted))

;; fork and join
(defn fib [n] (proxy [RecursiveTask] []
                (compute [] (if (< n 2) n
                                (let [a (fib (- n 1)) b (fib (- n 2))]
                                  (.fork ^ForkJoinTask a)
                                  (+ (.invoke ^ForkJoinTask b) (.join ^ForkJoinTask a)))))))
(let [p (ForkJoinPool. 2)]
  (prn (.invoke p (fib 12)) (.getParallelism p) @(.submit p ^Callable (fn [] :called))
       (.isDone (ForkJoinTask/adapt ^Callable (fn [] 1)))
       (try (.invoke p (ForkJoinTask/adapt ^Runnable (fn [] (throw (IllegalStateException. "as it is")))))
            (catch IllegalStateException e :as-it-is)))
  (.shutdown p)
  (prn (.awaitTermination p 1 TimeUnit/SECONDS) (.isShutdown p)))
(prn (identical? (ForkJoinPool/commonPool) (ForkJoinPool/commonPool))
     (do (.shutdown (ForkJoinPool/commonPool)) (.isShutdown (ForkJoinPool/commonPool)))
     (.get (.submit (ForkJoinPool/commonPool) ^Callable (fn [] 7))))

;; locks and semaphores between threads
(let [l (ReentrantLock.) c (.newCondition l) box (atom nil)
      t (Thread. (fn [] (.lock l) (try (reset! box :full) (.signal c) (finally (.unlock l)))))]
  (.lock l)
  (.start t)
  (while (nil? @box) (.await c))
  (prn @box (.isHeldByCurrentThread l) (.isLocked l))
  (.unlock l)
  (.join t)
  (prn (.isLocked l) (try (.unlock l) (catch IllegalMonitorStateException e :not-mine))))
(let [l (ReentrantLock.) p (Executors/newSingleThreadExecutor factory)]
  (.lock l)
  (prn (.get (submit p (fn [] [(.tryLock l) (.isHeldByCurrentThread l) (.tryLock l 1 TimeUnit/MILLISECONDS)]))))
  (.unlock l)
  (.shutdown p))
(let [rw (ReentrantReadWriteLock.)]
  (.lock (.writeLock rw)) (.lock (.readLock rw)) (.unlock (.writeLock rw))
  (prn (.isWriteLocked rw) (.tryLock (.writeLock rw)) (.tryLock (.readLock rw))))
(let [s (Semaphore. 2) p (Executors/newCachedThreadPool factory)]
  (.acquire s 2)
  (submit p (fn [] (.release s)))
  (.acquire s)
  (prn (.availablePermits s) (.tryAcquire s 1 TimeUnit/MILLISECONDS) (.drainPermits s))
  (.shutdown p))
(let [l (CountDownLatch. 1)]
  (prn (.await l 1 TimeUnit/MILLISECONDS) (do (.countDown l) (.await l 1 TimeUnit/MILLISECONDS))))
(shutdown-agents)
