;; How a CompletableFuture tells what it is, and which exceptions get, join,
;; getNow and deref throw.
(import '[java.util.concurrent CompletableFuture CompletionException Future
          ExecutionException CancellationException TimeoutException TimeUnit])

(defn text [f] (second (re-find #"@[0-9a-f]+(.*)" (str f))))
(defmacro thrown [& body]
  `(try ~@body
        (catch Throwable e#
          [(.getSimpleName (class e#)) (ex-message e#)
           (some-> (ex-cause e#) class .getSimpleName) (some-> (ex-cause e#) ex-message)])))
(defn report [f]
  (prn (.isDone f) (.isCompletedExceptionally f) (.isCancelled f) (text f)
       (thrown (.getNow f :none)))
  (when (.isDone f)
    (prn (thrown (.get f)) (thrown (.join f)) (thrown @f) (thrown (deref f 10 :late))
         (thrown (.get f 1 TimeUnit/SECONDS)))))

(def pending (CompletableFuture.))
(report pending)
(.thenApply pending inc)
(prn (text pending) (.getNumberOfDependents pending))
(report (CompletableFuture/completedFuture nil))
(report (CompletableFuture/failedFuture (ex-info "plain" {:a 1})))
(report (doto (CompletableFuture.) (.completeExceptionally (CompletionException. "wrapped" (Exception. "inner")))))
(report (doto (CompletableFuture.) (.completeExceptionally (CompletionException. "alone" nil))))
(report (.thenApply (CompletableFuture/failedFuture (ex-info "of another" {})) inc))
(report (.thenApply (CompletableFuture/completedFuture 1) (fn [_] (throw (Error. "thrown")))))
(let [f (CompletableFuture.) g (.thenApply f inc)]
  (prn (.cancel f true) (.cancel f true) (.complete f 1))
  (report f)
  (report g)
  (prn (future-cancelled? f) (future-cancelled? g) (future-done? g) (future-cancel g)))
(prn (future? pending) (instance? Future pending) (instance? clojure.lang.IDeref pending)
     (instance? clojure.lang.IPending pending) (try (realized? pending) (catch ClassCastException _ :no)))
(prn (deref pending 10 :late) (thrown (.get pending 10 TimeUnit/MILLISECONDS)))

;; completing twice, and overwriting
(let [f (CompletableFuture.)]
  (prn (.complete f 1) (.complete f 2) (.completeExceptionally f (Exception. "x")) @f)
  (.obtrudeValue f 3)
  (prn @f)
  (.obtrudeException f (Exception. "y"))
  (report f))
(prn (thrown (.completeExceptionally (CompletableFuture.) nil)))

;; asynchronous ones
(report (doto (CompletableFuture/supplyAsync (fn [] (+ 1 2))) (.join)))
(report (doto (CompletableFuture/runAsync (fn [] 3)) (.join)))
(let [f (CompletableFuture/supplyAsync (fn [] (throw (ex-info "async" {}))))]
  (prn (thrown (.join f)) (thrown (.get f)) (thrown @f)))
(let [f (CompletableFuture.)]
  (.completeAsync f (fn [] :made))
  (prn (.join f)))
(prn (.join (.thenCombineAsync (CompletableFuture/supplyAsync (fn [] 20))
                               (CompletableFuture/supplyAsync (fn [] 22)) +)))
(prn (.join (.thenComposeAsync (CompletableFuture/supplyAsync (fn [] 1))
                               (fn [x] (CompletableFuture/supplyAsync (fn [] (inc x)))))))
(def ^java.util.concurrent.Executor here (reify java.util.concurrent.Executor (execute [_ r] (print "here ") (.run r))))
(prn (.join (.thenApplyAsync (CompletableFuture/supplyAsync (fn [] 1) here) inc here)))
(def ^java.util.concurrent.Executor never
  (reify java.util.concurrent.Executor
    (execute [_ r] (throw (java.util.concurrent.RejectedExecutionException. "never")))))
(prn (thrown (.join (.thenApplyAsync (CompletableFuture/completedFuture 1) inc never)))
     (thrown (CompletableFuture/runAsync (fn [] 1) never)))

;; time
(let [f (.orTimeout (CompletableFuture.) 20 TimeUnit/MILLISECONDS)]
  (prn (thrown (.join f)) (text f)))
(prn (.join (.completeOnTimeout (CompletableFuture.) :late 20 TimeUnit/MILLISECONDS))
     (.join (.completeOnTimeout (CompletableFuture/completedFuture :soon) :late 20 TimeUnit/MILLISECONDS)))
(let [f (.orTimeout (CompletableFuture.) 1 TimeUnit/DAYS)]
  (prn (.getNumberOfDependents f))
  (.complete f :in-time)
  (prn @f))
(prn (.join (CompletableFuture/supplyAsync
             (fn [] :delayed) (CompletableFuture/delayedExecutor 20 TimeUnit/MILLISECONDS))))
(let [f (CompletableFuture.) start (System/nanoTime)]
  (future (Thread/sleep 30) (.complete f :from-a-future))
  (prn @f (<= 30000000 (- (System/nanoTime) start))))
(shutdown-agents)
