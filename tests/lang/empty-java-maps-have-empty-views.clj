(doseq [m [(java.util.HashMap.) (java.util.LinkedHashMap.) (java.util.TreeMap.) (java.util.Hashtable.)
           (java.util.concurrent.ConcurrentHashMap.) (java.util.IdentityHashMap.) (java.util.WeakHashMap.) {} (sorted-map)]]
  (println (class m) (.isEmpty (.entrySet m)) (.size (.keySet m)) (.size (.values m))
           (.hasNext (.iterator (.entrySet m))) (.hasNext (.iterator (.keySet m))) (seq m) (seq (.entrySet m)) (vec (.values m))))
(doseq [c [(java.util.ArrayList.) (java.util.LinkedList.) (java.util.HashSet.) (java.util.LinkedHashSet.) (java.util.TreeSet.) (java.util.ArrayDeque.) [] #{}]]
  (println (class c) (.isEmpty c) (.hasNext (.iterator c)) (seq c) (vec (.toArray c))))
