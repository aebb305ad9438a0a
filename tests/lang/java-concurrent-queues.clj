;; java.util.concurrent's queues: whoever waits has tasks run that fill them.
(import '[java.util.concurrent LinkedBlockingQueue ArrayBlockingQueue ConcurrentLinkedQueue
          LinkedBlockingDeque ConcurrentLinkedDeque PriorityBlockingQueue SynchronousQueue
          DelayQueue Delayed LinkedTransferQueue BlockingQueue BlockingDeque TimeUnit]
        '[java.util Queue Deque])
(defmacro thrown [& body] `(try ~@body (catch Exception e# (.getSimpleName (class e#)))))
(doseq [q [(LinkedBlockingQueue.) (ArrayBlockingQueue. 10) (ConcurrentLinkedQueue.)
           (LinkedBlockingDeque.) (ConcurrentLinkedDeque.) (PriorityBlockingQueue.) (LinkedTransferQueue.)]]
  (println (.getSimpleName (class q)) (instance? Queue q) (instance? BlockingQueue q)
           (instance? Deque q) (instance? BlockingDeque q))
  (prn (.isEmpty q) (.poll q) (.peek q) (thrown (.element q)) (thrown (.remove q)) (thrown (.offer q nil)))
  (prn (.add q 3) (.offer q 1) (.addAll q [2 5]) (.size q) (count q) (str q) (vec q) (seq (.toArray q)))
  (prn (.contains q 5) (.contains q 6) (.remove q 1) (.remove q 9) (.peek q) (.poll q) (.element q) (.remove q))
  (prn (vec q) (do (.clear q) (.isEmpty q)) (seq q)))
(let [q (ArrayBlockingQueue. 2)]
  (prn (.offer q 1) (.offer q 2) (.offer q 3) (thrown (.add q 3)) (.remainingCapacity q)
       (.offer q 3 1 TimeUnit/MILLISECONDS))
  (future (.take q))
  (.put q 3)
  (let [l (java.util.ArrayList.)] (prn (.drainTo q l 1) l (.drainTo q l) l (.drainTo q l))))
(prn (thrown (LinkedBlockingQueue. 0)) (vec (LinkedBlockingQueue. [1 2])))
(let [q (LinkedBlockingQueue.)]
  (future (Thread/sleep 10) (.put q :late))
  (prn (.poll q 5 TimeUnit/SECONDS) (.poll q 1 TimeUnit/MILLISECONDS))
  (future (.put q :taken))
  (prn (.take q)))
(let [q (LinkedBlockingDeque. 3)]
  (.addFirst q 1) (.addLast q 2) (.offerFirst q 0)
  (prn (vec q) (.offerLast q 3) (thrown (.addFirst q 3)) (.getFirst q) (.getLast q) (.peekLast q) (.pollLast q)
       (.takeFirst q) (.pop q) (thrown (.removeLast q))))
(let [q (PriorityBlockingQueue. 5 (comparator >))]
  (run! #(.put q %) [3 1 2])
  (prn (repeatedly 3 #(.take q))))
(let [q (SynchronousQueue.)]
  (prn (.offer q 1) (.poll q) (.size q) (seq q) (.remainingCapacity q) (.poll q 1 TimeUnit/MILLISECONDS))
  (let [f (future (.take q))]
    (.put q :a)
    (prn @f))
  (future (.put q :c))
  (prn (.take q)))
(let [start (System/nanoTime) now #(quot (- (System/nanoTime) start) 1000000)
      item (fn [x ms] (reify
                        Delayed
                        (getDelay [_ unit] (.convert ^TimeUnit unit (- ms (now)) TimeUnit/MILLISECONDS))
                        (compareTo [this o] (compare (.getDelay this TimeUnit/MILLISECONDS) (.getDelay ^Delayed o TimeUnit/MILLISECONDS)))
                        clojure.lang.IDeref (deref [_] x)))
      q (DelayQueue.)]
  (.put q (item :b 60)) (.put q (item :a 30))
  (prn (.poll q) (.size q) @(.peek q) @(.take q) (<= 29 (now)) (.poll q) @(.take q) (.size q)))
(shutdown-agents)
