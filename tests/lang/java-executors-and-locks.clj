(import '[java.util.concurrent Callable ExecutorService Executors LinkedBlockingQueue
          Semaphore TimeUnit Future FutureTask]
        '[java.util.concurrent.locks ReentrantLock Lock])
(def pool (Executors/newFixedThreadPool 2))
(let [f (.submit ^ExecutorService pool ^Callable (fn [] (+ 1 2)))]
  (println (.get f) (.get ^Future f 1 TimeUnit/SECONDS) (.isDone f) (.isCancelled f)))
(println (mapv #(.get %) (.invokeAll pool [(fn [] 1) (fn [] 2)])))
(def seen (atom []))
(.execute pool (fn [] (swap! seen conj :ran)))
(.shutdown pool)
(println (.awaitTermination pool 5 TimeUnit/SECONDS) @seen (.isShutdown pool) (.isTerminated pool))
(println (try (.submit pool ^Callable (fn [] 1))
              (catch java.util.concurrent.RejectedExecutionException e :rejected)))
(println (try (.get (.submit (Executors/newCachedThreadPool)
                             ^Callable (fn [] (throw (ex-info "no" {})))))
              (catch java.util.concurrent.ExecutionException e (ex-message (ex-cause e)))))
(let [l (ReentrantLock.)]
  (.lock l) (println (.isLocked l) (.tryLock l) (.getHoldCount l) (instance? Lock l))
  (.unlock l) (.unlock l)
  (println (.isLocked l) (try (.unlock l) (catch IllegalMonitorStateException e :not-held))))
(let [q (LinkedBlockingQueue. 2)]
  (println (.offer q 1) (.offer q 2) (.offer q 3) (.take q) (.poll q) (.poll q) (.size q))
  (.put q :x) (println (vec q) (.peek q) (.remainingCapacity q)))
(let [s (Semaphore. 1)]
  (println (.tryAcquire s) (.tryAcquire s) (do (.release s) (.availablePermits s))))
(let [t (FutureTask. (fn [] :done))] (.run t) (println (.get t)))
(def p (promise))
(def t (Thread. (fn [] (deliver p :from-a-thread))))
(.start t) (.join t) (println @p (.isAlive t))
(println (let [r (atom 0) ts (doall (for [i (range 3)] (Thread. #(swap! r + i))))]
           (run! #(.start ^Thread %) ts) (run! #(.join ^Thread %) ts) @r))
(shutdown-agents)
