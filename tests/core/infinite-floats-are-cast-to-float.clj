;; (float x) lets a Float through, whatever it is; of other numbers those in range.
(defmacro t [& forms]
  `(do ~@(for [f forms]
           `(println (try (pr-str ~f (class ~f)) (catch Throwable e# (ex-message e#)))))))
(defn cast-it [x] (float x))
(t (float Float/POSITIVE_INFINITY) (float (identity Float/NEGATIVE_INFINITY)) (float ##Inf)
   (float (identity ##-Inf)) (cast-it (unchecked-float ##Inf)) (cast-it ##Inf)
   (cast-it Float/NEGATIVE_INFINITY) (float ##NaN) (float 1e300) (float (- Double/MAX_VALUE))
   (let [x (float Float/POSITIVE_INFINITY)] (float x))
   (let [a (float-array [Float/POSITIVE_INFINITY])] (float (aget a 0)))
   (let [a (float-array 1)] (aset a 0 Float/NEGATIVE_INFINITY) (aget a 0))
   (let [a (float-array 1)] (aset-float a 0 Float/NEGATIVE_INFINITY) (aget a 0)))
