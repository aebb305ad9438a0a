;; What java.util.concurrent.CompletableFuture's stages give, and in which order
;; what depends on a future runs.
(import '[java.util.concurrent CompletableFuture CompletionStage CompletionException]
        '[java.util.function Function BiFunction Supplier Consumer BiConsumer])

(defmacro outcome [expr]
  `(try (let [x# ~expr] (if (instance? CompletableFuture x#) (.join x#) x#))
        (catch Throwable e#
          [(.getSimpleName (class e#)) (ex-message e#)
           (some-> (ex-cause e#) ex-message)])))
(defn failed [] (CompletableFuture/failedFuture (ex-info "no" {:k 1})))
(def one (CompletableFuture/completedFuture 1))

;; each method, on a value and on a failure
(prn (outcome (.thenApply one inc)) (outcome (.thenApply (failed) inc)))
(prn (outcome (.thenApply one (reify Function (apply [_ x] (str x "!"))))))
(prn (outcome (.thenAccept one (fn [x] :ignored))) (outcome (.thenRun one (fn [] 3))))
(prn (outcome (.thenCompose one (fn [x] (CompletableFuture/completedFuture [x])))))
(prn (class (ex-cause (try (.join (.thenCompose one (fn [_] nil))) (catch CompletionException e e)))))
(prn (outcome (.thenCompose one (fn [_] (failed)))))
(prn (outcome (.handle one (fn [x e] [x e]))))
(prn (outcome (.handle (failed) (fn [x e] [x (ex-message e)]))))
(prn (outcome (.handle (.thenApply (failed) inc) (fn [x e] (str (class e) (ex-message e))))))
(prn (outcome (.whenComplete one (fn [x e] (prn :saw x e) :ignored))))
(prn (outcome (.whenComplete one (fn [x e] (throw (ex-info "late" {}))))))
(prn (outcome (.whenComplete (failed) (fn [x e] (throw (ex-info "late" {}))))))
(prn (outcome (.exceptionally (failed) (fn [e] (ex-data e)))))
(prn (outcome (.exceptionally one (fn [e] :never))))
(prn (outcome (.exceptionally (.thenRun (failed) (fn [])) (fn [e] (ex-message e)))))
(prn (outcome (.exceptionallyCompose (failed) (fn [e] (CompletableFuture/completedFuture :saved)))))
(prn (outcome (.thenCombine one (CompletableFuture/completedFuture 2) +)))
(prn (outcome (.thenCombine one (failed) +)))
(prn (outcome (.thenAcceptBoth one one (fn [x y] (prn :both x y)))))
(prn (outcome (.runAfterBoth one one (fn [] (prn :ran)))))
(prn (outcome (.applyToEither (CompletableFuture.) one inc)))
(prn (outcome (.applyToEither one (failed) inc)))
(prn (outcome (.acceptEither (CompletableFuture.) one (fn [x] (prn :either x)))))
(prn (outcome (.runAfterEither (failed) one (fn [] (prn :never)))))
(prn (outcome (.thenApply one (fn [x] (throw (IllegalStateException. "bad"))))))
(prn (outcome (.thenApply one nil)))

;; a value that comes later
(let [a (CompletableFuture.) b (CompletableFuture.)
      sum (.thenCombine a b +)
      said (.thenAccept sum (fn [x] (println "sum" x)))]
  (println (.isDone sum) (.complete a 20) (.isDone sum) (.complete b 22) (.isDone said)
           (.complete a 0) (.join a)))
;; the last to be added is the first to run; their own stages follow
(let [f (CompletableFuture.)]
  (dotimes [i 3]
    (let [g (.thenApply f (fn [x] (println "step" i) [x i]))]
      (dotimes [k 3]
        (.thenAccept g (fn [x] (println "  after" x k))))))
  (.complete f :x))
(let [f (CompletableFuture.) last (reduce (fn [f i] (.thenApply f inc)) f (range 1000))]
  (.complete f 0)
  (println (.join last)))
(let [f (CompletableFuture.) last (reduce (fn [g i] (.thenCompose g (fn [x] (.thenApply f (fn [y] (+ x y))))))
                                          f (range 200))]
  (.complete f 1)
  (println (.join last)))

;; all of, any of
(defn all [& fs] (CompletableFuture/allOf (into-array CompletableFuture fs)))
(defn any [& fs] (CompletableFuture/anyOf (into-array CompletableFuture fs)))
(prn (outcome (all)) (outcome (all one one)) (outcome (all one (failed) one)))
(let [a (CompletableFuture.) b (CompletableFuture.) c (all a b one)]
  (.completeExceptionally b (ex-info "b" {}))
  (prn (.isDone c))
  (.completeExceptionally a (ex-info "a" {}))
  (prn (outcome c)))
(prn (.isDone (any)) (outcome (any (CompletableFuture.) one)) (outcome (any (failed) one)))
(let [a (CompletableFuture.) b (CompletableFuture.) c (any a b)]
  (.complete b :b)
  (.complete a :a)
  (prn (outcome c)))

;; the one that is told first, not the first of those that are complete
(let [a (CompletableFuture.) b (.thenApply a identity)
      c (any b a)]
  (.complete a :told)
  (prn (outcome c) (.getNumberOfDependents a)))
;; a stage that somebody else completes does not call its function
(let [a (CompletableFuture.) b (.thenApply a (fn [x] (prn :called x) x))]
  (prn (.complete b :other) (.complete a 1) (outcome b)))

;; copies and minimal stages
(let [f (CompletableFuture.) c (.copy f) m (.minimalCompletionStage f)]
  (prn (instance? CompletionStage m) (.isDone c) (identical? f (.toCompletableFuture f)))
  (prn (outcome (.join m)) (outcome (.complete m 1)))
  (let [n (.thenApply m inc)]
    (.complete f 1)
    (prn (.join c) (outcome (.toCompletableFuture m)) (outcome (.toCompletableFuture n))
         (outcome (.get n)))))
(prn (outcome (.toCompletableFuture (CompletableFuture/completedStage 5)))
     (outcome (.toCompletableFuture (CompletableFuture/failedStage (Exception. "e")))))
(prn (.getName (class (CompletableFuture/completedStage 5))))
