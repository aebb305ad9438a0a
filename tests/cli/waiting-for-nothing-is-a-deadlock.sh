# SPDX-License-Identifier: MIT
# Nothing is left to run that could put anything on the channel.
cat >a.clj <<'X'
(ns a (:require [clojure.core.async :as a]))
(defn -main []
  (println (try (a/<!! (a/chan)) (catch IllegalStateException e (ex-message e))))
  (a/go (a/<! (a/timeout 20)) (println "a timer first"))
  (a/>!! (a/chan) 1))
X
expect_exit 1 cljwc run --runner=native a.clj
expect out "Deadlock: nothing is left to run"
expect out "a timer first"
expect err 'java.lang.IllegalStateException: Deadlock: nothing is left to run'
# Nor is anything that could complete a future, or do what a queue, a lock, a
# latch or a pool is waited for.
cat >b.clj <<'X'
(import '[java.util.concurrent CompletableFuture CountDownLatch Executors FutureTask
          LinkedBlockingQueue ArrayBlockingQueue Semaphore SynchronousQueue]
        '[java.util.concurrent.locks ReentrantLock])
(defmacro stuck [& body]
  `(println (try ~@body (catch IllegalStateException e# (ex-message e#)))))
(stuck @(CompletableFuture.))
(stuck (.join (.thenApply (CompletableFuture.) inc)))
(stuck (.get (FutureTask. (fn [] 1))))
(stuck (.take (LinkedBlockingQueue.)))
(stuck (.put (doto (ArrayBlockingQueue. 1) (.put 1)) 2))
(stuck (.put (SynchronousQueue.) 1))
(stuck (.acquire (Semaphore. 0)))
(stuck (.await (CountDownLatch. 1)))
(let [l (ReentrantLock.)]
  (.lock l)
  (stuck (.await (.newCondition l)))
  (println (.isHeldByCurrentThread l)))
(let [p (Executors/newSingleThreadExecutor)]
  (stuck (try (.get (.submit p ^Callable (fn [] (.get (.submit p ^Callable (fn [] 1))))))
              (catch java.util.concurrent.ExecutionException e (ex-message (ex-cause e))))))
X
expect_exit 0 cljwc run --runner=native b.clj
expect_equal "Deadlock: nothing is left to run that could complete a future
Deadlock: nothing is left to run that could complete a future
Deadlock: nothing is left to run that could complete a future
Deadlock: no task fills the queue
Deadlock: no task makes room in the queue
Deadlock: no task takes from the queue
Deadlock: no task releases the semaphore
Deadlock: no task counts the latch down
Deadlock: no task signals the condition
true
Deadlock: nothing is left to run that could complete a future" "$(cat out)"
