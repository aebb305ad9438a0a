(let [t (transient {})]
  (prn (persistent! (.assoc ^clojure.lang.ITransientMap t 1 2))))
(let [^clojure.lang.ITransientMap t (transient {1 2 3 4})]
  (prn (persistent! (.without t 1))))
(let [t (transient {1 2 3 4})]
  (prn (.valAt t 1) (.valAt t 5 :no) (.containsKey t 3) (.entryAt t 3))
  (prn (.persistent (.conj t [5 6]))))
(let [t (transient (zipmap (range 20) (range 20)))]
  (prn (.valAt t 19) (.count (.persistent (.without (.assoc t :a 1) 3)))))
(let [t (transient [1 2 3])]
  (prn (persistent! (.pop (.assocN (.assoc t 0 :a) 1 :b)))))
(let [t (transient [1 2 3])]
  (prn (.nth t 1) (.nth t 9 :no) (.valAt t 1) (.count t) (.invoke t 0))
  (prn (.persistent (.conj t 4))))
(let [t (transient #{1 2 3})]
  (prn (.contains t 1) (.get t 2) (.count t) (persistent! (.disjoin t 1))))
(defn refused [f] (try (f) (catch Throwable e (class e))))
(let [t (transient [1])]
  (persistent! t)
  (prn (refused #(.conj t 2)) (refused #(.assoc t 0 2)) (refused #(.pop t))))
