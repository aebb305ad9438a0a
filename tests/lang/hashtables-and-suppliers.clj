(import '(java.util Dictionary Hashtable Map))
(def h (Hashtable.))
(doseq [[i s] (map-indexed vector ["a" "b" "cc" "dog" "eel" "fox" "gnu" "hen"
                                   "ibis" "jay" "kiwi" "lark" "mole"])]
  (.put h s i)
  (println (str h)))
(println (map key h) (enumeration-seq (.keys h)))
(println (.remove h "fox") (.get h "gnu") (.contains h 3) (.contains h 99)
         (.size h) (enumeration-seq (.elements h)))
(println (instance? Map h) (instance? Dictionary h) (map? h)
         (= h (into {} h)) (= (Hashtable. {1 2}) {1 2}))
(println (str (Hashtable. {:a 1 "b" 2 'c 3})) (str (Hashtable. 3)))
(doseq [[k v] [[nil 1] [1 nil]]]
  (println (try (.put h k v) (catch NullPointerException _ "no nil"))))
(println (.hasMoreElements (.keys (Hashtable.))))

; What can be dereferenced is a Supplier.
(println (instance? java.util.function.Supplier (delay 1)) (.get (delay 1))
         (.get (atom 2)))
(println (.compareTo (StringBuilder. "b") (StringBuilder. "a")))
(println (instance? Comparable (StringBuilder.))
         (instance? Cloneable (java.util.Date. 0))
         (instance? Cloneable (int-array 1))
         (instance? java.io.Serializable (sorted-map))
         (instance? Number (java.util.concurrent.atomic.AtomicInteger. 1))
         (class (java.util.concurrent.atomic.AtomicBoolean. true))
         (deref (promise) 1 :late) (deref (future 1) 100 :late))
(shutdown-agents)
