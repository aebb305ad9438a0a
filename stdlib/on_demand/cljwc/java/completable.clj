;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent.CompletableFuture where there is one thread. What depends
;; on a future that is not complete is on its stack, and runs when it is completed,
;; the last one first, as Java's does; asynchronous steps are tasks of an executor.
;; Who gets a value has tasks run until it is there; nothing left that could
;; complete the future is a deadlock.
(ns cljwc.java.completable
  (:require [cljwc.java.executor :as executor]
            [cljwc.java.forkjoin :as forkjoin]
            [cljwc.java.thread :as thread]
            [cljwc.java.timers :as timers])
  (:import [java.util.concurrent CancellationException CompletionException
            TimeoutException]
           [java.util.function BiConsumer BiFunction Consumer Function Supplier]))

;; ---------------------------------------------------------------------------
;; Functions of Clojure or Java

(defn- check [x] (if (nil? x) (throw (new NullPointerException)) x))
(defn- supply [f] (if (instance? Supplier f) (.get f) (f)))
(defn- run [f] (if (fn? f) (f) (.run f)) nil)
(defn- apply1 [f x] (if (instance? Function f) (.apply f x) (f x)))
(defn- apply2 [f x y] (if (instance? BiFunction f) (.apply f x y) (f x y)))
(defn- accept1 [f x] (if (instance? Consumer f) (.accept f x) (f x)) nil)
(defn- accept2 [f x y] (if (instance? BiConsumer f) (.accept f x y) (f x y)) nil)

;; ---------------------------------------------------------------------------
;; Outcomes: [:done value] or [:failed exception]

(defn- wrapped
  "What depends on a future that failed fails with."
  [e]
  (if (instance? CompletionException e)
    e
    (rt/ex-make CompletionException (str e) e)))
(defn- fail [target e] (.settle target :failed (wrapped e)))
(defn- relay [target [state x]]
  (if (= state :failed) (fail target x) (.settle target :done x)))
(defn- attempt
  "Completes the target with what (f) returns or throws."
  [target f]
  (try (.settle target :done (f))
       (catch Throwable e (fail target e)))
  nil)

(defn value-or-cause
  "What get gives of an outcome."
  [[state x]]
  (cond
    (= state :done) x
    (instance? CancellationException x) (throw x)
    (and (instance? CompletionException x) (ex-cause x))
    (throw (executor/execution-exception (ex-cause x)))
    :else (throw (executor/execution-exception x))))
(defn value-or-completion
  "What join gives of an outcome."
  [[state x]]
  (cond
    (= state :done) x
    (instance? CancellationException x) (throw x)
    :else (throw (wrapped x))))
(defn- illegal [message] (throw (new IllegalStateException message)))
(defn value-now [[state x]]
  (cond
    (= state :done) x
    (nil? state) (illegal "Task has not completed")
    (instance? CancellationException x) (illegal "Task was cancelled")
    :else (illegal "Task completed with exception")))
(defn exception-now [[state x]]
  (cond
    (= state :done) (illegal "Task completed with a result")
    (nil? state) (illegal "Task has not completed")
    (instance? CancellationException x) (illegal "Task was cancelled")
    (instance? CompletionException x) (or (ex-cause x) x)
    :else x))

;; ---------------------------------------------------------------------------
;; What depends on futures

(declare post-complete)

;; What an executor runs; who waits for it may have it begun.
(deftype* Async [^:unsynchronized-mutable f ^:unsynchronized-mutable starter]
  Runnable
  (run [_]
    (let* [g f]
      (set! f nil)
      (set! starter nil)
      (if g (g) nil)))
  Object
  (startBy [_ g] (set! starter g) nil)
  (expedite [_] (if starter (starter) nil)))

;; A step to be made once (ready): (step) completes the target.
(deftype* Dependent [ready step executor target ^:unsynchronized-mutable claimed]
  Object
  (isLive [_] (not claimed))
  (make [_]
    (if (.isPending target) (step) nil)
    (post-complete target))
  ;; The target, if it is complete now.
  (fire [this]
    (if (if claimed false (ready))
      (do
        (set! claimed true)
        (cond
          (not (.isPending target)) nil ; somebody else has completed it
          executor
          (try (.execute executor (new Async (fn [] (.make this)) nil))
               (catch Throwable e (fail target e)))
          :else (step))
        (if (.isPending target) nil target))
      nil)))

(defn post-complete
  "Makes the steps that depend on a future which may be complete now, and those
  that depend on their futures: of a future that follows, the steps are moved to
  this one's stack, but for the last."
  [f]
  (if (.isPending f)
    nil
    (loop [at f]
      (let [d (.popDependent at)]
        (cond
          (nil? d) (if (identical? at f) nil (recur f))
          (and (not (identical? at f)) (.hasDependents at))
          (do (.pushDependent f d) (recur at))
          :else (recur (or (.fire d) f)))))))

(defn- await-steps
  "Makes the step once it is ready, which it is when one of the sources is
  completed; the target."
  [sources ready step executor target]
  (let [d (new Dependent ready step executor target false)]
    (if (ready)
      (.fire d)
      (doseq [s (distinct sources)]
        (if (.isPending s) (.pushDependent s d) nil)))
    target))

(defn- after
  "A stage for which (step stage outcome) is called when the source is complete."
  [source executor step]
  (let [target (.newIncompleteFuture source)]
    (await-steps [source]
                 (fn [] (not (.isPending source)))
                 (fn [] (step target (.outcome source)))
                 executor target)))
(defn- after-both [source other executor step]
  (let [target (.newIncompleteFuture source)]
    (await-steps [source other]
                 (fn [] (not (or (.isPending source) (.isPending other))))
                 (fn [] (step target (.outcome source) (.outcome other)))
                 executor target)))
(defn- after-either [source other executor step]
  (let [target (.newIncompleteFuture source)
        done (fn [] (cond (not (.isPending source)) source
                          (not (.isPending other)) other
                          :else nil))]
    (await-steps [source other]
                 (fn [] (some? (done)))
                 (fn [] (step target (.outcome (done))))
                 executor target)))

(defn- relay-from
  "Completes the target as the source is."
  [source target]
  (await-steps [source]
               (fn [] (not (.isPending source)))
               (fn [] (relay target (.outcome source)))
               nil target))

;; ---------------------------------------------------------------------------
;; The steps. Each function: stage, executor or nil, its method's arguments

(defn- on-value
  "A step that has the target be (f value), unless the source failed."
  [f]
  (fn [target [state x]]
    (if (= state :failed)
      (fail target x)
      (attempt target (fn [] (f x))))))
(defn- on-values [f]
  (fn [target [state x] [other-state y]]
    (cond (= state :failed) (fail target x)
          (= other-state :failed) (fail target y)
          :else (attempt target (fn [] (f x y))))))
(defn- compose
  "Has the target be what the stage is that (f) returns."
  [target f]
  (try (relay-from (.toCompletableFuture (f)) target)
       (catch Throwable e (fail target e))))

(defn thenApply [stage executor f]
  (check f)
  (after stage executor (on-value (fn [x] (apply1 f x)))))
(defn thenAccept [stage executor f]
  (check f)
  (after stage executor (on-value (fn [x] (accept1 f x)))))
(defn thenRun [stage executor f]
  (check f)
  (after stage executor (on-value (fn [_] (run f)))))
(defn thenCompose [stage executor f]
  (check f)
  (after stage executor
         (fn [target [state x]]
           (if (= state :failed)
             (fail target x)
             (compose target (fn [] (apply1 f x)))))))
(defn handle [stage executor f]
  (check f)
  (after stage executor
         (fn [target [state x]]
           (attempt target
                    (fn []
                      (if (= state :failed) (apply2 f nil x) (apply2 f x nil)))))))
(defn whenComplete [stage executor f]
  (check f)
  (after stage executor
         (fn [target [state x]]
           (let [thrown (try
                          (if (= state :failed)
                            (accept2 f nil x)
                            (accept2 f x nil))
                          (catch Throwable e e))]
             (cond (= state :failed) (fail target x)
                   thrown (fail target thrown)
                   :else (.settle target :done x))))))
(defn- on-failure
  "bring: how the target comes to what f makes of the exception."
  [stage executor f bring]
  (check f)
  (after stage executor
         (fn [target [state x]]
           (if (= state :failed)
             (bring target (fn [] (apply1 f x)))
             (.settle target :done x)))))
(defn exceptionally [stage executor f] (on-failure stage executor f attempt))
(defn exceptionallyCompose [stage executor f]
  (on-failure stage executor f compose))
(defn- both [stage executor other f call]
  (check f)
  (after-both stage (.toCompletableFuture other) executor (on-values call)))
(defn thenCombine [stage executor other f]
  (both stage executor other f (fn [x y] (apply2 f x y))))
(defn thenAcceptBoth [stage executor other f]
  (both stage executor other f (fn [x y] (accept2 f x y))))
(defn runAfterBoth [stage executor other f]
  (both stage executor other f (fn [_ _] (run f))))

(defn- either [stage executor other f call]
  (check f)
  (after-either stage (.toCompletableFuture other) executor (on-value call)))
(defn applyToEither [stage executor other f]
  (either stage executor other f (fn [x] (apply1 f x))))
(defn acceptEither [stage executor other f]
  (either stage executor other f (fn [x] (accept1 f x))))
(defn runAfterEither [stage executor other f]
  (either stage executor other f (fn [_] (run f))))

(def ^:private steps
  '[[thenApply [f]] [thenAccept [f]] [thenRun [f]] [thenCompose [f]] [handle [f]]
    [whenComplete [f]] [exceptionally [f]] [exceptionallyCompose [f]]
    [thenCombine [other f]] [thenAcceptBoth [other f]] [runAfterBoth [other f]]
    [applyToEither [other f]] [acceptEither [other f]] [runAfterEither [other f]]])
(defn- step-methods
  "Of each step: name, nameAsync, and nameAsync with an executor."
  []
  (mapcat (fn [[name args]]
            (let [async (symbol (str name "Async"))]
              `((~name [~'this ~@args] (~name ~'this nil ~@args))
                (~async [~'this ~@args]
                 (~name ~'this (.defaultExecutor ~'this) ~@args))
                (~async [~'this ~@args ~'executor]
                 (~name ~'this (check ~'executor) ~@args)))))
          steps))

(defn- shown
  "What toString says of a stage."
  [stage [state x] dependents]
  (cljwc.java/object-text
   stage
   (cond
     (= state :done) "[Completed normally]"
     (= state :failed) (str "[Completed exceptionally: " x "]")
     (= dependents 0) "[Not completed]"
     :else (str "[Not completed, " dependents " dependents]"))))

;; A deftype* of a stage: state is nil, :done or :failed; its dependents a list.
(defmacro ^:private def-stage [type class & specs]
  `(executor/def-future ~type
     ~'[^:unsynchronized-mutable state ^:unsynchronized-mutable value
        ^:unsynchronized-mutable dependents ^:unsynchronized-mutable source]
     {:class ~class}
     java.util.concurrent.CompletionStage
     java.util.concurrent.Future
     ~@specs
     ~@(step-methods)
     ~@'((isPending [_] (nil? state))
         (outcome [_] [state value])
         (settle [_ s x]
           (if (nil? state) (do (set! state s) (set! value x) true) false))
         (overwrite [_ s x] (set! state s) (set! value x) nil)
         (pushDependent [_ d] (set! dependents (cons d dependents)) nil)
         (popDependent [_]
           (let* [d (first dependents)] (set! dependents (next dependents)) d))
         (hasDependents [_] (some? (clojure.core/seq dependents)))
         (live [_] (count (filter (fn [d] (.isLive d)) dependents)))
         (beginsWith [this async] (set! source async) this)
         (expedite [_]
           (let* [s source] (set! source nil) (if s (.expedite s) nil)))
         (report [_] (cljwc.java.completable/value-or-cause [state value]))
         (defaultExecutor [_]
           (cljwc.java.forkjoin/ForkJoinPool--commonPool))
         (toString [this] (#'shown this [state value] (.live this))))))

(defn complete-as
  "Completes the future; did that complete it?"
  [future state x]
  (let [changed (.settle future state x)]
    (post-complete future)
    changed))
(defn- overwrite [future state x]
  (.overwrite future state x)
  (post-complete future)
  nil)

;; ---------------------------------------------------------------------------
;; Time

;; Java's too is one daemon for all.
(def ^:private clock
  (delay (thread/made "CompletableFutureDelayScheduler" nil true)))
(defn- later
  "Has (f) called by a task when the time is over; what timers/cancel takes."
  [n unit f]
  (timers/after (.toNanos unit n)
                (fn []
                  (#'clojure.core/add-daemon
                   (fn [] (thread/run-and-tell @clock f))))))
(defn- with-time-limit
  "Has (f) called if the future is not complete in time; the future."
  [future n unit f]
  (check unit)
  (if (.isPending future)
    (let [timer (later n unit f)]
      (whenComplete future nil (fn [_ _] (timers/cancel timer))))
    nil)
  future)

;; ---------------------------------------------------------------------------
;; Stages

(declare pending minimal)
(defn- copied [source target] (relay-from source target))
(defn- begin-async
  "Has the executor complete the future with what (f) returns or throws."
  [future executor f]
  (let [async (new Async (fn []
                           (if (.isPending future)
                             (do (attempt future f) (post-complete future))
                             nil))
                   nil)]
    (.beginsWith future async)
    (.execute executor async)
    future))

(def-stage CompletableFuture "java.util.concurrent.CompletableFuture"
  (newIncompleteFuture [_] (pending))
  (join [this]
    (.expedite this)
    (if (nil? state) (executor/wait-for this) nil)
    (value-or-completion [state value]))
  (getNow [_ x] (if (nil? state) x (value-or-completion [state value])))
  (resultNow [_] (value-now [state value]))
  (exceptionNow [_] (exception-now [state value]))
  (isCancelled [_]
    (if (= state :failed) (instance? CancellationException value) false))
  (isCompletedExceptionally [_] (= state :failed))
  (complete [this x] (complete-as this :done x))
  (completeExceptionally [this e] (complete-as this :failed (check e)))
  (cancel [this interrupt]
    (if (complete-as this :failed (new CancellationException))
      true
      (.isCancelled this)))
  (obtrudeValue [this x] (overwrite this :done x))
  (obtrudeException [this e] (overwrite this :failed (check e)))
  (completeAsync [this f] (.completeAsync this f (.defaultExecutor this)))
  (completeAsync [this f executor]
    (check f)
    (begin-async this (check executor) (fn [] (supply f))))
  (orTimeout [this n unit]
    (with-time-limit this n unit
      (fn [] (.completeExceptionally this (new TimeoutException)))))
  (completeOnTimeout [this x n unit]
    (with-time-limit this n unit (fn [] (.complete this x))))
  (copy [this] (copied this (.newIncompleteFuture this)))
  (toCompletableFuture [this] this)
  (minimalCompletionStage [this] (copied this (minimal)))
  (getNumberOfDependents [this] (int (.live this))))
(defn- pending [] (new CompletableFuture nil nil nil nil))

(def ^:private closed
  '[[get [_]] [get [_ n unit]] [getNow [_ x]] [join [_]] [isDone [_]]
    [isCancelled [_]] [isCompletedExceptionally [_]] [complete [_ x]]
    [completeExceptionally [_ e]] [cancel [_ interrupt]] [obtrudeValue [_ x]]
    [obtrudeException [_ e]] [getNumberOfDependents [_]] [completeAsync [_ f]]
    [completeAsync [_ f executor]] [orTimeout [_ n unit]]
    [completeOnTimeout [_ x n unit]] [resultNow [_]] [exceptionNow [_]]])
(defmacro ^:private def-minimal [type class & specs]
  `(def-stage ~type ~class
     ~@specs
     ~@(map (fn [[name args]]
              `(~name ~args (throw (new UnsupportedOperationException))))
            closed)))
(def-minimal MinimalStage "java.util.concurrent.CompletableFuture$MinimalStage"
  (newIncompleteFuture [_] (minimal))
  (copy [this] (copied this (minimal)))
  (minimalCompletionStage [this] (copied this (minimal)))
  (toCompletableFuture [this] (copied this (pending))))
(defn- minimal [] (new MinimalStage nil nil nil nil))

(defn CompletableFuture--new [] (pending))
(defn- complete [stage state x]
  (.settle stage state x)
  stage)
(defn CompletableFuture--completedFuture [x] (complete (pending) :done x))
(defn CompletableFuture--failedFuture [e] (complete (pending) :failed (check e)))
(defn CompletableFuture--completedStage [x] (complete (minimal) :done x))
(defn CompletableFuture--failedStage [e] (complete (minimal) :failed (check e)))
(defn CompletableFuture--supplyAsync
  ([f] (CompletableFuture--supplyAsync f (forkjoin/ForkJoinPool--commonPool)))
  ([f executor]
   (check f)
   (begin-async (pending) (check executor) (fn [] (supply f)))))
(defn CompletableFuture--runAsync
  ([f] (CompletableFuture--runAsync f (forkjoin/ForkJoinPool--commonPool)))
  ([f executor]
   (check f)
   (begin-async (pending) (check executor) (fn [] (run f)))))
(defn CompletableFuture--allOf [futures]
  (let [futures (mapv check futures)
        failed (fn [f] (let [[state x] (.outcome f)] (if (= state :failed) x nil)))
        target (pending)]
    (await-steps futures
                 (fn [] (not-any? (fn [f] (.isPending f)) futures))
                 (fn []
                   (let [e (some failed futures)]
                     (if e (fail target e) (.settle target :done nil))))
                 nil target)))
(defn CompletableFuture--anyOf [futures]
  (let [futures (mapv check futures)
        done (first (remove (fn [f] (.isPending f)) futures))
        target (pending)]
    (if done
      (relay target (.outcome done))
      (doseq [f futures] (relay-from f target)))
    target))
(defn CompletableFuture--delayedExecutor
  ([n unit]
   (CompletableFuture--delayedExecutor n unit
                                       (forkjoin/ForkJoinPool--commonPool)))
  ([n unit executor]
   (check unit)
   (check executor)
   (reify java.util.concurrent.Executor
     (execute [_ task]
       (later n unit (fn [] (.execute executor task)))
       nil))))
