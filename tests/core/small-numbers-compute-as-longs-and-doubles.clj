(defmacro shown [& forms]
  `(do ~@(map (fn [f]
                `(let [x# (try ~f (catch Exception e# (ex-message e#)))]
                   (println '~f "=>" (pr-str x#) (class x#))))
              forms)))
(def i (int 1))
(def s (short 1))
(def b (byte 1))
(def f (float 0.1))

(shown
 (+ i 1) (+ i i) (+ f 0) (+ f f) (* f 2) (- f) (- i) (inc b) (abs s) (abs f)
 (max i 0) (max f 0.05) (min f f) (quot i i) (/ i 2) (/ f f) (mod i i)
 (bit-and i 1) (bit-shift-left b 2) (unchecked-inc i) (unchecked-add-int i i)
 (unchecked-byte 300) (unchecked-short 70000) (unchecked-float 0.1) (long i)
 (double f) (num i) (identity (int 1)) (+ i 1N) (+ f 1M) (+ i 1/2) (+' i i))
(shown
 (let [x (int 1)] x) (let [x (int 1)] (inc x)) (let [x (byte 3)] (bit-and x 1))
 (let [x (float 0.1)] (+ x x))
 (loop [x (int 1)] (if (< x 3) (recur (inc x)) x))
 (if true (int 1) 2) (let [x (if true (int 1) (int 2))] x) (do (int 1))
 (first [(int 1)]) (let [x (int 7)] (map (fn [y] (class x)) [1]))
 ((fn [x] (int x)) 5) ((fn [^long x] (short x)) 5) (let [x (int \a)] [x (class x)]))
(shown
 (int 3000000000) (byte 200) (short 40000) (byte 200.0) (int 1.9) (int 3N)
 (let [x 3000000000] (int x)) (let [x 200] (byte x)) (let [x 40000] (short x))
 (let [x 300] (unchecked-byte x)) (let [x 3000000000] (unchecked-int x))
 (let [x 3000000000] (unchecked-add-int x 1)) (unchecked-multiply-int 65536 65537)
 (let [x (int 2147483647)] (unchecked-inc-int x)) (float 1e39) (byte \a))
(shown
 (= i 1) (= 1 i s b) (== f 0.1) (= f 0.1) (= (float 0.5) 0.5) (.equals i 1)
 (.equals i (int 1)) (hash i) (hash f) (hash 0.1) (hash (int -5)) (.hashCode (int -5))
 ({1 :a} i) ({i :a} 1) (#{1} b) (get {1.5 :a} (float 1.5)) (hash-map i :a 1 :b)
 (sort [3 i (short 2)]) (case i 1 :one :other) (case b 1 :one 2 :two)
 (case f 0.1 :y :n) (distinct [1 i b 1N]) (nth [1 2] i) (assoc [1 2] i 5))
(shown
 (integer? i) (int? s) (number? f) (float? f) (double? f) (double? 1.0)
 (rational? i) (nat-int? b) (odd? b) (zero? (float 0)) (instance? Long i)
 (instance? Integer 1) (instance? Number f) (instance? Double f))
(shown
 (str f) (float 1e10) (float 16777217) (float 3.4e38) (float 1/3) (float 100)
 (float 3.14159265) (float 1.5e-10) (float ##NaN) (format "%.3f %s %e" f f f)
 (format "%d %x %o %X" i (byte -1) (short -1) (int -255)) (format "%c" (byte 97)))
