(ns read.what-print-dup-writes)
(defrecord R [x])
(defn again [x]
  (let [y (read-string (binding [*print-dup* true] (pr-str x)))]
    [(= x y) (= (class x) (class y)) (when-not (var? y) (meta y))
     (when (map? y) y)]))
(doseq [x [(int 1) (float 1.5) (short 1) (byte 2) (BigInteger. "12") {} {:a 1}
           (array-map :b 1 :a {2 (int 3)}) (sorted-map 1 2) [1 (int 1)] (list 1 2)
           (with-meta [1] {:a 1}) (java.util.ArrayList. [1])
           (java.util.LinkedList. [1]) (java.util.HashMap. {1 2})
           (java.util.HashSet. [1]) (java.util.LinkedHashMap. {1 2})
           (java.util.LinkedHashSet. [1]) (java.util.Vector. [1]) String
           (class (int-array 0)) (find-ns 'read.what-print-dup-writes) #'again
           (->R {:a 1}) (->R (int 1)) (java.util.Date. 0) #{{:a 1}}
           [{:a {:b (int 1)}} #{(short 1)}] (with-meta {:a 1} {:b {:c 1}})]]
  (println (class x) (again x)))
(defn failure [text]
  (try (read-string text)
       (catch Throwable e [(class e) (ex-message e)])))
(doseq [text ["#=(java.lang.Foo. 1)" "#=(java.lang.Foo/x 1)" "#=[1]"
              "#=(nothing 1)" "#=(java.lang.Integer/nothing 1)"
              "#=(java.lang.Integer. \"x\")"]]
  (println (failure text)))
(binding [*read-eval* false]
  (println (failure "#=(java.lang.Integer. \"1\")")))
