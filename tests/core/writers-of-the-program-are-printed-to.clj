(ns core.writers-of-the-program-are-printed-to)
(defn writer-to [out]
  (proxy [java.io.Writer] []
    (write
      ([x] (swap! out conj (if (number? x) (char x) x)))
      ([x from n] (swap! out conj (subs (if (string? x) x (String. ^chars x)) from (+ from n)))))
    (flush [] (swap! out conj :flush))
    (close [] (swap! out conj :close))))
(def got (atom []))
(binding [*out* (writer-to got)]
  (print "a" 1 :k) (println) (prn "s" \c 1.5 nil) (pr {:a [1 2]}) (newline) (flush) (print-method 'sym *out*)
  (print-simple 5 *out*))
(println (filter keyword? @got) (apply str (remove keyword? @got)))
(reset! got [])
(with-open [w (writer-to got)] (.write w "x") (.write w (int \y)) (binding [*out* w] (println "z")))
(println (last @got) (apply str (remove keyword? @got)))
(reset! got [])
(spit (writer-to got) "spat") (println (filter #{"spat" :close} @got))
(defrecord R [a]) (reset! got [])
(binding [*out* (writer-to got)] (println (->R 1) #{:s} '(1 2) "q") (prn (->R "x")))
(println (apply str (remove keyword? @got)))
