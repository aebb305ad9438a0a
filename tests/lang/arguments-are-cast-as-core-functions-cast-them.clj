;; What Java code or a type hint casts is refused, even where nothing would
;; come of it; what it does not look at is not.
(defn answer [f]
  (try
    (pr-str (f))
    (catch Throwable e (.getName (class e)))))
(defmacro answers [& forms]
  `(do ~@(for [form forms] `(println '~form "=>" (answer (fn [] ~form))))))

(def r (ref 1))
(answers
 (booleans [true]) (ints (long-array 1)) (alength (longs (long-array 2)))
 (bytes nil) (chars "abc") (doubles 1.5)
 (cast nil nil) (cast :a nil) (cast String nil) (cast Long "a")
 (chunk-cons nil [1]) (chunk-cons 5 nil)
 (find-keyword 5) (find-keyword nil) (find-keyword 'clojure.core/a-b-c-d)
 (partition-all nil) (partition-all :a) (partitionv-all "n")
 (ref-history-count 5) (ref-history-count r)
 (ref 1 :meta) (atom 1 nil)
 (resolve :a) (resolve "inc") (ns-resolve 'clojure.core 5) (find-var 5)
 (find-var 'a)
 (sorted-map-by 5) (sorted-set-by :a) (sorted-set-by :a 1) (sorted-map nil)
 (hash-map nil)
 (sort 5 []) (sort 5 [1]) (sort :a [1 2]) (sort nil [2 1])
 (sort-by inc 5 [1]) (sort-by inc 5 [1 2])
 (sort (fn [a b] nil) [1 2]) (sort (fn [a b] :a) [1 2])
 (sort (fn [a b] false) [2 1]) (sort (fn [a b] 1/2) [2 1])
 (ex-info 'a {}) (ex-message (ex-info nil {})) (ex-info "a" 5)
 (ex-data (ex-info "a" nil))
 (reader-conditional '(:clj 1) nil) (reader-conditional '(:clj 1) true)
 (get-method 5 5) (methods inc) (prefers "a") (remove-method 5 1)
 (remove-all-methods nil) (prefer-method 5 1 2)
 (alter 5 inc) (alter r inc) (commute 5 inc) (ref-set nil 1) (ensure 5)
 (realized? nil) (realized? 5)
 (apply / [##NaN nil]) (apply / [:a ##NaN]) (apply / [##NaN 0])
 (get (long-array [5 6]) 1/2) (get (into-array [5 6]) 1.5M)
 (get (int-array [5 6]) ##NaN) (contains? (int-array 2) 3/2)
 (get [5 6] 1/2) (get "ab" 3/2)
 (clojure.walk/postwalk-replace "ab" [0 5]))
