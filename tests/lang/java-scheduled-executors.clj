;; Tasks that wait for their time, once or again and again.
(import '[java.util.concurrent Executors ScheduledExecutorService ScheduledThreadPoolExecutor
          ScheduledFuture ThreadPoolExecutor TimeUnit Future Delayed CancellationException
          ExecutionException RejectedExecutionException])
(def s (Executors/newScheduledThreadPool 1))
(prn (instance? ScheduledExecutorService s) (instance? ThreadPoolExecutor s))
(def seen (atom []))
(defn note [x] (fn [] (swap! seen conj x) x))
(defn after [ms x] (.schedule ^ScheduledExecutorService s ^Callable (note x) (long ms) TimeUnit/MILLISECONDS))

;; in the order of time, then of submission
(let [fs [(after 60 :c) (after 20 :a) (after 40 :b) (after 40 :b2)]]
  (prn (mapv #(.isDone %) fs) (instance? ScheduledFuture (first fs)) (instance? Delayed (first fs))
       (<= 1 (.getDelay (first fs) TimeUnit/MILLISECONDS) 60)
       (pos? (compare (first fs) (second fs))))
  (prn (mapv #(.get %) fs) @seen (mapv future-done? fs)))
(prn @(after 1 :deref)
     (let [f (after 10000 :long)] [(deref f 10 :late) (.cancel f false)]))
(prn (.get (.submit ^ScheduledExecutorService s ^Callable (fn [] (boolean (re-find #"^pool-\d+-thread-1$" (.getName (Thread/currentThread))))))))

;; cancelled before its time
(let [f (after 10000 :never)]
  (prn (.cancel f false) (.isDone f) (.isCancelled f)
       (try (.get f) (catch CancellationException e :cancelled))))
;; what it throws
(prn (try (.get (.schedule s ^Callable (fn [] (throw (ex-info "no" {}))) 1 TimeUnit/MILLISECONDS))
          (catch ExecutionException e (ex-message (ex-cause e)))))

;; again and again, until it is cancelled or throws
(let [n (atom 0) p (promise)
      f (.scheduleAtFixedRate s (fn [] (when (= 3 (swap! n inc)) (deliver p :three))) 0 5 TimeUnit/MILLISECONDS)]
  (prn @p (.isDone f) (.isPeriodic ^java.util.concurrent.RunnableScheduledFuture f))
  (.cancel f false)
  (prn (.isCancelled f) (let [k @n] (Thread/sleep 30) (= k @n))))
(let [n (atom 0)
      f (.scheduleWithFixedDelay s (fn [] (when (= 4 (swap! n inc)) (throw (Exception. "enough")))) 1 1 TimeUnit/MILLISECONDS)]
  (prn (try (.get f) (catch ExecutionException e [(ex-message (ex-cause e)) @n]))))
(prn (try (.scheduleAtFixedRate s (fn []) 1 0 TimeUnit/SECONDS) (catch IllegalArgumentException e :period)))

;; what was scheduled still runs after shutdown, but not what repeats
(reset! seen [])
(let [once (after 20 :once)
      twice (.scheduleAtFixedRate s (note :again) 10 10 TimeUnit/MILLISECONDS)]
  (.shutdown s)
  (prn (.isShutdown s) (.isTerminated s) (.isCancelled twice)
       (try (after 1 :more) (catch RejectedExecutionException e :rejected))
       (.awaitTermination s 10 TimeUnit/SECONDS) (.isTerminated s) @seen (.get once)))
(let [s (ScheduledThreadPoolExecutor. 2)]
  (.setRemoveOnCancelPolicy s true)
  (let [f (.schedule s ^Runnable (fn []) 1 TimeUnit/HOURS)]
    (.schedule s ^Runnable (fn []) 2 TimeUnit/HOURS)
    (prn (.size (.getQueue s)) (.cancel f true) (.size (.getQueue s)))
    (prn (count (.shutdownNow s)) (.awaitTermination s 1 TimeUnit/SECONDS))))
(shutdown-agents)
