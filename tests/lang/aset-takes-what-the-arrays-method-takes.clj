; aset on arrays of every type, hinted and not, of values of every class.
(defn t [f] (println (try (f) (catch Throwable e [(class e) (ex-message e)]))))
(defn st [a x] (aset a 0 x) (vec a))
(doseq [mk [#(long-array 1) #(int-array 1) #(double-array 1) #(float-array 1) #(byte-array 1) #(short-array 1) #(char-array 1) #(boolean-array 1) #(object-array 1) #(into-array String ["a"])]
        x [5 2.5 nil "a" (int 3) (short 4) (float 1.5) \a true (byte 1) 3000000000 1N 1/2]]
  (print (class (mk)) (pr-str x) (class x) " ")
  (t #(st (mk) x)))
(defn l [^longs a x] (aset a 0 x) (vec a))
(defn i [^ints a x] (aset a 0 x) (vec a))
(defn d [^doubles a x] (aset a 0 x) (vec a))
(defn fl [^floats a x] (aset a 0 x) (vec a))
(defn b [^bytes a x] (aset a 0 x) (vec a))
(defn s [^shorts a x] (aset a 0 x) (vec a))
(defn c [^chars a x] (aset a 0 x) (vec a))
(defn bo [^booleans a x] (aset a 0 x) (vec a))
(println "hinted")
(doseq [[n f mk] [[:l l #(long-array 1)] [:i i #(int-array 1)] [:d d #(double-array 1)] [:f fl #(float-array 1)] [:b b #(byte-array 1)] [:s s #(short-array 1)] [:c c #(char-array 1)] [:bo bo #(boolean-array 1)]]
        x [5 2.5 nil "a" (int 3) (short 4) (float 1.5) \a true (byte 1) 3000000000 1N 1/2]]
  (print n (pr-str x) (class x) " ")
  (t #(f (mk) x)))
