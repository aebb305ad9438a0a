;; SPDX-License-Identifier: MIT
;;
;; Numbers: arithmetic, comparison, bits, coercions, random numbers.
;;
;; Arities of one and two arguments are single primitives, which the compiler
;; inlines; three arguments are frequent enough to have an arity that does not
;; build a list of the rest.
(in-ns 'clojure.core)

(defn ^{:private true} number-alone
  [x]
  (if (or (nil? x) (rt/is-number x))
    x
    (throw (new ClassCastException
                (str "Cannot cast " (rt/class-name (rt/class-of x))
                     " to java.lang.Number")))))

;; (def-fold name doc prim0 [zero] one-arg-form): an operation on any number of
;; arguments, folded from the left.
(defmacro ^{:private true} def-fold
  [name doc op & small]
  (let [x 'x y 'y z 'z more 'more]
    `(defn ~name
       ~doc
       {:arglists '([~x ~y & ~more])}
       ~@small
       ([~x ~y] (~op ~x ~y))
       ([~x ~y ~z] (~op (~op ~x ~y) ~z))
       ([~x ~y ~z & ~more]
        (loop* [acc# (~op (~op ~x ~y) ~z) xs# ~more]
          (if xs#
            (recur (~op acc# (first xs#)) (next xs#))
            acc#))))))

(def-fold + "The sum of the numbers; throws on long overflow." rt/add
  ([] 0)
  ([x] (number-alone x)))

(def-fold - "Subtracts the others from x; negates a single x." rt/sub
  ([x] (rt/neg x)))

(def-fold * "The product of the numbers; throws on long overflow." rt/mul
  ([] 1)
  ([x] (number-alone x)))

(def-fold / "Divides x by the others; 1/x for a single x." rt/div
  ([x] (rt/div 1 x)))

(def-fold +' "The sum; promotes to BigInt where a long overflows." rt/addp
  ([] 0)
  ([x] (number-alone x)))

(def-fold -' "The difference; promotes where a long overflows." rt/subp
  ([x] (rt/negp x)))

(def-fold *' "The product; promotes where a long overflows." rt/mulp
  ([] 1)
  ([x] (number-alone x)))

(def-fold max "The greatest of the numbers." rt/max
  ([x] x))

(def-fold min "The least of the numbers." rt/min
  ([x] x))

(def-fold bit-and "Bitwise and." rt/bit-and)
(def-fold bit-or "Bitwise or." rt/bit-or)
(def-fold bit-xor "Bitwise exclusive or." rt/bit-xor)
(def-fold bit-and-not "Bitwise and with the complement." rt/bit-and-not)

;; A relation that must hold between all neighbours.
(defmacro ^{:private true} def-chain
  [name doc op]
  (let [x 'x y 'y z 'z more 'more]
    `(defn ~name
       ~doc
       {:arglists '([~x] [~x ~y] [~x ~y & ~more])}
       ([~x] true)
       ([~x ~y] (~op ~x ~y))
       ([~x ~y ~z] (if (~op ~x ~y) (~op ~y ~z) false))
       ([~x ~y ~z & ~more]
        (if (~op ~x ~y)
          (loop* [a# ~y b# ~z xs# ~more]
            (if (~op a# b#)
              (if xs#
                (recur b# (first xs#) (next xs#))
                true)
              false))
          false)))))

(def-chain < "Are the numbers in strictly increasing order?" rt/lt)
(def-chain <= "Are the numbers in non-decreasing order?" rt/lte)
(def-chain > "Are the numbers in strictly decreasing order?" rt/gt)
(def-chain >= "Are the numbers in non-increasing order?" rt/gte)
(def-chain == "Are the numbers equal, of whatever type?" rt/num-eq)
(def-chain = "Equality by value; numbers are equal within a category, sequences
  by their items." rt/equal)

(defn not=
  "Is (= x y ...) false?"
  ([x] false)
  ([x y] (if (rt/equal x y) false true))
  ([x y & more] (not (apply = x y more))))

(defn inc "x plus one; throws on long overflow." [x] (rt/inc x))
(defn dec "x minus one; throws on long overflow." [x] (rt/dec x))
(defn inc' "x plus one; promotes." [x] (rt/incp x))
(defn dec' "x minus one; promotes." [x] (rt/decp x))
(defn quot "The integer quotient, rounded to zero." [num div]
  (rt/quot num div))
(defn rem "The remainder, with num's sign." [num div] (rt/rem num div))
(defn mod "The modulus, with div's sign." [num div] (rt/mod num div))
(defn abs "The absolute value." [a] (rt/abs a))

(defn zero? "Is num zero?" [num] (rt/is-zero num))
(defn pos? "Is num greater than zero?" [num] (rt/is-pos num))
(defn neg? "Is num less than zero?" [num] (rt/is-neg num))
(defn even? "Is the integer n even?" [n] (rt/is-even n))
(defn odd? "Is the integer n odd?" [n] (rt/is-odd n))
(defn number? "Is x a number?" [x] (rt/is-number x))
(defn integer? "Is x an integer of any kind?" [x] (rt/is-integer x))
(defn int? "Is x a fixed-precision integer?" [x] (rt/is-long x))
(defn ratio? "Is x a Ratio?" [x] (rt/is-ratio x))
(defn decimal? "Is x a BigDecimal?" [x] (rt/is-decimal x))
(defn float? "Is x a floating-point number?" [x] (rt/is-double x))
(defn double? "Is x a double?" [x] (rt/is-wide-double x))
(defn rational? "Is x an integer, a ratio or a decimal?" [x]
  (rt/is-rational x))
(defn NaN? "Is num not a number?" [num] (rt/is-nan num))
(defn infinite? "Is num an infinity?" [num] (rt/is-infinite num))
(defn pos-int? "Is x a positive fixed-precision integer?" [x]
  (if (rt/is-long x) (rt/is-pos x) false))
(defn neg-int? "Is x a negative fixed-precision integer?" [x]
  (if (rt/is-long x) (rt/is-neg x) false))
(defn nat-int? "Is x a non-negative fixed-precision integer?" [x]
  (if (rt/is-long x) (if (rt/is-neg x) false true) false))

(defn bit-not "Bitwise complement." [x] (rt/bit-not x))
(defn bit-clear "x with bit n cleared." [x n] (rt/bit-clear x n))
(defn bit-set "x with bit n set." [x n] (rt/bit-set x n))
(defn bit-flip "x with bit n inverted." [x n] (rt/bit-flip x n))
(defn bit-test "Is bit n of x set?" [x n] (rt/bit-test x n))
(defn bit-shift-left "x shifted left by n bits." [x n] (rt/bit-shl x n))
(defn bit-shift-right "x shifted right, keeping the sign." [x n]
  (rt/bit-shr x n))
(defn unsigned-bit-shift-right "x shifted right, filled with zeros." [x n]
  (rt/bit-ushr x n))

(defn unchecked-add "Sum of two longs, wrapping." [x y]
  (rt/unchecked-add x y))
(defn unchecked-subtract "Difference of two longs, wrapping." [x y]
  (rt/unchecked-sub x y))
(defn unchecked-multiply "Product of two longs, wrapping." [x y]
  (rt/unchecked-mul x y))
(defn unchecked-inc "x plus one, wrapping." [x] (rt/unchecked-inc x))
(defn unchecked-dec "x minus one, wrapping." [x] (rt/unchecked-dec x))
(defn unchecked-negate "Minus x, wrapping." [x] (rt/unchecked-neg x))
(defn unchecked-add-int "32-bit sum, wrapping." [x y]
  (rt/unchecked-add-int x y))
(defn unchecked-subtract-int "32-bit difference, wrapping." [x y]
  (rt/unchecked-sub-int x y))
(defn unchecked-multiply-int "32-bit product, wrapping." [x y]
  (rt/unchecked-mul-int x y))
(defn unchecked-divide-int "32-bit quotient." [x y]
  (rt/unchecked-div-int x y))
(defn unchecked-remainder-int "32-bit remainder." [x y]
  (rt/unchecked-rem-int x y))
(defn unchecked-negate-int "32-bit negation, wrapping." [x]
  (rt/unchecked-neg-int x))
(defn unchecked-inc-int "32-bit increment, wrapping." [x]
  (rt/unchecked-add-int x 1))
(defn unchecked-dec-int "32-bit decrement, wrapping." [x]
  (rt/unchecked-sub-int x 1))

(defn num "x if it is a number, else throws." [x] (rt/as-num x))
(defn long "x as a long; fractions are cut off." [x] (rt/as-long x))
(defn int "x as a 32-bit integer, range checked." [x] (rt/as-int x))
(defn short "x as a 16-bit integer, range checked." [x] (rt/as-short x))
(defn byte "x as an 8-bit integer, range checked." [x] (rt/as-byte x))
(defn char "The character with the code x." [x] (rt/as-char x))
(defn double "x as a double." [x] (rt/as-double x))
(defn float "x rounded to single precision." [x] (rt/as-float x))
(defn boolean "false for nil and false, else true." [x] (rt/as-boolean x))
(defn bigint "x as a BigInt." [x] (rt/as-bigint x))
(defn biginteger "x as a java.math.BigInteger." [x] (rt/as-biginteger x))
(defn bigdec "x as a BigDecimal." [x] (rt/as-decimal x))
(defn rationalize "x as an exact number." [num] (rt/rationalize num))
(defn numerator "The numerator of a Ratio." [r] (rt/numerator r))
(defn denominator "The denominator of a Ratio." [r] (rt/denominator r))
(defn unchecked-long "x cut down to 64 bits." [x] (rt/unchecked-long x))
(defn unchecked-int "x cut down to 32 bits." [x] (rt/unchecked-int x))
(defn unchecked-short "x cut down to 16 bits." [x] (rt/unchecked-short x))
(defn unchecked-byte "x cut down to 8 bits." [x] (rt/unchecked-byte x))
(defn unchecked-char "The character with the low 16 bits of x." [x]
  (rt/unchecked-char x))
(defn unchecked-double "x as a double." [x] (rt/as-double x))
(defn unchecked-float "x rounded to single precision, which may be infinite."
  [x] (rt/unchecked-float x))

(defn parse-long "The long a string stands for, or nil." [s]
  (rt/parse-long s))
(defn parse-double "The double a string stands for, or nil." [s]
  (rt/parse-double s))

(defn ^{:private true} parse-expects
  [s]
  (throw (new IllegalArgumentException
              (str "Expected string, got "
                   (if (nil? s) "nil" (rt/class-name (rt/class-of s)))))))

(defn parse-boolean
  "true or false for these very strings, else nil."
  [s]
  (if (string? s)
    (cond (rt/equal s "true") true
          (rt/equal s "false") false
          :else nil)
    (parse-expects s)))

(defn parse-uuid "The UUID a string stands for, or nil." [s]
  (if (nil? s) (rt/cast-error s "java.lang.String") (rt/parse-uuid s)))

(defn rand
  "A random double from 0 up to, excluding, n (default 1)."
  ([] (rt/rand))
  ([n] (rt/mul n (rt/rand))))

(defn rand-int
  "A random integer from 0 up to, excluding, n."
  [n] (rt/rand-int n))

(defn rand-nth
  "A random item of an indexed collection."
  [coll] (nth coll (rt/rand-int (count coll))))

(defmacro with-precision
  "Evaluates body with BigDecimal operations rounded to the precision, with an
  optional :rounding mode."
  [precision & exprs]
  (let [rounding? (rt/equal (first exprs) :rounding)
        mode (if rounding? (second exprs) 'HALF_UP)
        body (if rounding? (nnext exprs) exprs)
        modes '{UP 0 DOWN 1 CEILING 2 FLOOR 3 HALF_UP 4 HALF_DOWN 5
                HALF_EVEN 6 UNNECESSARY 7}]
    `(let [old# (rt/decimal-context ~precision ~(get modes mode))]
       (try ~@body
            (finally (rt/decimal-context (nth old# 0) (nth old# 1)))))))
