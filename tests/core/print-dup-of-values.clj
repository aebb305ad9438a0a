(ns core.print-dup-of-values)
;; Classes are kept by text that the reader evaluates.
(defn dup [x]
  (try (binding [*print-dup* true] (pr-str x))
       (catch IllegalArgumentException e (ex-message e))))
(deftype Plain [x])
(defrecord Rec [x])
(defn f [x] x)

(println "numbers")
(doseq [x [1 1.5 1N 1.5M 1/2 (int 4) (float 1.5) (short 3) (byte 2) ##Inf
           (BigInteger. "12") (java.util.concurrent.atomic.AtomicLong. 1)]]
  (println (dup x)))

(println "atoms")
(doseq [x ["a\nb\"" \a \newline nil true 'a 'b/c :k :a/b #"a\"[b]" String
           java.util.Map Integer/TYPE Character/TYPE (class (int-array 0))
           (class (object-array 0)) (find-ns 'core.print-dup-of-values) #'f
           #'map f inc (java.util.Date. 0) (java.util.UUID. 1 2)
           (java.sql.Timestamp. 0)]]
  (println (dup x)))

(println "collections")
(doseq [x [{} {:a 1} {:a/b (int 1) :a/c {2 3}} (hash-map :a {1 2})
           (sorted-map 1 2) #{} #{{:a 1}} (sorted-set 1 2) [] [1 (int 2) "x" {}]
           () (list (int 1)) (cons 1 [2]) (map inc [1 2]) (lazy-seq nil)
           (first {:a 1}) (seq {:a 1}) (range 3) (seq "ab") (struct (create-struct :a) 1)
           (subvec [1 2 3] 1) (vector-of :int 1)]]
  (println (dup x)))

(println "Java's")
(doseq [x [(java.util.ArrayList. [1 (int 2) {:a 1}]) (java.util.LinkedList. [1])
           (java.util.HashMap. {:a {:b 1}}) (java.util.TreeMap. {1 [2]})
           (java.util.HashSet. [1]) (java.util.TreeSet. ["a"])
           (java.util.ArrayDeque. [1]) (java.util.Vector. [1])
           (java.util.LinkedHashMap. {1 2})]]
  (println (dup x)))

(println "metadata")
(doseq [x [[1] {:a 1} #{1} (list 1) 's (map inc [1]) (sorted-map 1 2)
           (hash-map 1 2) (->Rec 1) []]]
  (println (dup (with-meta x {:m (int 1)})) (dup [(with-meta x {:tag 'T})])
           (dup (with-meta x {}))))
(binding [*print-meta* true]
  (println (dup (with-meta [(with-meta 's {:a 1})] {:m 1}))))

(println "without a method")
(doseq [x [(Plain. 1) (Object.) (atom 1) (int-array 1) (ex-info "a" {})
           (StringBuilder.) (volatile! 1) (tagged-literal 'a 1)
           [1 (atom 2)] (delay 1) (transient [])]]
  (println (dup x)))

(println "records")
(binding [*verbose-defrecords* true]
  (println (dup (->Rec (int 1))) (dup (assoc (->Rec {}) :k [1]))))
(println (dup (->Rec (->Rec {}))) (dup (assoc (->Rec 1) :y 2)))

(println "nothing is left out")
(binding [*print-length* 1 *print-level* 1 *print-readably* nil]
  (println (dup [1 2 [3 [4 "x"]]]) (dup {1 {2 {3 \a}} 4 5})
           (dup (sorted-set 1 2))))
(binding [*print-dup* true]
  (print "a" \b 's {"k" [\c]}) (println) (println "a" 1)
  (println (print-str "a" [1]))
  (prn (str [(int 1) {}])) (pr) (prn))

(println "print-dup itself")
(defn directly [x]
  (let [w (java.io.StringWriter.)] (print-dup x w) (str w)))
(doseq [x [1 (int 1) "a" [(int 1) {:a 1}] {:a (int 1) :b [(int 2)]}
           (java.util.ArrayList. [(int 1)]) (with-meta [1] {:a 1}) (->Rec (int 1))]]
  (println (directly x)))
(binding [*print-readably* nil *print-length* 1]
  (println (directly "a") (directly {"a" \b "c" 1}) (directly [1 2])))
(binding [*print-dup* true *print-length* 1]
  (println (directly [1 (with-meta 's {:a 1})]) (directly {1 2 3 4})))
(println (fn? (get-method print-dup Long)) (get-method print-dup Object)
         (fn? (get-method print-dup clojure.lang.PersistentTreeMap)))
(print-method (with-meta 's {:a 1}) *out*)
(newline)
(binding [*print-meta* true] (print-method (with-meta 's {:a 1}) *out*))
(newline)
