;; SPDX-License-Identifier: MIT
;; What random graphs of CompletableFutures (fuzz/stages.py) are run by.
(ns support.stages
  (:import [java.util.concurrent CompletableFuture CompletionException]))

(def seen (atom []))
(defn see [x] (swap! seen conj x) x)

(defn shown [x]
  (cond
    (instance? Throwable x)
    [(.getSimpleName (class x)) (ex-message x) (some-> (ex-cause x) shown)]
    (vector? x) (mapv shown x)
    :else x))
(defmacro safely [& body] `(try ~@body (catch Throwable e# (shown e#))))

;; A function of the step that notes its arguments, and may throw.
(defn noting [number fails]
  (fn [& args]
    (see (into [number] (map shown) args))
    (if fails (throw (ex-info (str "step " number) {})) [number (shown (first args))])))

(defn all-or-any [any futures]
  (let [fs (into-array CompletableFuture futures)]
    (if any (CompletableFuture/anyOf fs) (CompletableFuture/allOf fs))))

;; What the step gives: a future that is added to the others, or something seen.
(defn step [number [op fails k] ^CompletableFuture a ^CompletableFuture b]
  (let [f (noting number fails)
        f0 (fn [] (f))
        f1 (fn [x] (f x))
        f2 (fn [x y] (f x y))]
    (case op
      :thenApply (.thenApply a f1)
      :thenAccept (.thenAccept a f1)
      :thenRun (.thenRun a f0)
      :thenCompose (.thenCompose a (fn [x] (f x) b))
      :handle (.handle a f2)
      :whenComplete (.whenComplete a f2)
      :exceptionally (.exceptionally a f1)
      :exceptionallyCompose (.exceptionallyCompose a (fn [x] (f x) b))
      :thenCombine (.thenCombine a b f2)
      :thenAcceptBoth (.thenAcceptBoth a b f2)
      :runAfterBoth (.runAfterBoth a b f0)
      :applyToEither (.applyToEither a b f1)
      :acceptEither (.acceptEither a b f1)
      :runAfterEither (.runAfterEither a b f0)
      :all (all-or-any false [b a b])
      :any (all-or-any true [a b])
      :none (all-or-any fails [])
      :copy (.copy a)
      :minimal (.toCompletableFuture (.minimalCompletionStage a))
      :minimalApply (.toCompletableFuture (.thenApply (.minimalCompletionStage a) f1))
      :complete (.complete a k)
      :fail (.completeExceptionally a (ex-info (str "failed " k) {}))
      :failWrapped (.completeExceptionally
                    a (CompletionException. "wrapped" (when fails (ex-info "inner" {}))))
      :cancel (.cancel a true)
      :obtrude (if fails
                 (.obtrudeException a (ex-info "obtruded" {}))
                 (.obtrudeValue a k)))))

(defn state [^CompletableFuture f]
  [(.isDone f) (.isCancelled f) (.isCompletedExceptionally f)
   (safely (shown (.getNow f :pending)))
   (when (.isDone f) (safely (shown (.get f))))
   (when (.isDone f) (second (re-find #"@[0-9a-f]+(.*)" (str f))))])

;; What the steps saw, and how n futures and those they made are then. A step is
;; [operation fails value first second]; the last two name futures.
(defn observe [n steps]
  (reset! seen [])
  (loop [futures (vec (repeatedly n #(CompletableFuture.))) i 0 steps (seq steps)]
    (if-let [[op fails k a b] (first steps)]
      (let [at (fn [j] (nth futures (mod j (count futures))))
            x (safely (step i [op fails k] (at a) (at b)))]
        (if (instance? CompletableFuture x)
          (recur (conj futures x) (inc i) (next steps))
          (do (see x) (recur futures (inc i) (next steps)))))
      [@seen (mapv state futures)])))
