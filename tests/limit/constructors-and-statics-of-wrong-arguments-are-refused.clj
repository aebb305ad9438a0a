;; Constructors and static methods, on arguments they do not take: the class of
;; what they throw.
(import '(java.io File StringReader) '(java.util Arrays)
        '(java.util.concurrent.atomic AtomicLong AtomicInteger))
(defn odd-things []
  [nil 5 1.5 "a" \a :a 'a [1 2] {:a 1} #{1} '(1) (int-array 2) 1N true
   String (fn []) (StringBuilder. "x")])
(defn outcome [f x]
  (try
    (let [v (f x)]
      (if (or (nil? v) (number? v) (string? v) (boolean? v) (char? v))
        (pr-str v)
        (.getSimpleName ^Class (class v))))
    (catch Throwable e (str "- " (.getSimpleName (class e))))))
(defmacro show [form]
  `(doseq [x# (odd-things)]
     (println '~form (if (fn? x#) "fn" (class x#)) (outcome (fn [~'x] ~form) x#))))
(show (str (StringBuilder. x)))
(show (str (StringBuffer. x)))
(show (Boolean/valueOf x))
(show (Boolean/toString x))
(show (Double/toString x))
(show (Character/valueOf x))
(show (clojure.lang.Keyword/intern x))
(println (Arrays/toString (object-array [nil "a" 1.5])) (Arrays/toString ^ints (identity nil)))
(show (.getName (File. x)))
(show (.get (AtomicLong. x)))
(show (.get (AtomicInteger. x)))
(doseq [[n radix] [[5 10] [10 16] [5 5] [5 0] [-1 10] [35 36] [36 36] [1 37]]]
  (println n radix (pr-str (Character/forDigit n radix))))
(println (Arrays/hashCode ^ints (identity nil)))
