;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's locks and semaphores where there is one thread. Who
;; waits has tasks run until it can go on; a task that is below it on the stack
;; goes on only later, so waiting for what that one holds is a deadlock.
(ns cljwc.java.locks)

(defn- wait-until
  "Runs tasks until (ready? x); nothing left that could bring it about: a deadlock."
  [ready? x what]
  (if (ready? x) nil
      (if (#'clojure.core/run-until ready? x) nil (#'clojure.core/deadlock what))))

;; ---------------------------------------------------------------------------
;; Locks. An owner is as cljwc.java/running-thread tells.

(defn- free? [lock] (.isFree lock))
(defn- not-held [] (throw (new IllegalMonitorStateException)))

;; turns: how often has somebody been told to go on?
(deftype* Condition [lock ^:unsynchronized-mutable waiting
                     ^:unsynchronized-mutable turns]
  {:class "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject"}
  java.util.concurrent.locks.Condition
  (enter [_]
    (set! waiting (inc waiting))
    (.letGo lock))
  (leave [this held signalled]
    (set! waiting (dec waiting))
    (if signalled (set! turns (dec turns)) nil)
    (.resume lock held))
  (isSignalled [_] (pos? turns))
  (await [this]
    (let* [held (.enter this)
           signalled (#'clojure.core/run-until (fn [c] (.isSignalled c)) this)]
      (.leave this held signalled)
      (if signalled nil (#'clojure.core/deadlock "no task signals the condition"))
      nil))
  (await [this n unit]
    (let* [held (.enter this)
           signalled (#'clojure.core/run-within (fn [c] (.isSignalled c)) this
                                                (.toMillis unit n))]
      (.leave this held signalled)
      signalled))
  (signal [_]
    (if (.isHeldByCurrentThread lock) nil (not-held))
    (set! turns (min waiting (inc turns)))
    nil)
  (signalAll [_]
    (if (.isHeldByCurrentThread lock) nil (not-held))
    (set! turns waiting)
    nil))

(deftype* ReentrantLock [^:unsynchronized-mutable held
                         ^:unsynchronized-mutable owner fair]
  {:class "java.util.concurrent.locks.ReentrantLock"}
  java.util.concurrent.locks.Lock
  Object
  (isFree [_]
    (if (= 0 held) true (identical? owner (cljwc.java/running-thread))))
  (hold [_]
    (set! held (inc held))
    (set! owner (cljwc.java/running-thread))
    nil)
  (lock [this]
    (wait-until free? this "no task lets the lock go")
    (.hold this))
  (lockInterruptibly [this]
    (cljwc.java/check-interrupt nil)
    (.lock this))
  (tryLock [this] (if (.isFree this) (do (.hold this) true) false))
  (tryLock [this n unit]
    (cljwc.java/check-interrupt nil)
    (#'clojure.core/run-within free? this (.toMillis unit n))
    (.tryLock this))
  (unlock [this]
    (if (.isHeldByCurrentThread this) nil (not-held))
    (set! held (dec held))
    (if (= 0 held) (set! owner nil) nil)
    nil)
  (letGo [this]
    (if (.isHeldByCurrentThread this) nil (not-held))
    (let* [n held]
      (set! held 0)
      (set! owner nil)
      n))
  (resume [this n]
    (.lock this)
    (set! held n)
    nil)
  (newCondition [this] (new Condition this 0 0))
  (isLocked [_] (pos? held))
  (isFair [_] fair)
  (isHeldByCurrentThread [_]
    (if (pos? held) (identical? owner (cljwc.java/running-thread)) false))
  (getHoldCount [this] (int (if (.isHeldByCurrentThread this) held 0)))
  (hasQueuedThreads [_] false)
  (getQueueLength [_] (int 0))
  (toString [_]
    (str "java.util.concurrent.locks.ReentrantLock"
         (if (pos? held)
           (str "[Locked by thread " (if owner (.getName owner) "main") "]")
           "[Unlocked]"))))
(defn ReentrantLock--new
  ([] (new ReentrantLock 0 nil false))
  ([fair] (new ReentrantLock 0 nil fair)))

;; Readers share it with each other and with the thread that writes.
(deftype* ReadLock [^:unsynchronized-mutable held writing]
  {:class "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock"}
  java.util.concurrent.locks.Lock
  Object
  (isFree [_] (.isFree writing))
  (hold [_] (set! held (inc held)) nil)
  (lock [this]
    (wait-until free? this "no task lets the lock go")
    (.hold this))
  (lockInterruptibly [this] (.lock this))
  (tryLock [this] (if (.isFree this) (do (.hold this) true) false))
  (tryLock [this n unit]
    (#'clojure.core/run-within free? this (.toMillis unit n))
    (.tryLock this))
  (unlock [_]
    (if (pos? held)
      (set! held (dec held))
      (throw (new IllegalMonitorStateException
                  "attempt to unlock read lock, not locked by current thread")))
    nil)
  (newCondition [_] (throw (new UnsupportedOperationException)))
  (getHoldCount [_] held))
(deftype* WriteLock [writing reading]
  {:class "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock"}
  java.util.concurrent.locks.Lock
  Object
  (isFree [_]
    (if (.isFree writing)
      (if (.isLocked writing) true (= 0 (.getHoldCount reading)))
      false))
  (lock [this]
    (wait-until free? this "no task lets the lock go")
    (.hold writing))
  (lockInterruptibly [this] (.lock this))
  (tryLock [this] (if (.isFree this) (do (.hold writing) true) false))
  (tryLock [this n unit]
    (#'clojure.core/run-within free? this (.toMillis unit n))
    (.tryLock this))
  (unlock [_] (.unlock writing))
  (newCondition [_] (.newCondition writing))
  (isHeldByCurrentThread [_] (.isHeldByCurrentThread writing))
  (getHoldCount [_] (.getHoldCount writing)))

(deftype* ReentrantReadWriteLock [reading writing lock]
  {:class "java.util.concurrent.locks.ReentrantReadWriteLock"}
  java.util.concurrent.locks.ReadWriteLock
  Object
  (readLock [_] reading)
  (writeLock [_] writing)
  (getReadLockCount [_] (int (.getHoldCount reading)))
  (isWriteLocked [_] (.isLocked lock))
  (isWriteLockedByCurrentThread [_] (.isHeldByCurrentThread lock)))
(defn ReentrantReadWriteLock--new
  ([] (ReentrantReadWriteLock--new false))
  ([fair]
   (let [lock (ReentrantLock--new fair)
         reading (new ReadLock 0 lock)]
     (new ReentrantReadWriteLock reading (new WriteLock lock reading) lock))))

;; ---------------------------------------------------------------------------
;; Semaphores

(defn- check-permits [k] (if (< k 0) (throw (new IllegalArgumentException)) nil))
(deftype* Semaphore [^:unsynchronized-mutable n fair]
  {:class "java.util.concurrent.Semaphore"}
  Object
  (tryAcquire [this] (.tryAcquire this 1))
  (tryAcquire [_ k]
    (check-permits k)
    (if (<= k n) (do (set! n (- n k)) true) false))
  (tryAcquire [this timeout unit] (.tryAcquire this 1 timeout unit))
  (tryAcquire [this k timeout unit]
    (check-permits k)
    (cljwc.java/check-interrupt nil)
    (#'clojure.core/run-within (fn [s] (<= k (.availablePermits s))) this
                               (.toMillis unit timeout))
    (.tryAcquire this k))
  (acquire [this] (.acquire this 1))
  (acquire [this k]
    (cljwc.java/check-interrupt nil)
    (.acquireUninterruptibly this k))
  (acquireUninterruptibly [this] (.acquireUninterruptibly this 1))
  (acquireUninterruptibly [this k]
    (check-permits k)
    (wait-until (fn [s] (<= k (.availablePermits s))) this
                "no task releases the semaphore")
    (set! n (- n k))
    nil)
  (release [this] (.release this 1))
  (release [_ k] (check-permits k) (set! n (+ n k)) nil)
  (drainPermits [_] (let* [k n] (set! n 0) (int k)))
  (availablePermits [_] (int n))
  (isFair [_] fair)
  (hasQueuedThreads [_] false)
  (getQueueLength [_] (int 0))
  (toString [this] (cljwc.java/object-text this (str "[Permits = " n "]"))))
(defn Semaphore--new ([n] (new Semaphore n false)) ([n fair] (new Semaphore n fair)))
