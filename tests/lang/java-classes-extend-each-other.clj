;; The collections of java.util and what else the library defines are below the
;; classes that they extend on the JVM: for instance?, isa?, protocols, multimethods.
(ns lang.java-classes-extend-each-other
  (:import (java.util AbstractCollection AbstractList AbstractMap
                      AbstractSequentialList AbstractSet ArrayDeque ArrayList
                      HashMap HashSet IdentityHashMap LinkedHashMap LinkedHashSet
                      LinkedList Random Stack Vector WeakHashMap)
           (java.lang.ref Reference SoftReference WeakReference)
           (java.security SecureRandom)
           (java.util.concurrent ConcurrentHashMap)))

(doseq [[c x] [[HashMap (LinkedHashMap.)] [Vector (Stack.)]
               [HashSet (LinkedHashSet.)] [Random (SecureRandom.)]
               [AbstractList (ArrayList.)] [AbstractSequentialList (LinkedList.)]
               [AbstractSequentialList (ArrayList.)] [AbstractCollection (ArrayDeque.)]
               [AbstractList (ArrayDeque.)] [AbstractSet (LinkedHashSet.)]
               [AbstractMap (ConcurrentHashMap.)] [HashMap (IdentityHashMap.)]
               [HashMap (WeakHashMap.)] [Reference (SoftReference. 1)]
               [WeakReference (SoftReference. 1)]]]
  (println (.getSimpleName c) (.getSimpleName (class x)) (instance? c x)
           (isa? (class x) c)))

(println (map #(.getSuperclass %) [LinkedHashMap Stack ArrayList AbstractList
                                   LinkedHashSet SecureRandom WeakReference]))
(println (bases Stack) (contains? (supers LinkedHashMap) java.util.Map)
         (contains? (supers ArrayList) clojure.lang.IType))

(defprotocol Kind (kind [x]))
(extend-protocol Kind
  HashMap (kind [x] [:hash-map (count x)])
  Vector (kind [x] [:vector (.size x)])
  AbstractCollection (kind [_] :collection)
  Object (kind [_] :object))
(println (map kind [(LinkedHashMap. {1 2}) (Stack.) (Vector. [1]) (ArrayDeque.)
                    (ArrayList.) (HashSet.) (IdentityHashMap.)]))

(defmulti shape class)
(defmethod shape HashMap [_] :hash-map)
(defmethod shape AbstractMap [_] :map)
(defmethod shape :default [_] :other)
(println (map shape [(LinkedHashMap.) (ConcurrentHashMap.) (HashSet.)]))

;; Each still does what it does by itself.
(let [m (LinkedHashMap.) i (IdentityHashMap.)]
  (doseq [k ["z" "a" "m"]] (.put m k k) (.put i (vec "k") k))
  (println (str m) (count i) (str (.clone m)) (class (.clone m)))
  (println (= m (HashMap. {"a" "a" "m" "m" "z" "z"})) (.hashCode m)))
(let [s (Stack.)]
  (println (.push s 1) (.push s 2) (.peek s) (.search s 1) (.pop s) (str s)
           (class (.clone s))))
(let [d (ArrayDeque. [1 2])]
  (.push d 0)
  (println (str d) (.pop d) (= d (ArrayDeque. [1 2])) (class (.clone d))))
(println (= (ArrayList. [1 2]) (LinkedList. [1 2])) (class (.clone (HashSet. [1]))))
(println (.get (WeakReference. :x)) (.nextInt (Random. 7) 100)
         (< -1 (.nextInt (SecureRandom.) 10) 10))

;; What they implement.
(import '(java.util Locale PriorityQueue Properties TreeMap TreeSet))
(def instances
  {'al (ArrayList.) 'll (LinkedList.) 'ad (ArrayDeque.) 'v (Vector.) 'st (Stack.)
   'hm (HashMap.) 'lhm (LinkedHashMap.) 'tm (TreeMap.) 'ts (TreeSet.)
   'hs (HashSet.) 'chm (ConcurrentHashMap.) 'p (Properties.)
   'ihm (IdentityHashMap.) 'whm (WeakHashMap.) 'pq (PriorityQueue.)
   'in (java.io.ByteArrayInputStream. (byte-array 1))
   'bin (java.io.BufferedInputStream. (java.io.ByteArrayInputStream. (byte-array 1)))
   'out (java.io.ByteArrayOutputStream.)
   'bout (java.io.BufferedOutputStream. (java.io.ByteArrayOutputStream.))
   'r (java.io.StringReader. "a") 'br (java.io.BufferedReader. (java.io.StringReader. "a"))
   'w (java.io.StringWriter.) 'pw (java.io.PrintWriter. (java.io.StringWriter.))
   'file (java.io.File. "a") 'uri (java.net.URI. "a") 'sb (StringBuilder.)
   'rnd (Random.) 'loc (Locale. "en") 's "a" 'm {1 2} 'l '(1)})
(doseq [c [java.util.Deque java.util.Queue java.util.List java.util.RandomAccess
           java.util.Map java.util.concurrent.ConcurrentMap java.util.SortedMap
           java.util.NavigableMap java.util.SortedSet java.util.NavigableSet
           Cloneable java.io.Serializable java.io.Closeable java.io.Flushable
           Appendable Readable CharSequence java.io.InputStream
           java.io.FilterInputStream java.io.OutputStream java.io.FilterOutputStream
           java.io.Reader java.io.Writer]]
  (println (.getSimpleName c) (sort (for [[k x] instances :when (instance? c x)] k))))
(import '(java.time DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime
                    Month Period ZoneOffset))
(println (map #(instance? java.io.Serializable %)
              [(Instant/now) (Duration/ofSeconds 1) (Period/ofDays 1)
               (LocalDate/of 2020 1 1) (LocalTime/of 1 1)
               (LocalDateTime/of 2020 1 1 1 1) ZoneOffset/UTC DayOfWeek/MONDAY
               Month/MAY (java.util.concurrent.LinkedBlockingQueue.)
               (java.util.Optional/empty)]))
