;; SPDX-License-Identifier: MIT
;;
;; java.util.concurrent's queues where there is one thread. Who waits for an
;; element, or for room, has tasks run until there is one: they may fill the queue.
(ns cljwc.java.queues
  (:require [cljwc.java.timers :as timers])
  (:import [java.util.concurrent TimeUnit]))

(defn- ready? [q] (.isReady q))
(defn- room? [q] (pos? (.remainingCapacity q)))
(defn- millis [n unit] (.toMillis unit n))

(defn- wait-until [done? q what]
  (cljwc.java/check-interrupt nil)
  (if (#'clojure.core/run-until done? q) nil (#'clojure.core/deadlock what)))
(defn- wait-within [done? q n unit]
  (cljwc.java/check-interrupt nil)
  (#'clojure.core/run-within done? q (millis n unit)))

;; They run tasks until the queue has an element, or room for one; within n units
;; at most: does it have that?
(defn await-element [q] (wait-until ready? q "no task fills the queue"))
(defn await-element-within [q n unit] (wait-within ready? q n unit))
(defn await-room [q] (wait-until room? q "no task makes room in the queue"))
(defn await-room-within [q n unit] (wait-within room? q n unit))

(defn no-element [] (throw (new java.util.NoSuchElementException)))
(defn check-element [x] (if (nil? x) (throw (new NullPointerException)) nil))
(defn drain
  "Moves up to n elements into coll; how many were there?"
  [q coll n]
  (loop [moved 0]
    (let [x (if (< moved n) (.poll q) nil)]
      (if (nil? x) (int moved) (do (.add coll x) (recur (inc moved)))))))

;; A deftype* of a queue: its own methods push, peek, poll and isReady (has poll
;; something?) of items, one of java.util's, and what follows from them.
(defmacro ^:private def-queue [type name interface & specs]
  `(deftype* ~type [~'items ~'capacity]
     {:class ~(str "java.util.concurrent." name)}
     ~(if (= name "ConcurrentLinkedDeque")
        'java.util.AbstractCollection
        'java.util.AbstractQueue)
     java.io.Serializable
     ~interface
     ~@specs
     ~@'((iterator [_] (.iterator (vec (clojure.core/seq items))))
         (seq [_] (clojure.core/seq items))
         (count [_] (.size items))
         (size [_] (.size items))
         (isEmpty [_] (.isEmpty items))
         (remainingCapacity [_] (int (- capacity (.size items))))
         (contains [_ x] (.contains items x))
         (clear [_] (.clear items) nil)
         (toArray [_] (to-array (clojure.core/seq items)))
         (toArray [_ a] (to-array (clojure.core/seq items)))
         (toString [_] (.toString items))
         (offer [this x]
           (cljwc.java.queues/check-element x)
           (if (pos? (.remainingCapacity this))
             (do (.push this x) true)
             false))
         (offer [this x n unit]
           (cljwc.java.queues/check-element x)
           (cljwc.java.queues/await-room-within this n unit)
           (.offer this x))
         (add [this x]
           (if (.offer this x)
             true
             (throw (new IllegalStateException "Queue full"))))
         (addAll [this xs]
           (doseq [x xs] (.add this x))
           (boolean (clojure.core/seq xs)))
         (put [this x]
           (cljwc.java.queues/check-element x)
           (if (pos? (.remainingCapacity this))
             nil
             (cljwc.java.queues/await-room this))
           (.push this x)
           nil)
         (element [this]
           (let* [x (.peek this)]
             (if (nil? x) (cljwc.java.queues/no-element) x)))
         (remove [this]
           (let* [x (.poll this)]
             (if (nil? x) (cljwc.java.queues/no-element) x)))
         (remove [_ x] (.remove items x))
         (poll [this n unit]
           (cljwc.java.queues/await-element-within this n unit)
           (.poll this))
         (take [this]
           (cljwc.java.queues/await-element this)
           (.poll this))
         (drainTo [this coll]
           (cljwc.java.queues/drain this coll 2147483647))
         (drainTo [this coll n] (cljwc.java.queues/drain this coll n)))))

(defmacro ^:private def-fifo [type name interface & specs]
  `(def-queue ~type ~name ~interface
     ~@'((push [_ x] (.addLast items x))
         (peek [_] (.peekFirst items))
         (poll [_] (.pollFirst items))
         (isReady [_] (not (.isEmpty items))))
     ~@specs))
(def-fifo LinkedBlockingQueue "LinkedBlockingQueue"
  java.util.concurrent.BlockingQueue)
(def-fifo ArrayBlockingQueue "ArrayBlockingQueue"
  java.util.concurrent.BlockingQueue)
(def-fifo ConcurrentLinkedQueue "ConcurrentLinkedQueue" java.util.Queue)
;; Whoever takes an element runs later: nobody is waiting.
(def-fifo LinkedTransferQueue "LinkedTransferQueue"
  java.util.concurrent.TransferQueue
  (tryTransfer [_ x] false)
  (hasWaitingConsumer [_] false)
  (getWaitingConsumerCount [_] (int 0))
  (transfer [this x]
    (.push this x)
    (if (#'clojure.core/run-until
         (fn [q] (not-any? (fn [y] (identical? x y)) (.seq q))) this)
      nil
      (#'clojure.core/deadlock "no task takes from the queue"))
    nil))

(defmacro ^:private def-deque [type name interface]
  `(def-fifo ~type ~name ~interface
     ~@'((offerLast [this x] (.offer this x))
         (offerLast [this x n unit] (.offer this x n unit))
         (addLast [this x] (.add this x) nil)
         (putLast [this x] (.put this x))
         (offerFirst [this x]
           (cljwc.java.queues/check-element x)
           (if (pos? (.remainingCapacity this))
             (do (.addFirst items x) true)
             false))
         (addFirst [this x]
           (if (.offerFirst this x)
             nil
             (throw (new IllegalStateException "Deque full"))))
         (putFirst [this x]
           (cljwc.java.queues/check-element x)
           (if (pos? (.remainingCapacity this))
             nil
             (cljwc.java.queues/await-room this))
           (.addFirst items x)
           nil)
         (peekFirst [_] (.peekFirst items))
         (peekLast [_] (.peekLast items))
         (getFirst [this] (.element this))
         (getLast [_]
           (let* [x (.peekLast items)]
             (if (nil? x) (cljwc.java.queues/no-element) x)))
         (pollFirst [_] (.pollFirst items))
         (pollLast [_] (.pollLast items))
         (pollFirst [this n unit] (.poll this n unit))
         (pollLast [this n unit]
           (cljwc.java.queues/await-element-within this n unit)
           (.pollLast items))
         (removeFirst [this] (.remove this))
         (removeLast [_]
           (let* [x (.pollLast items)]
             (if (nil? x) (cljwc.java.queues/no-element) x)))
         (takeFirst [this] (.take this))
         (takeLast [this]
           (cljwc.java.queues/await-element this)
           (.pollLast items))
         (pop [this] (.remove this)))))
(def-deque LinkedBlockingDeque "LinkedBlockingDeque"
  java.util.concurrent.BlockingDeque)
(def-deque ConcurrentLinkedDeque "ConcurrentLinkedDeque" java.util.Deque)

(def-queue PriorityBlockingQueue "PriorityBlockingQueue"
  java.util.concurrent.BlockingQueue
  (push [_ x] (.add items x))
  (peek [_] (.peek items))
  (poll [_] (.poll items))
  (isReady [_] (not (.isEmpty items)))
  (comparator [_] (.comparator items)))

;; An element is there when its delay is over: a timer sees to it that who waits
;; looks then.
(defn- due? [x] (<= (.getDelay x TimeUnit/NANOSECONDS) 0))
(def-queue DelayQueue "DelayQueue" java.util.concurrent.BlockingQueue
  (push [_ x]
    (.add items x)
    (timers/after (.getDelay x TimeUnit/NANOSECONDS) (fn [] nil)))
  (peek [_] (.peek items))
  (isReady [_]
    (let* [x (.peek items)] (if (nil? x) false (due? x))))
  (poll [this] (if (.isReady this) (.poll items) nil)))

;; Holds nothing: an element goes from who puts it to who takes it. In items is
;; what is being put; takers is how many wait.
(deftype* SynchronousQueue [items ^:unsynchronized-mutable takers]
  {:class "java.util.concurrent.SynchronousQueue"}
  java.util.AbstractQueue
  java.io.Serializable
  java.util.concurrent.BlockingQueue
  (hasPut [_] (not (.isEmpty items)))
  (takeNow [_] (.pollFirst items))
  (wanted [_] (< (.size items) takers))
  (offer [this x]
    (check-element x)
    (if (.wanted this) (do (.addLast items x) true) false))
  (offer [this x n unit]
    (check-element x)
    (#'clojure.core/run-within (fn [q] (.wanted q)) this (millis n unit))
    (.offer this x))
  (put [this x]
    (check-element x)
    (let* [wanted (.wanted this)
           taken (fn [_] (not-any? (fn [y] (identical? x y))
                                   (clojure.core/seq items)))]
      (.addLast items x)
      (cond
        wanted nil ; by a task that goes on when this one has ended
        (#'clojure.core/run-until taken this) nil
        :else
        (do (.remove items x)
            (#'clojure.core/deadlock "no task takes from the queue"))))
    nil)
  (add [this x]
    (if (.offer this x) true (throw (new IllegalStateException "Queue full"))))
  (poll [this] (if (< takers (.size items)) (.takeNow this) nil))
  (poll [this n unit]
    (set! takers (inc takers))
    (#'clojure.core/run-within (fn [q] (.hasPut q)) this (millis n unit))
    (set! takers (dec takers))
    (.takeNow this))
  (take [this]
    (set! takers (inc takers))
    (let* [there (#'clojure.core/run-until (fn [q] (.hasPut q)) this)]
      (set! takers (dec takers))
      (if there
        (.takeNow this)
        (#'clojure.core/deadlock "no task fills the queue"))))
  (peek [_] nil)
  (size [_] (int 0))
  (count [_] 0)
  (seq [_] nil)
  (iterator [_] (.iterator []))
  (isEmpty [_] true)
  (remainingCapacity [_] (int 0))
  (contains [_ x] false)
  (remove [this] (let* [x (.poll this)] (if (nil? x) (no-element) x)))
  (remove [_ x] false)
  (clear [_] nil)
  (drainTo [this coll] (drain this coll 2147483647))
  (drainTo [this coll n] (drain this coll n))
  (toArray [_] (to-array []))
  (toString [_] "[]"))
(defn SynchronousQueue--new
  ([] (new SynchronousQueue (java.util.ArrayDeque.) 0))
  ([fair] (SynchronousQueue--new)))

(def ^:private unbounded 2147483647)
(defn- deque [xs] (doto (java.util.ArrayDeque.) (.addAll (vec xs))))
(defmacro ^:private def-constructor
  "Of a queue that may be bounded, or filled from a collection."
  [type]
  `(defn ~(symbol (str type "--new"))
     ([] (new ~type (deque nil) unbounded))
     ([~'x]
      (if (number? ~'x)
        (do (if (pos? ~'x) nil (throw (new IllegalArgumentException)))
            (new ~type (deque nil) ~'x))
        (new ~type (deque ~'x) unbounded)))))
(def-constructor LinkedBlockingQueue)
(def-constructor LinkedBlockingDeque)
(def-constructor ConcurrentLinkedQueue)
(def-constructor ConcurrentLinkedDeque)
(def-constructor LinkedTransferQueue)
(defn ArrayBlockingQueue--new
  ([n]
   (if (pos? n) nil (throw (new IllegalArgumentException)))
   (new ArrayBlockingQueue (deque nil) n))
  ([n fair] (ArrayBlockingQueue--new n)))
(defn PriorityBlockingQueue--new
  ([] (new PriorityBlockingQueue (java.util.PriorityQueue.) unbounded))
  ([x]
   (if (number? x)
     (PriorityBlockingQueue--new)
     (new PriorityBlockingQueue (java.util.PriorityQueue. x) unbounded)))
  ([n comparator]
   (new PriorityBlockingQueue (java.util.PriorityQueue. 11 comparator) unbounded)))
(defn DelayQueue--new
  ([] (new DelayQueue (java.util.PriorityQueue.) unbounded))
  ([xs] (doto (DelayQueue--new) (.addAll xs))))
