(ns core.java-lists-and-queues
  (:import (java.util ArrayDeque ArrayList LinkedList Stack)))

(defmacro shown [& forms]
  `(do ~@(map (fn [f]
                `(prn '~f (try ~f (catch Exception e#
                                    [(class e#) (ex-message e#)]))))
              forms)))

(shown
 (ArrayList.) (new ArrayList) (new java.util.ArrayList [1 2]) (ArrayList. 5)
 (ArrayList. -1) (ArrayList. "abc") (ArrayList. (LinkedList. [1 "b" nil]))
 (instance? ArrayList (LinkedList.)) (instance? java.util.List (Stack.))
 (class (java.util.LinkedList. [1])) (class (ArrayDeque.)))
(shown
 (= (ArrayList. [1 2]) [1 2]) (= '(1 2) (ArrayList. [1 2]))
 (= (ArrayList. [1]) (LinkedList. [1])) (= (ArrayList. [1]) [1N])
 (.equals (ArrayList. [1]) (ArrayList. [1N])) (hash (ArrayList. [1 2]))
 (= (ArrayDeque. [1]) [1]) (sequential? (ArrayList.)) (coll? (ArrayList.))
 (counted? (ArrayList.)) (seqable? (ArrayList.)) (empty? (ArrayList.)))
(shown
 (get (ArrayList. [1]) 0) (nth (ArrayList. [1]) 0) (nth (ArrayList. [1]) 3 :d)
 (nth (ArrayList. [1]) 3) (nth (LinkedList. [1]) 0) (first (ArrayList. [7 8]))
 (contains? (ArrayList. [1]) 0) (str (ArrayList. [1 "a" nil]))
 (reduce + (ArrayList. [1 2 3])) (map inc (LinkedList. [1 2])))
(let [a (ArrayList. [3 1 2])]
  (prn (.add a 9) (.add a 0 7) (.set a 1 :x) (.remove a 0) (.addAll a [5 5]) a)
  (prn (.indexOf a 5) (.contains a 9) (.get a 1) (.size a) (vec (.toArray a)))
  (.clear a)
  (prn a (.isEmpty a)))
(let [a (ArrayList. [3 1 2])]
  (java.util.Collections/sort a)
  (prn a)
  (java.util.Collections/reverse a)
  (prn a)
  (.sort a compare)
  (prn a))
(let [d (ArrayDeque. [1 2])]
  (.push d 0)
  (.addLast d 3)
  (.offerFirst d -1)
  (prn (vec d) (.peek d) (.peekLast d) (.pop d) (.pollLast d) (vec d))
  (dotimes [_ 3] (.poll d))
  (prn (.poll d) (.isEmpty d) (try (.pop d) (catch Exception e (class e)))))
(let [q (LinkedList.)]
  (dotimes [i 1000] (.add q i))
  (prn (loop [n 0] (if-let [x (.poll q)] (recur (+ n x)) n))))
(let [s (Stack.)]
  (prn (.push s 1) (.push s 2) (.peek s) (.pop s) s (.empty s)))
