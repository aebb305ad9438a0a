;; Integers, Shorts and Bytes are objects of their own, whatever their value.
(defmacro show [& exprs]
  `(do ~@(map (fn [e]
                `(println '~e (try (pr-str ~e)
                                   (catch Throwable e#
                                     (str (.getName (class e#)) " "
                                          (ex-message e#))))))
              exprs)))
(def z (int 0))
(def one (int 1))
(def m (int -1))
(def s (short 0))
(def b (byte -1))
(def big 12345678901234567890N)
(show (/ z big) (/ big z) (/ big m) (/ big one) (quot big m) (rem big m)
      (mod big z) (/ (hash nil) big) (quot s big) (/ b big) (/ 1 b))
(show (quot Long/MIN_VALUE m) (/ Long/MIN_VALUE m) (rem Long/MIN_VALUE m)
      (mod Long/MIN_VALUE m))
(show (quot 5 z) (/ 5 z) (rem 5 z) (mod 5 z) (quot 5N z) (/ 5N z) (/ 1/2 z)
      (quot 1/2 z) (/ 1.5M z) (quot 1.5M z) (rem 1.5M z) (/ z z) (/ s 0N))
(show (/ 1/2 m) (* 1/2 z) (* 1/2 one) (+ 1/2 z) (- 1/2 z)
      (+ -0.0 z) (* big z) (* big m) (- z) (- m) (inc m) (dec one))
(show (/ one 3) (/ 3 one) (/ z 3) (/ z 3N) (/ 1M one) (/ 3M (int 3))
      (with-precision 3 (/ 1M (int 3))))
(show (zero? z) (= z 0) (== z 0N) (= z 0N) (bigint z) (bigdec z) (bigdec m)
      (min z 0) (max z 1N) (compare z 0N) (hash z))
(show ({0 :a} z) (#{0} z) (case z 0 :zero :other) (contains? #{0N} z)
      (get {0N :x} z) (nth [1 2] z) (range 3 z m) (take 2 (range z 5 z)))
