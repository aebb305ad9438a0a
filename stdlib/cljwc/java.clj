;; SPDX-License-Identifier: MIT
;;
;; The Java names that portable Clojure uses, as plain functions.
;;
;; The compiler turns (Math/sqrt x) into Math--sqrt, the field Long/MAX_VALUE
;; into Long--MAX_VALUE, (StringBuilder. x) into StringBuilder--new, and a
;; method call (.length s) into -length when s is not an object of the program
;; with a method of that name. What is not here does not exist for programs.
(ns cljwc.java)

;; ---------------------------------------------------------------------------
;; What qualified members become (compiler/front/analyze_member.c)

;; A method is called by its name alone, so that each says whose it is.
(defn no-method
  "What (.name x args...) with n args throws if x has no such method."
  [x name n]
  ;; What a var without a value has is not of the class that a hint says.
  (if (= "clojure.lang.Var$Unbound" (rt/class-name (rt/class-of x)))
    (throw (new ClassCastException
                (str (rt/class-of x) " cannot be cast to a class with the"
                     " member " name)))
    nil)
  (throw
   (new IllegalArgumentException
        (if (= n 0)
          (str "No matching field found: " name " for " (rt/class-of x))
          (str "No matching method " name " found taking " n " args for "
               (rt/class-of x))))))

(defn ^{:private true} varargs
  "The arguments of a Java method with varargs: an array stands for its items."
  [xs]
  (if (and (rt/is-array (first xs)) (nil? (next xs))) (seq (first xs)) xs))

(defmacro ^{:private true} defmethod-of
  "A defn of a method that objects of these classes have (or, where that is
  faster, those that a predicate takes); its arities call them by the same
  name."
  [classes name & arities]
  (let* [arities (if (vector? (first arities)) (list arities) arities)
         x (first (first (first arities)))
         test (fn* [c]
                (let* [n (clojure.core/name c)]
                  (if (= n (rt/str-lower n))
                    (list c x)
                    (list 'rt/is-instance c x))))
         tests (map test classes)
         method (subs (clojure.core/name name) 1)]
    `(defn ~name
       ~@(map (fn* [arity]
                (list (first arity)
                      (list 'if
                            (if (next tests) (cons 'or tests) (first tests))
                            (cons 'do (next arity))
                            (list 'no-method x method
                                  (dec (count (first arity)))))))
              arities))))

(defn receiver
  "The object of a method of class c, which x must be."
  [c x]
  (cond (rt/is-instance c x) x
        (nil? x)
        (throw (new NullPointerException
                    (str "Cannot invoke a method of " (rt/class-name c)
                         " because the object is null")))
        :else
        (throw (new ClassCastException
                    (str "class " (rt/class-name (rt/class-of x))
                         " cannot be cast to class " (rt/class-name c))))))
(defn no-object
  "What a method throws whose argument of that name is nil."
  [method argument]
  (throw
   (new NullPointerException
        (str "Cannot invoke \"" method "\" because \"" argument
             "\" is null"))))
(defn no-ctor
  "What (Class. x) throws if class has no constructor for x."
  [class]
  (throw (new IllegalArgumentException
              (str "No matching ctor found for class " class))))
(defn no-static
  "What (Class/name x...) with n args throws if there is none for these."
  [class name n]
  (throw (new IllegalArgumentException
              (str "No matching method " name " found taking " n
                   " args for class " class))))
(defn array-class
  "The class of arrays of n dimensions, whose items are of a class or of the
  primitive type of the code."
  [element n]
  (loop* [c (rt/class-of (if (char? element)
                           (rt/array-make element 0)
                           (rt/array-typed (rt/array-new 0) element)))
          n n]
    (if (= n 1)
      c
      (recur (rt/class-of (rt/array-typed (rt/array-new 0) c)) (dec n)))))

;; ---------------------------------------------------------------------------
;; java.lang.Math

(def Math--PI 3.141592653589793)
(def Math--E 2.718281828459045)
(defn Math--sqrt [x] (rt/math-sqrt x))
(defn Math--cbrt [x] (rt/math-cbrt x))
(defn Math--pow [x y] (rt/math-pow x y))
(defn Math--exp [x] (rt/math-exp x))
(defn Math--expm1 [x] (rt/math-expm1 x))
(defn Math--log [x] (rt/math-log x))
(defn Math--log10 [x] (rt/math-log10 x))
(defn Math--log1p [x] (rt/math-log1p x))
(defn Math--sin [x] (rt/math-sin x))
(defn Math--cos [x] (rt/math-cos x))
(defn Math--tan [x] (rt/math-tan x))
(defn Math--asin [x] (rt/math-asin x))
(defn Math--acos [x] (rt/math-acos x))
(defn Math--atan [x] (rt/math-atan x))
(defn Math--atan2 [y x] (rt/math-atan2 y x))
(defn Math--sinh [x] (rt/math-sinh x))
(defn Math--cosh [x] (rt/math-cosh x))
(defn Math--tanh [x] (rt/math-tanh x))
(defn Math--hypot [x y] (rt/math-hypot x y))
(defn Math--floor [x] (rt/math-floor x))
(defn Math--ceil [x] (rt/math-ceil x))
(defn Math--rint [x] (rt/math-rint x))
(defn Math--round [x] (rt/math-round x))
(defn Math--signum [x] (rt/math-signum x))
(defn Math--copySign [x y] (rt/math-copy-sign x y))
(defn Math--toRadians [x] (rt/math-to-radians x))
(defn Math--toDegrees [x] (rt/math-to-degrees x))
(defn Math--ulp [x] (rt/math-ulp x))
(defn Math--nextUp [x] (rt/math-next-up x))
(defn Math--nextDown [x] (rt/math-next-down x))
(defn Math--nextAfter [x y] (rt/math-next-after x y))
(defn Math--getExponent [x] (int (rt/math-get-exponent x)))
(defn Math--toIntExact [x] (int x))
(defn Math--scalb [x n] (rt/math-scalb x (int n)))
(defn Math--IEEEremainder [x y] (rt/math-ieee-remainder x y))
(defn Math--floorDiv [x y] (rt/math-floor-div x y))
(defn Math--floorMod [x y] (rt/math-floor-mod x y))
(defn Math--addExact [x y] (rt/math-add-exact x y))
(defn Math--subtractExact [x y] (rt/math-subtract-exact x y))
(defn Math--multiplyExact [x y] (rt/math-multiply-exact x y))
(defn Math--incrementExact [x] (rt/math-increment-exact x))
(defn Math--decrementExact [x] (rt/math-decrement-exact x))
(defn Math--negateExact [x] (rt/math-negate-exact x))
(defn Math--abs [x] (rt/math-abs x))
(defn Math--max [x y] (rt/math-max x y))
(defn Math--min [x y] (rt/math-min x y))
(defn Math--multiplyHigh [x y]
  (let [product (* (bigint x) (bigint y))
        size 0x10000000000000000N
        high (quot product size)]
    (long (if (and (neg? product) (not= 0 (rem product size)))
            (dec high)
            high))))
(defn Math--absExact [x]
  (if (neg? x) (rt/math-negate-exact x) x))
(defn Math--random [] (rt/rand))

;; ---------------------------------------------------------------------------
;; Number classes

;; The classes of the JVM's primitive types.
(def Long--TYPE (rt/primitive-class \J))
(def Integer--TYPE (rt/primitive-class \I))
(def Short--TYPE (rt/primitive-class \S))
(def Byte--TYPE (rt/primitive-class \B))
(def Character--TYPE (rt/primitive-class \C))
(def Double--TYPE (rt/primitive-class \D))
(def Float--TYPE (rt/primitive-class \F))
(def Boolean--TYPE (rt/primitive-class \Z))
(def Void--TYPE (rt/primitive-class \V))
(defn -isPrimitive [c] (rt/is-primitive-class c))
(def Long--MAX_VALUE 9223372036854775807)
(def Long--MIN_VALUE -9223372036854775808)
(def Integer--MAX_VALUE 2147483647)
(def Integer--MIN_VALUE -2147483648)
(def Short--MAX_VALUE 32767)
(def Short--MIN_VALUE -32768)
(def Byte--MAX_VALUE 127)
(def Byte--MIN_VALUE -128)
(def Double--MAX_VALUE 1.7976931348623157E308)
(def Double--MIN_VALUE 4.9E-324)
(def Double--POSITIVE_INFINITY ##Inf)
(def Double--NEGATIVE_INFINITY ##-Inf)
(def Double--NaN ##NaN)
(def Float--MAX_VALUE 3.4028234663852886E38)
(def Float--MIN_VALUE 1.401298464324817E-45)
(def Float--POSITIVE_INFINITY ##Inf)
(def Float--NEGATIVE_INFINITY ##-Inf)
(def Float--NaN ##NaN)
(def Byte--SIZE (int 8))
(def Short--SIZE (int 16))
(def Integer--SIZE (int 32))
(def Long--SIZE (int 64))
(def Float--SIZE (int 32))
(def Double--SIZE (int 64))
(def Byte--BYTES (int 1))
(def Short--BYTES (int 2))
(def Integer--BYTES (int 4))
(def Long--BYTES (int 8))
(def Float--BYTES (int 4))
(def Double--BYTES (int 8))
(def Double--MIN_NORMAL 2.2250738585072014E-308)
(def Float--MIN_NORMAL (float 1.1754943508222875E-38))

(defn Long--parseLong
  ([s] (rt/long-parse s 10))
  ([s radix] (rt/long-parse s radix)))
(defn Long--valueOf
  ([x] (if (string? x) (rt/long-parse x 10) (rt/as-long x)))
  ([s radix] (rt/long-parse s radix)))
(defn Long--new [x] (Long--valueOf x))
(defn Long--toString
  ([n] (rt/long-str n 10))
  ([n radix] (rt/long-str n radix)))
(defn Long--toHexString [n] (rt/long-hex n))
(defn Long--toOctalString [n] (rt/long-octal n))
(defn Long--toBinaryString [n] (rt/long-binary n))
(defn Long--bitCount [n] (int (rt/bit-count n)))
(defn Long--numberOfLeadingZeros [n] (int (rt/bit-leading-zeros n)))
(defn Long--numberOfTrailingZeros [n] (int (rt/bit-trailing-zeros n)))
(defn Long--highestOneBit [n] (rt/bit-highest n))
(defn Long--lowestOneBit [n] (rt/bit-lowest n))
(defn Long--reverse [n] (rt/bit-reverse n))
(defn Long--rotateLeft [n k] (rt/bit-rotate-left n k))
(defn Long--rotateRight [n k] (rt/bit-rotate-right n k))
(defn Long--compare [x y] (int (cond (< x y) -1 (> x y) 1 :else 0)))
(defn Long--signum [n] (int (cond (neg? n) -1 (pos? n) 1 :else 0)))
(defn Long--hashCode [n] (#'clojure.core/java-hash n))
(defn Long--sum [x y] (rt/unchecked-add x y))
(defn Long--max [x y] (rt/max x y))
(defn Long--min [x y] (rt/min x y))
(defn ^{:private true} reversed-bytes
  "The n lowest bytes of x in reverse."
  [x n]
  (loop [r 0 i 0]
    (if (= i n)
      r
      (recur (bit-or (bit-shift-left r 8)
                     (bit-and (unsigned-bit-shift-right x (* 8 i)) 0xff))
             (inc i)))))
(defn Long--reverseBytes [n] (reversed-bytes n 8))

;; Longs as numbers from 0 to 2^64 - 1
(defn ^{:private true} unsigned [n]
  (if (neg? n) (+ (bigint n) 18446744073709551616N) (bigint n)))
(defn ^{:private true} signed [n] (rt/unchecked-long n))
(defn Long--compareUnsigned [x y]
  (Long--compare (bit-xor x Long--MIN_VALUE) (bit-xor y Long--MIN_VALUE)))
(defn Long--divideUnsigned [x y] (signed (quot (unsigned x) (unsigned y))))
(defn Long--remainderUnsigned [x y] (signed (rem (unsigned x) (unsigned y))))
(defn Long--toUnsignedString [n] (str (unsigned n)))
(defn Long--parseUnsignedLong [s]
  (let [n (rt/bigint-parse s 10)]
    (if (<= 0 n 18446744073709551615N)
      (signed n)
      (throw (new NumberFormatException
                  (str "String value " s
                       " exceeds range of unsigned long."))))))

(defn ^{:private true} decode
  "What parse makes of the digits of a literal in Java, and of their radix."
  [s parse]
  (when (= "" s)
    (throw (new NumberFormatException "Zero length string")))
  (let [signed? (or (rt/str-starts-with s "-") (rt/str-starts-with s "+"))
        digits (if signed? (rt/subs s 1 nil) s)
        radix (cond (or (rt/str-starts-with digits "0x")
                        (rt/str-starts-with digits "0X")
                        (rt/str-starts-with digits "#")) 16
                    (and (rt/str-starts-with digits "0") (< 1 (count digits))) 8
                    :else 10)
        digits (rt/subs digits
                        (cond (= radix 10) 0
                              (and (= radix 16)
                                   (rt/str-starts-with digits "0")) 2
                              :else 1)
                        nil)]
    (when (or (rt/str-starts-with digits "-") (rt/str-starts-with digits "+"))
      (throw (new NumberFormatException "Sign character in wrong position")))
    (parse (if (rt/str-starts-with s "-") (str "-" digits) digits) radix)))
(defn Long--decode [s] (decode s Long--parseLong))

(defn Integer--parseInt
  ([s] (rt/int-parse s 10))
  ([s radix] (rt/int-parse s radix)))
(defn Integer--valueOf
  ([x] (if (string? x) (rt/int-parse x 10) (rt/as-int x)))
  ([s radix] (rt/int-parse s radix)))
(defn Integer--new [x] (Integer--valueOf x))
(defn Integer--toString
  ([n] (rt/long-str n 10))
  ([n radix] (rt/long-str n radix)))
(defn Integer--toHexString [n] (rt/int-hex n))
(defn Integer--toOctalString [n] (rt/int-octal n))
(defn Integer--toBinaryString [n] (rt/int-binary n))
(defn Integer--bitCount [n] (int (rt/bit-count (bit-and n 0xffffffff))))
(defn Integer--numberOfLeadingZeros [n]
  (int (- (rt/bit-leading-zeros (bit-and n 0xffffffff)) 32)))
(defn Integer--numberOfTrailingZeros [n]
  (int (min 32 (rt/bit-trailing-zeros n))))
(defn Integer--compare [x y] (Long--compare x y))
(defn Integer--signum [n] (Long--signum n))
(defn Integer--hashCode [n] (int n))
(defn Integer--sum [x y] (rt/unchecked-add-int x y))
(defn Integer--max [x y] (int (rt/max x y)))
(defn Integer--min [x y] (int (rt/min x y)))
(defn Integer--rotateLeft [n k]
  (let [n (bit-and n 0xffffffff) k (bit-and k 31)]
    (unchecked-int (bit-or (bit-shift-left n k)
                           (unsigned-bit-shift-right n (- 32 k))))))
(defn Integer--rotateRight [n k] (Integer--rotateLeft n (- 32 k)))
(defn Integer--reverse [n]
  (int (bit-shift-right (rt/bit-reverse n) 32)))
(defn Integer--reverseBytes [n] (unchecked-int (reversed-bytes n 4)))
(defn Integer--highestOneBit [n]
  (unchecked-int (rt/bit-highest (bit-and n 0xffffffff))))
(defn Integer--lowestOneBit [n] (unchecked-int (rt/bit-lowest n)))
(defn Integer--toUnsignedLong [n] (bit-and n 0xffffffff))
(defn Integer--toUnsignedString [n] (str (Integer--toUnsignedLong n)))
(defn Integer--compareUnsigned [x y]
  (Long--compare (Integer--toUnsignedLong x) (Integer--toUnsignedLong y)))
(defn Integer--divideUnsigned [x y]
  (unchecked-int (quot (Integer--toUnsignedLong x) (Integer--toUnsignedLong y))))
(defn Integer--remainderUnsigned [x y]
  (unchecked-int (rem (Integer--toUnsignedLong x) (Integer--toUnsignedLong y))))
(defn Integer--decode [s] (decode s Integer--parseInt))
(defn Byte--toUnsignedInt [n] (int (bit-and n 0xff)))
(defn Short--toUnsignedInt [n] (int (bit-and n 0xffff)))

(defn ^{:private true} in-range
  "A number that was parsed from s, if it is not outside of [-end, end)."
  [n s radix end]
  (if (and (<= (- end) n) (< n end))
    n
    (throw (new NumberFormatException
                (str "Value out of range. Value:\"" s "\" Radix:" radix)))))
(defn Short--parseShort
  ([s] (Short--parseShort s 10))
  ([s radix] (short (in-range (rt/int-parse s radix) s radix 0x8000))))
(defn Short--valueOf [x] (if (string? x) (Short--parseShort x) (short x)))
(defn Byte--parseByte
  ([s] (Byte--parseByte s 10))
  ([s radix] (byte (in-range (rt/int-parse s radix) s radix 0x80))))
(defn Byte--valueOf [x] (if (string? x) (Byte--parseByte x) (byte x)))

(defn Double--parseDouble [s] (rt/double-parse s))
(defn Double--valueOf [x] (if (string? x) (rt/double-parse x) (double x)))
(defn Double--new [x] (Double--valueOf x))
(defn Double--toString [x] (str (double x)))
(defn Double--isNaN [x] (rt/is-nan x))
(defn Double--isInfinite [x] (rt/is-infinite x))
(defn Double--isFinite [x] (not (or (rt/is-nan x) (rt/is-infinite x))))
;; NaN is the greatest, and -0.0 less than 0.0.
(defn Double--compare [x y]
  (let [x (double x) y (double y)]
    (int (cond (< x y) -1
               (> x y) 1
               :else (let [a (rt/double-bits x) b (rt/double-bits y)]
                       (cond (= a b) 0 (< a b) -1 :else 1))))))
(defn Float--compare [x y] (Double--compare x y))
(defn Double--doubleToLongBits [x] (rt/double-bits x))
(defn Double--doubleToRawLongBits [x] (rt/double-bits x))
(defn Double--hashCode [x] (#'clojure.core/java-hash (double x)))
(defn Float--hashCode [x] (#'clojure.core/java-hash (float x)))
(defn Float--floatToIntBits [x] (rt/float-bits x))
(defn Float--floatToRawIntBits [x] (rt/float-bits x))
(defn Float--intBitsToFloat [n] (rt/float-from-bits n))
(defn Float--isFinite [x] (Double--isFinite x))
(defn Double--max [x y] (rt/math-max x y))
(defn Double--min [x y] (rt/math-min x y))
(defn Double--sum [x y] (+ (double x) (double y)))
(defn Double--longBitsToDouble [n] (rt/double-from-bits n))
(defn Float--parseFloat [s] (unchecked-float (rt/double-parse s)))
(defn Float--new [x] (if (string? x) (Float--parseFloat x) (unchecked-float x)))
(defn Float--toString [x] (str (float x)))
(defn Float--isInfinite [x] (rt/is-infinite x))
(defn Short--new [x] (Short--valueOf x))
(defn Byte--new [x] (Byte--valueOf x))
(defn Float--valueOf [x] (if (string? x) (Float--parseFloat x) (float x)))
(defn Float--isNaN [x] (rt/is-nan x))

(def Boolean--TRUE true)
(def Boolean--FALSE false)
(defn Boolean--parseBoolean [s]
  (if s (rt/str-equals-ignore-case s "true") false))
(defn ^{:private true} to-boolean
  [x refuse]
  (cond (boolean? x) x
        (or (nil? x) (string? x)) (Boolean--parseBoolean x)
        :else (refuse)))
(defn Boolean--valueOf [x]
  (to-boolean x (fn [] (no-static "java.lang.Boolean" "valueOf" 1))))
(defn Boolean--new [x]
  (to-boolean x (fn [] (no-ctor "java.lang.Boolean"))))
(defn Boolean--toString [x]
  (str (receiver Boolean x)))
(defn Boolean--compare [x y] (int (cond (= x y) 0 x 1 :else -1)))
(defn Boolean--hashCode [x] (int (if x 1231 1237)))
(defn Boolean--logicalAnd [x y] (and x y))
(defn Boolean--logicalOr [x y] (or x y))
(defn Boolean--logicalXor [x y] (not= x y))
(defn Boolean--getBoolean [k] (Boolean--parseBoolean (rt/property k)))

;; A method of a BigInteger gives a BigInteger.
(defn ^{:private true} like
  [x result]
  (if (rt/is-biginteger x) (rt/as-biginteger result) result))

(def BigInteger--ZERO (rt/as-biginteger 0))
(def BigInteger--ONE (rt/as-biginteger 1))
(def BigInteger--TEN (rt/as-biginteger 10))
;; The number whose bytes are those of the array, the first one the highest.
(defn ^{:private true} from-bytes
  [bytes]
  (reduce (fn [n b] (+' (*' n 256) (bit-and b 0xff))) 0 bytes))
(defn BigInteger--new
  ([x]
   (rt/as-biginteger
    (if (rt/is-array x)
      (let [n (if (= 0 (alength x))
                (throw (new NumberFormatException "Zero length BigInteger"))
                (from-bytes x))]
        (if (neg? (aget x 0)) (-' n (rt/bigint-pow 2 (* 8 (alength x)))) n))
      (rt/bigint-parse x 10))))
  ([x y]
   (rt/as-biginteger
    (if (rt/is-array y)
      (let [n (from-bytes y)]
        (cond (neg? x) (-' n)
              (and (zero? x) (not (zero? n)))
              (throw (new NumberFormatException "signum-magnitude mismatch"))
              :else n))
      (rt/bigint-parse x y)))))
(defn BigInteger--valueOf [n] (rt/as-biginteger n))
(defn BigInt--fromLong [n] (rt/as-bigint n))
(defn BigInt--fromBigInteger [n] (rt/as-bigint n))
(def BigDecimal--ZERO 0M)
(def BigDecimal--ONE 1M)
(def BigDecimal--TEN 10M)
(def BigDecimal--ROUND_UP 0)
(def BigDecimal--ROUND_DOWN 1)
(def BigDecimal--ROUND_CEILING 2)
(def BigDecimal--ROUND_FLOOR 3)
(def BigDecimal--ROUND_HALF_UP 4)
(def BigDecimal--ROUND_HALF_DOWN 5)
(def BigDecimal--ROUND_HALF_EVEN 6)
(def BigDecimal--ROUND_UNNECESSARY 7)
;; unscaled * 10^-scale
(defn ^{:private true} scaled
  [unscaled scale]
  (rt/as-decimal (str unscaled "E" (- scale))))
(defn BigDecimal--new
  ([x] (rt/as-decimal x))
  ([unscaled scale] (scaled unscaled scale)))
(defn BigDecimal--valueOf
  ([x] (rt/as-decimal x))
  ([unscaled scale] (scaled unscaled scale)))
(def RoundingMode--UP 0)
(def RoundingMode--DOWN 1)
(def RoundingMode--CEILING 2)
(def RoundingMode--FLOOR 3)
(def RoundingMode--HALF_UP 4)
(def RoundingMode--HALF_DOWN 5)
(def RoundingMode--HALF_EVEN 6)
(def RoundingMode--UNNECESSARY 7)

(defmethod-of [number?] -longValue [x] (rt/unchecked-long x))
(defmethod-of [number?] -intValue [x] (rt/unchecked-int x))
(defmethod-of [number?] -shortValue [x] (rt/unchecked-short x))
(defmethod-of [number?] -byteValue [x] (rt/unchecked-byte x))
(defmethod-of [number?] -doubleValue [x] (rt/as-double x))
(defmethod-of [number?] -floatValue [x] (rt/unchecked-float x))
(defmethod-of [boolean?] -booleanValue [x] x)
(defmethod-of [char?] -charValue [x] x)
(defmethod-of [Double Float] -isNaN [x] (rt/is-nan x))
(defmethod-of [Double Float] -isInfinite [x] (rt/is-infinite x))
(defmethod-of [BigDecimal clojure.lang.BigInt] -toBigInteger [x]
  (rt/as-biginteger x))
(defmethod-of [BigInteger] -gcd [x y] (like x (rt/bigint-gcd x y)))
(declare -shiftLeft)
(defmethod-of [BigInteger BigDecimal] -pow [x n]
  (if (rt/is-decimal x) (reduce * 1M (repeat n x)) (like x (rt/bigint-pow x n))))
(defmethod-of [BigInteger] -modPow [x e m] (like x (rt/bigint-mod-pow x e m)))
(defmethod-of [BigInteger clojure.lang.BigInt] -bitLength [x]
  (int (rt/bigint-bit-length x)))
(defmethod-of [BigInteger BigDecimal] -add [x y] (like x (rt/addp x y)))
(declare divide-to-scale)
(defmethod-of [BigInteger BigDecimal clojure.lang.BigInt] -divide
  ([x y] (like x (if (rt/is-decimal x) (/ x y) (quot x y))))
  ([x y mode] (divide-to-scale x y (rt/decimal-scale x) mode))
  ([x y scale mode] (divide-to-scale x y scale mode)))
(defmethod-of [BigInteger BigDecimal clojure.lang.BigInt] -remainder [x y]
  (like x (rem x y)))
(defmethod-of [BigInteger] -mod [x y] (like x (mod x y)))
(defmethod-of [BigInteger BigDecimal] -abs [x] (like x (abs x)))
(defmethod-of [BigInteger BigDecimal] -negate [x] (like x (rt/negp x)))
;; Shifts and bits of BigIntegers, by arithmetic on two's complement.
(defn ^{:private true} floor-div
  [x y]
  (let [q (quot x y)]
    (if (and (neg? x) (not= x (*' q y))) (dec' q) q)))
(defmethod-of [BigInteger] -shiftRight [x n]
  (if (neg? n)
    (-shiftLeft x (- n))
    (like x (floor-div x (rt/bigint-pow 2 n)))))
(defmethod-of [BigInteger] -shiftLeft [x n]
  (if (neg? n) (-shiftRight x (- n)) (like x (*' x (rt/bigint-pow 2 n)))))
(defn ^{:private true} by-words
  "The bits of x and y, combined by f 32 at a time."
  [f x y]
  (loop* [x x y y place 1 sum 0]
    (let* [w (f (long (mod x 4294967296)) (long (mod y 4294967296)))
           sum (+' sum (*' place (bit-and w 0xffffffff)))
           x (floor-div x 4294967296) y (floor-div y 4294967296)]
      (if (if (<= -1 x 0) (<= -1 y 0) false)
        (if (= -1 (f (long x) (long y)))
          (-' sum (*' place 4294967296))
          sum)
        (recur x y (*' place 4294967296) sum)))))
(defmethod-of [BigInteger] -and [x y] (like x (by-words bit-and x y)))
(defmethod-of [BigInteger] -or [x y] (like x (by-words bit-or x y)))
(defmethod-of [BigInteger] -xor [x y] (like x (by-words bit-xor x y)))
(defmethod-of [BigInteger] -not [x] (like x (-' (inc' x))))
(defmethod-of [BigInteger] -andNot [x y] (-and x (-not y)))
(defmethod-of [BigInteger] -testBit [x n]
  (odd? (floor-div x (rt/bigint-pow 2 n))))
(defmethod-of [BigInteger] -setBit [x n]
  (if (-testBit x n) x (like x (+' x (rt/bigint-pow 2 n)))))
(defmethod-of [BigInteger] -clearBit [x n]
  (if (-testBit x n) (like x (-' x (rt/bigint-pow 2 n))) x))
(defmethod-of [BigInteger] -toByteArray [x]
  (let* [n (inc (quot (rt/bigint-bit-length x) 8))]
    (byte-array (map (fn [i] (rt/unchecked-byte
                              (long (mod (-shiftRight x (* 8 i)) 256))))
                     (range (dec n) -1 -1)))))
(defmethod-of [BigInteger BigDecimal] -max [x y] (if (pos? (compare y x)) y x))
(defmethod-of [BigInteger BigDecimal] -min [x y] (if (neg? (compare y x)) y x))
(defmethod-of [BigInteger BigDecimal] -multiply [x y] (like x (rt/mulp x y)))
(defmethod-of [BigInteger BigDecimal] -subtract [x y] (like x (rt/subp x y)))
(defmethod-of [BigInteger BigDecimal] -signum [x] (Long--signum x))
(defmethod-of [BigDecimal] -scale [x] (int (rt/decimal-scale x)))
(defmethod-of [BigDecimal] -precision [x] (int (rt/decimal-precision x)))
(defmethod-of [BigDecimal] -unscaledValue [x]
  (rt/as-biginteger (rt/decimal-unscaled x)))
;; The quotient as a ratio of integers, so that it is rounded once.
(defn ^{:private true} divide-to-scale
  [x y scale mode]
  (when (zero? y)
    (throw (new ArithmeticException "/ by zero")))
  (let* [q (/ (rationalize x) (rationalize y))
         up (rt/bigint-pow 10 (max 0 scale))
         down (rt/bigint-pow 10 (max 0 (- scale)))
         n (*' (if (ratio? q) (numerator q) q) up)
         d (*' (if (ratio? q) (denominator q) 1) down)
         whole (quot n d)
         ;; one digit more, not 0 if anything is left over
         rest (-' n (*' whole d))
         twice (compare (*' 2 (abs rest)) (abs d))
         digit (cond (zero? rest) 0 (neg? twice) 1 (zero? twice) 5 :else 9)
         digit (if (neg? (*' n d)) (- digit) digit)]
    (rt/decimal-set-scale (scaled (+' (*' 10 whole) digit) (inc scale))
                          scale mode)))
(defmethod-of [BigDecimal] -setScale
  ([x n] (rt/decimal-set-scale x n 7))
  ([x n mode] (rt/decimal-set-scale x n mode)))
(defmethod-of [BigDecimal] -toPlainString [x] (rt/decimal-plain-str x))
(defmethod-of [BigDecimal] -stripTrailingZeros [x] (rt/decimal-strip x))
(defmethod-of [BigDecimal] -ulp [x] (scaled 1 (rt/decimal-scale x)))

;; ---------------------------------------------------------------------------
;; Characters and strings

(def Character--MAX_VALUE \uffff)
(def Character--MIN_VALUE \u0000)
(def Character--BYTES (int 2))
(def Character--SIZE (int 16))
(def Character--MIN_RADIX (int 2))
(def Character--MAX_RADIX (int 36))
(def Character--MIN_CODE_POINT (int 0))
(def Character--MAX_CODE_POINT (int 0x10ffff))
(def Character--MIN_SUPPLEMENTARY_CODE_POINT (int 0x10000))
(def Character--MIN_SURROGATE (char 0xd800))
(def Character--MAX_SURROGATE (char 0xdfff))
(def Character--MIN_HIGH_SURROGATE (char 0xd800))
(def Character--MAX_HIGH_SURROGATE (char 0xdbff))
(def Character--MIN_LOW_SURROGATE (char 0xdc00))
(def Character--MAX_LOW_SURROGATE (char 0xdfff))
(defn Character--isWhitespace [c] (rt/char-is-whitespace c))
(defn Character--isSpaceChar [c] (rt/char-is-space-char c))
(defn Character--isDigit [c] (rt/char-is-digit c))
(defn Character--isLetter [c] (rt/char-is-letter c))
(defn Character--isAlphabetic [c] (rt/char-is-alphabetic c))
(defn Character--isIdeographic [c] (rt/char-is-ideographic c))
(defn Character--isTitleCase [c] (rt/char-is-title c))
(defn Character--isISOControl [c]
  (let [n (int c)] (or (<= 0 n 0x1f) (<= 0x7f n 0x9f))))
(defn Character--isLetterOrDigit [c] (rt/char-is-letter-or-digit c))
(defn Character--isUpperCase [c] (rt/char-is-upper c))
(defn Character--isLowerCase [c] (rt/char-is-lower c))
(defn Character--toUpperCase [c] (rt/char-upper c))
(defn Character--toTitleCase
  "As in upper case, but for digraphs and Georgian letters."
  [c]
  (let* [n (int c)
         title (cond (<= 0x1c4 n 0x1c6) 0x1c5
                     (<= 0x1c7 n 0x1c9) 0x1c8
                     (<= 0x1ca n 0x1cc) 0x1cb
                     (<= 0x1f1 n 0x1f3) 0x1f2
                     (<= 0x10d0 n 0x10ff) n)]
    (cond (nil? title) (rt/char-upper c)
          (char? c) (char title)
          :else (int title))))
(defn Character--toLowerCase [c] (rt/char-lower c))
(defn Character--digit [c radix] (rt/char-digit c radix))
(defn Character--getNumericValue [c] (rt/char-numeric-value c))
(defn Character--forDigit [n radix]
  (let [n (int n) radix (int radix)]
    (if (and (< -1 n radix) (<= 2 radix 36))
      (nth "0123456789abcdefghijklmnopqrstuvwxyz" n)
      \u0000)))
(defn Character--valueOf [c] (receiver Character c))
(defn Character--compare [x y] (- (int x) (int y)))
(defn Character--hashCode [c] (int c))
(defn Character--isSurrogate [c] (<= 0xd800 (int c) 0xdfff))
(defn Character--isHighSurrogate [c] (<= 0xd800 (int c) 0xdbff))
(defn Character--isLowSurrogate [c] (<= 0xdc00 (int c) 0xdfff))
(defn Character--isSurrogatePair [high low]
  (and (Character--isHighSurrogate high) (Character--isLowSurrogate low)))

;; Code points
(defn Character--isValidCodePoint [n] (<= 0 n 0x10ffff))
(defn Character--isBmpCodePoint [n] (<= 0 n 0xffff))
(defn Character--isSupplementaryCodePoint [n] (<= 0x10000 n 0x10ffff))
(defn Character--charCount [n] (int (if (<= 0x10000 n) 2 1)))
(defn Character--toCodePoint [high low]
  (int (+ 0x10000 (* 0x400 (- (int high) 0xd800)) (- (int low) 0xdc00))))
(defn Character--highSurrogate [n] (char (+ 0xd7c0 (quot n 0x400))))
(defn Character--lowSurrogate [n] (char (+ 0xdc00 (rem n 0x400))))
(defn Character--toChars [n]
  (cond
    (Character--isBmpCodePoint n) (char-array [(char n)])
    (Character--isValidCodePoint n)
    (char-array [(Character--highSurrogate n) (Character--lowSurrogate n)])
    :else (throw (new IllegalArgumentException
                      (str "Not a valid Unicode code point: 0x"
                           (rt/str-upper (rt/int-hex (int n))))))))
(defn Character--toString [c]
  (if (char? c) (str c) (apply str (seq (Character--toChars c)))))

;; Charsets are named; rt/str/charset.h numbers those that there are.
(deftype* Charset [name]
  {:class "java.nio.charset.Charset"}
  Comparable
  (compareTo [this x] (rt/str-compare name (str x)))
  Object
  (toString [this] name)
  (hashCode [this] (rt/str-hash-code name))
  (equals [this x] (and (instance? Charset x) (= name (str x)))))
(def ^{:private true} charset-names
  ["UTF-8" "ISO-8859-1" "US-ASCII" "UTF-16" "UTF-16BE" "UTF-16LE"])
(defn ^{:private true} charset-number
  [x]
  (if (nil? x)
    (throw (NullPointerException. "charset"))
    (#'clojure.core/charset-number x)))
(def StandardCharsets--UTF_8 (new Charset "UTF-8"))
(def StandardCharsets--ISO_8859_1 (new Charset "ISO-8859-1"))
(def StandardCharsets--US_ASCII (new Charset "US-ASCII"))
(def StandardCharsets--UTF_16 (new Charset "UTF-16"))
(def StandardCharsets--UTF_16BE (new Charset "UTF-16BE"))
(def StandardCharsets--UTF_16LE (new Charset "UTF-16LE"))
(defn Charset--defaultCharset [] StandardCharsets--UTF_8)
(defn Charset--forName
  [x]
  (new Charset
       (nth charset-names
            (try (charset-number x)
                 (catch java.io.UnsupportedEncodingException e
                   (throw (new java.nio.charset.UnsupportedCharsetException
                               (str x))))))))
(defn Charset--isSupported
  [x]
  (try (some? (charset-number x))
       (catch java.io.UnsupportedEncodingException e false)))

(defn ^{:private true} characters
  [x]
  (case (rt/array-code x)
    \C (rt/array-text x)
    \I (apply str (map Character--toString (seq x)))
    (rt/str-decode x 0)))
(defn ^{:private true} part
  [x offset n]
  (when (or (neg? offset) (neg? n) (> (+ offset n) (alength x)))
    (throw (StringIndexOutOfBoundsException.
            (str "offset " offset ", count " n ", length " (alength x)))))
  (rt/array-range x offset (+ offset n)))
(defn ^{:private true} shown
  [x]
  (if (nil? x) "null" (str x)))
(defn ^{:private true} shown-chars
  "Likewise; an array of chars shows as these."
  [x]
  (if (rt/is-array x)
    (if (rt/identical (rt/array-code x) \C) (characters x) (str x))
    (shown x)))
(defn ^{:private true} shown-part
  "Of an array by offset and count, of text from `start` to `end`; what is outside
  is an error of a StringBuilder's method."
  [method x start end]
  (let* [chars? (rt/is-array x)
         end (if chars? (+ start end) end)
         n (if chars? (alength x) (rt/str-count (shown x)))]
    (if (<= 0 start end n)
      (if chars?
        (characters (rt/array-range x start end))
        (rt/subs (shown x) start end))
      (let* [message (str "start " start ", end " end ", length " n)]
        (throw (if (and chars? (= method "insert"))
                 (new StringIndexOutOfBoundsException message)
                 (new IndexOutOfBoundsException message)))))))
(defn String--new
  ([] "")
  ([x] (cond (rt/is-array x) (characters x)
             (nil? x) (no-object "java.lang.StringBuffer.toString()" "buffer")
             (or (string? x) (rt/is-sb x)) (str x)
             :else (no-ctor "java.lang.String")))
  ([x charset] (rt/str-decode x (charset-number charset)))
  ([x offset n] (characters (part x offset n)))
  ([x offset n charset]
   (rt/str-decode (part x offset n) (charset-number charset))))
(defn String--valueOf
  ([x] (if (rt/is-array x) (shown-chars x) (shown x)))
  ([x offset n] (characters (part x offset n))))
(defn String--copyValueOf
  ([x] (characters x))
  ([x offset n] (characters (part x offset n))))
(defn String--format [fmt & args]
  (if (string? fmt)
    (apply format fmt (varargs args))
    (apply String--format args))) ; fmt is a Locale
(defn String--join [sep xs]
  (apply str (interpose sep xs)))

(defn -length [s]
  (cond (string? s) (rt/str-count s)
        (rt/is-sb s) (rt/sb-len s)
        (rt/is-vector s) (count s)
        :else (no-method s "length" 0)))
(defn -charAt [s i] (if (string? s) (rt/str-char-at s i) (rt/sb-char-at s i)))
(defn ^{:private true} text
  "Of a string or StringBuilder."
  [s]
  (if (rt/is-sb s) (rt/sb-str s) s))

(defmethod-of [string? rt/is-sb] -codePointAt [s i]
  (int (rt/str-code-point-at (text s) i)))
(defmethod-of [string? rt/is-sb] -codePointBefore [s i]
  (let [low (-charAt s (dec i))
        high (if (< 1 i) (-charAt s (- i 2)) \a)]
    (if (Character--isSurrogatePair high low)
      (Character--toCodePoint high low)
      (int low))))
(defn ^{:private true} check-range
  [from to n]
  (when-not (<= 0 from to n)
    (throw (new IndexOutOfBoundsException
                (str "Range [" from ", " to ") out of bounds for length " n)))))
(defn ^{:private true} code-after
  "The index after the code point at i."
  [s i]
  (+ i (Character--charCount (-codePointAt s i))))
(defmethod-of [string? rt/is-sb] -codePointCount [s from to]
  (check-range from to (rt/str-count (text s)))
  (loop [i from n 0]
    (if (< i to) (recur (code-after s i) (inc n)) (int n))))
(defmethod-of [string? rt/is-sb] -offsetByCodePoints [s i n]
  (let [end (rt/str-count (text s))]
    (loop [i i n n]
      (cond
        (= n 0) (int i)
        (and (< 0 n) (< -1 i end)) (recur (code-after s i) (dec n))
        (and (< n 0) (< 0 i) (<= i end))
        (recur (- i (Character--charCount (-codePointBefore s i))) (inc n))
        :else (throw (new IndexOutOfBoundsException))))))
(defn ^{:private true} chars-text
  "Of a CharSequence or an array of chars."
  [s]
  (if (rt/is-array s) (characters s) (str s)))
(defn Character--codePointAt [s i] (-codePointAt (chars-text s) i))
(defn Character--codePointBefore [s i] (-codePointBefore (chars-text s) i))
(defn Character--codePointCount [s from to]
  (if (rt/is-array s) ; an offset and a count
    (-codePointCount (chars-text s) from (+ from to))
    (-codePointCount (chars-text s) from to)))
(defn Character--offsetByCodePoints [s i n]
  (-offsetByCodePoints (chars-text s) i n))
(defn -substring
  ([s start] (rt/subs (if (string? s) s (rt/sb-str s)) start nil))
  ([s start end] (rt/subs (if (string? s) s (rt/sb-str s)) start end)))
(defn -subSequence [s start end] (-substring s start end))
(defn ^{:private true} needle
  "What is looked for in a string: a string or a character's code."
  [x method]
  (cond (rt/is-long x) (char x)
        (or (string? x) (nil? x)) x
        :else (no-method "" method 1)))
(defn ^{:private true} position-of
  [coll x]
  (loop [i 0 s (seq coll)]
    (cond (nil? s) -1
          (= x (first s)) i
          :else (recur (inc i) (next s)))))
(defn -indexOf
  ([s x]
   (cond (string? s) (rt/str-index-of s (needle x "indexOf") 0)
         (rt/is-sb s) (rt/str-index-of (rt/sb-str s) x 0)
         (rt/is-instance java.util.List s) (position-of s x)
         :else (no-method s "indexOf" 1)))
  ([s x from] (rt/str-index-of (text s) (needle x "indexOf") from)))
(defn -lastIndexOf
  ([s x]
   (cond (or (string? s) (rt/is-sb s))
         (rt/str-last-index-of (text s) (needle x "lastIndexOf") nil)
         (rt/is-instance java.util.List s)
         (let [i (position-of (reverse s) x)]
           (if (neg? i) i (- (count s) i 1)))
         :else (no-method s "lastIndexOf" 1)))
  ([s x from]
   (rt/str-last-index-of (text s) (needle x "lastIndexOf") from)))
(defn ^{:private true} sequence-text
  "Of a CharSequence."
  [x]
  (cond (string? x) x
        (instance? CharSequence x) (str x)
        :else (rt/cast-error x "java.lang.CharSequence")))
(defmethod-of [string?] -contentEquals [s x] (= s (sequence-text x)))
(defmethod-of [string?] -startsWith
  ([s x] (rt/str-starts-with s x))
  ([s x from]
   (and (<= 0 from (count s)) (rt/str-starts-with (subs s from) x))))
(defmethod-of [string?] -endsWith [s x] (rt/str-ends-with s x))
(defn -contains [s x]
  (cond (string? s) (rt/str-includes s (sequence-text x))
        (or (rt/is-set s) (rt/is-instance clojure.lang.ITransientSet s))
        (contains? s x)
        (rt/is-instance java.util.Collection s) (<= 0 (position-of s x))
        :else (no-method s "contains" 1)))
(defmethod-of [string?] -toUpperCase
  ([s] (rt/str-upper s))
  ([s locale] (rt/str-upper s)))
(defmethod-of [string?] -toLowerCase
  ([s] (rt/str-lower s))
  ([s locale] (rt/str-lower s)))
(defmethod-of [string?] -trim [s] (rt/str-java-trim s))
(defmethod-of [string?] -strip [s] (rt/str-trim s))
(defmethod-of [string?] -isBlank [s] (rt/str-is-blank s))
(defmethod-of [string?] -concat [s x] (rt/str-concat s x))
(defmethod-of [string?] -repeat [s n] (rt/str-repeat s n))
(defn -replace
  ([s a b]
   (if (char? a)
     (rt/str-replace s a b)
     (rt/str-replace s (sequence-text a) (sequence-text b))))
  ([sb start end s]
   (let [t (rt/sb-str sb)]
     (rt/sb-set-len sb 0)
     (rt/sb-append sb (subs t 0 start))
     (rt/sb-append sb s)
     (rt/sb-append sb (subs t (min end (count t)))))))
(defn -replaceAll
  ([s re r] (rt/re-replace s (rt/re-pattern re) r))
  ([m r] (throw (UnsupportedOperationException. "Matcher.replaceAll"))))
(defn -replaceFirst [s re r] (rt/re-replace-first s (rt/re-pattern re) r))
(defn -split
  ([s re]
   (if (rt/is-regex s)
     (to-array (rt/re-split s re 0))
     (to-array (rt/re-split (rt/re-pattern re) s 0))))
  ([s re limit]
   (if (rt/is-regex s)
     (to-array (rt/re-split s re limit))
     (to-array (rt/re-split (rt/re-pattern re) s limit)))))
;; What .split and its like are for a String with a literal regex: the compiler
;; calls these, with the regex compiled.
(defn string-split
  ([s re] (to-array (rt/re-split re s 0)))
  ([s re limit] (to-array (rt/re-split re s limit))))
(defn string-matches [s re] (some? (rt/re-matches re s)))
(defn string-replace-all [s re r] (rt/re-replace s re r))
(defn string-replace-first [s re r] (rt/re-replace-first s re r))
(defmethod-of [string?] -equalsIgnoreCase [s x]
  (if (nil? x) false (rt/str-equals-ignore-case s x)))
(defn ^{:private true} region
  "The n characters from i on; nil: s has not so many."
  [s i n]
  (when (and (<= 0 i) (<= (+ i n) (count s)))
    (if (pos? n) (subs s i (+ i n)) "")))
(defmethod-of [string?] -regionMatches
  ([s i other k n] (-regionMatches s false i other k n))
  ([s ignore-case? i other k n]
   (let [a (region s i n) b (region other k n)]
     (boolean (and a b (if ignore-case? (-equalsIgnoreCase a b) (= a b)))))))
(defn -compareTo [x y]
  (cond (string? x) (rt/str-compare x y)
        (and (double? x) (double? y)) (Double--compare x y)
        (rt/is-instance StringBuilder x)
        (rt/str-compare (str x) (str (receiver StringBuilder y)))
        :else (rt/compare-of x y)))
(defmethod-of [string?] -compareToIgnoreCase [x y]
  (rt/str-compare (rt/str-lower x) (rt/str-lower y)))
(defmethod-of [string?] -toCharArray [s] (char-array s))
(defn -getChars [s start end to at]
  (loop* [i start]
    (if (< i end)
      (do (rt/aset to (+ at (- i start)) (-charAt s i))
          (recur (inc i)))
      nil)))
(defmethod-of [CharSequence] -chars [s] (map int s))
(defmethod-of [CharSequence] -codePoints [s]
  (let [s (str s) end (rt/str-count s)]
    (map (fn [i] (rt/str-code-point-at s i))
         (take-while (fn [i] (< i end))
                     (iterate (fn [i] (code-after s i)) 0)))))
(defmethod-of [string?] -getBytes
  ([s] (rt/str-encode s 0))
  ([s charset] (rt/str-encode s (charset-number charset))))
(defn -intern
  ([s] (if (string? s) s (no-method s "intern" 0)))
  ([ns sym]
   (if (rt/is-instance clojure.lang.Namespace ns)
     (intern ns sym)
     (no-method ns "intern" 1))))
(defmethod-of [string?] -formatted [s & args]
  (apply format s (if (rt/identical (rt/array-code (first args)) \L)
                    (first args)
                    args)))

;; ---------------------------------------------------------------------------
;; StringBuilder, writers and readers

(defn StringBuilder--new
  ([] (rt/sb-new))
  ([x]
   (if (nil? x) (no-object "java.lang.CharSequence.length()" "seq"))
   (let [sb (rt/sb-new)]
     (cond (string? x) (rt/sb-append sb x)
           (rt/is-long x)
           (if (neg? (int x))
             (throw (new NegativeArraySizeException (str x)))
             sb)
           (instance? CharSequence x) (rt/sb-append sb (str x))
           :else (no-ctor "java.lang.StringBuilder")))))
(defn StringBuffer--new
  ([] (rt/sb-new))
  ([x] (StringBuilder--new x)))
(defn -append
  ([sb x]
   (if (rt/is-sb sb)
     (rt/sb-append sb (shown-chars x))
     (do (rt/writer-write sb (shown x)) sb)))
  ([sb x start end] (-append sb (shown-part "append" x start end))))
(defmethod-of [rt/is-sb] -appendCodePoint [sb n]
  (-append sb (Character--toString (int n))))
(defmethod-of [rt/is-sb] -setLength [sb n] (rt/sb-set-len sb n) nil)
(defmethod-of [rt/is-sb] -setCharAt [sb i c] (rt/sb-set-char-at sb i c) nil)
(defmethod-of [rt/is-sb] -deleteCharAt [sb i] (rt/sb-delete-char-at sb i) sb)
(defn ^{:private true} check-offset
  [sb i]
  (if (<= 0 i (rt/sb-len sb))
    nil
    (throw (new StringIndexOutOfBoundsException
                (str "offset " i ", length " (rt/sb-len sb))))))
(defmethod-of [rt/is-sb] -insert
  ([sb i x]
   (check-offset sb i)
   (rt/sb-insert sb i (shown-chars x)))
  ([sb i x start end]
   (check-offset sb i)
   (rt/sb-insert sb i (shown-part "insert" x start end))))
(defmethod-of [rt/is-sb] -delete [sb start end] (-replace sb start end "") sb)
(defmethod-of [rt/is-sb] -reverse [sb] (rt/sb-reverse sb) sb)

(defn StringWriter--new
  ([] (rt/string-writer))
  ([size] (rt/string-writer)))
(defn BufferedWriter--new [w] (receiver java.io.Writer w))
(defn PrintWriter--new
  ([w] (receiver java.io.Writer w))
  ([w flush?] (receiver java.io.Writer w)))
(defn FileWriter--new
  ([path] (rt/file-writer (str path) false))
  ([path append?] (rt/file-writer (str path) append?)))
(defmethod-of [java.io.Writer rt/is-sb] -write
  ([w x] (rt/writer-write w (if (rt/is-array x) (characters x) x)))
  ([w s off len]
   (if (rt/is-array s)
     (rt/writer-write w (characters (part s off len)))
     (rt/writer-write-part w s off (+ off len)))))
(defmethod-of [java.io.Writer rt/is-sb] -print [w x] (rt/writer-write w (shown x)))
(defmethod-of [java.io.Writer rt/is-sb] -println
  ([w] (rt/writer-write w "\n"))
  ([w x]
   (rt/writer-write w (shown x))
   (rt/writer-write w "\n")
   (rt/flush-line w)
   nil))
(defmethod-of [java.io.Writer] -printf [w fmt & args]
  (rt/writer-write w (apply format fmt args)))
(defmethod-of [java.io.Writer] -newLine [w] (rt/writer-write w "\n"))
(defmethod-of [java.io.Writer rt/is-sb java.io.OutputStream] -flush [w]
  (if (instance? java.io.OutputStream w) nil (rt/flush w)))
;; Streams of the program need not close anything.
(defn -close [x]
  (if (or (instance? java.io.InputStream x) (instance? java.io.OutputStream x))
    nil
    (rt/close x)))

;; ---------------------------------------------------------------------------
;; Readers. Their traits are numbered in rt/sys/io.h.

(defmethod-of [rt/is-reader] -read
  ([r] (rt/reader-char r))
  ([r buffer] (int (rt/reader-fill r buffer 0 (alength buffer))))
  ([r buffer offset n] (int (rt/reader-fill r buffer offset n))))
(defmethod-of [java.io.Reader] -ready [r]
  (if (rt/is-reader r) (rt/reader-ready r) false))
(defmethod-of [java.io.InputStream] -available [in] (int 0))
(defn ^{:private true} check-size
  [n message]
  (if (pos? n) n (throw (new IllegalArgumentException message))))
(defn ^{:private true} chunk-of
  "Up to n characters that a Reader of the program reads, nil at its end."
  [r n]
  (let* [a (char-array n) k (.read r a 0 n)]
    (if (neg? k) nil (characters (part a 0 k)))))
(defn ^{:private true} single-of
  [r]
  (let* [c (.read r)]
    (if (neg? c) nil (str (char c)))))
(defn ^{:private true} source-of
  "What a reader that wraps r reads: r or, if the program has made that, a reader
  of what (read r) gives."
  [r read]
  (if (rt/is-reader (receiver java.io.Reader r))
    r
    (rt/reader-new java.io.InputStreamReader 0
                   (fn [what]
                     (cond (= what 0) (read r)
                           (= what 1) (.close r)
                           :else (.ready r)))
                   0)))
(defn ^{:private true} buffered-source
  [r]
  (source-of r (fn [r] (chunk-of r 8192))))

(defn BufferedReader--new
  ([r] (rt/reader-new java.io.BufferedReader 0 (buffered-source r) 0))
  ([r size]
   (check-size size "Buffer size <= 0")
   (BufferedReader--new r)))
(defn LineNumberReader--new
  ([r] (rt/reader-new java.io.LineNumberReader 4 (buffered-source r) 0))
  ([r size]
   (check-size size "Buffer size <= 0")
   (LineNumberReader--new r)))
(defn PushbackReader--new
  ([r] (PushbackReader--new r 1))
  ([r size]
   (check-size size "size <= 0")
   (rt/reader-new java.io.PushbackReader 2 (source-of r single-of) size)))
(defn LineNumberingPushbackReader--new
  ([r]
   (rt/reader-new clojure.lang.LineNumberingPushbackReader 10
                  (LineNumberReader--new r) 1))
  ([r size]
   (check-size size "Buffer size <= 0")
   (LineNumberingPushbackReader--new r)))
(defn StringReader--new [s]
  (if (nil? s) (no-object "String.length()" "s") nil)
  (rt/reader-new java.io.StringReader 17 s 0))
(defn CharArrayReader--new
  ([chars] (rt/reader-new java.io.CharArrayReader 1 (characters chars) 0))
  ([chars offset n]
   (if (if (<= 0 offset (alength chars)) (< n 0) true)
     (throw (new IllegalArgumentException))
     nil)
   (rt/reader-new java.io.CharArrayReader 1
                  (characters
                   (part chars offset (min n (- (alength chars) offset))))
                  0)))
(defn FileReader--new
  ([file] (FileReader--new file "UTF-8"))
  ([file charset]
   (let* [code (charset-number charset)]
     (rt/reader-new java.io.FileReader 0
                    (if (= code 0)
                      (rt/fd-open (str file) 0)
                      (rt/slurp-in (str file) code))
                    0))))

(defmethod-of [java.io.PushbackReader] -unread
  ([r c]
   (rt/reader-unread r (if (rt/is-array c) (characters c) (str (char c)))))
  ([r buffer offset n] (rt/reader-unread r (characters (part buffer offset n)))))
(defmethod-of [java.io.BufferedReader clojure.lang.LineNumberingPushbackReader]
  -readLine [r]
  (rt/reader-line r))
(defn -lines [r]
  (cond (string? r) (rt/str-split-lines r)
        (instance? java.io.BufferedReader r) (line-seq r)
        :else (no-method r "lines" 0)))
(declare bytes-left transfer-bytes)
(defmethod-of [rt/is-reader java.io.InputStream] -skip [r n]
  (cond (instance? java.io.InputStream r) (alength (bytes-left r (max 0 n)))
        (or (<= 0 n) (instance? java.io.StringReader r)) (rt/reader-skip r n)
        (instance? java.io.CharArrayReader r) (rt/reader-skip r 0)
        :else (throw (new IllegalArgumentException
                          (if (instance? java.io.LineNumberReader r)
                            "skip() value is negative"
                            "skip value is negative")))))
(defn ^{:private true} markable
  [r]
  (or (instance? java.io.BufferedReader r) (instance? java.io.StringReader r)
      (instance? java.io.CharArrayReader r)))
(defn ^{:private true} no-marks
  [r method]
  (throw (new java.io.IOException
              (if (or (instance? java.io.PushbackReader r)
                      (instance? java.io.InputStream r))
                "mark/reset not supported"
                (str method "() not supported")))))
;; A stream that has these not among its own methods has what is InputStream's.
(defmethod-of [java.io.Reader java.io.InputStream] -markSupported [r]
  (markable r))
(defmethod-of [java.io.Reader java.io.InputStream] -mark [r limit]
  (cond (instance? java.io.InputStream r) nil
        (not (markable r)) (no-marks r "mark")
        (and (neg? limit) (not (instance? java.io.CharArrayReader r)))
        (throw (new IllegalArgumentException "Read-ahead limit < 0"))
        :else (rt/reader-mark r limit)))
(defn -reset
  ([r]
   (cond (markable r) (rt/reader-reset r)
         (rt/is-matcher r) (rt/matcher-reset r nil)
         (or (instance? java.io.Reader r) (instance? java.io.InputStream r))
         (no-marks r "reset")
         :else (no-method r "reset" 0)))
  ([x new]
   (cond (rt/is-matcher x) (rt/matcher-reset x (str new))
         (instance? clojure.lang.Atom x) (reset! x new)
         :else (no-method x "reset" 1))))
(defmethod-of [rt/is-reader java.io.InputStream] -transferTo [r w]
  (if (instance? java.io.InputStream r)
    (transfer-bytes r w)
    (loop* [n 0]
      (let* [s (chunk-of r 8192)]
        (if s
          (do (.write w s)
              (recur (+ n (rt/str-count s))))
          n)))))
(defmethod-of [java.io.LineNumberReader clojure.lang.LineNumberingPushbackReader]
  -getLineNumber [r]
  (int (if (instance? java.io.LineNumberReader r)
         (dec (rt/reader-number r))
         (rt/reader-number r))))
(defmethod-of [java.io.LineNumberReader clojure.lang.LineNumberingPushbackReader]
  -setLineNumber [r n]
  (rt/reader-set-number r (if (instance? java.io.LineNumberReader r) (inc n) n)))
(defmethod-of [clojure.lang.LineNumberingPushbackReader] -getColumnNumber [r]
  (int (rt/reader-column r)))
(defmethod-of [clojure.lang.LineNumberingPushbackReader] -atLineStart [r]
  (= 1 (rt/reader-column r)))

;; ---------------------------------------------------------------------------
;; System, threads, time, identifiers

(def System--out (rt/stdout))
(def System--err (rt/stderr))
(def System--in (rt/stdin))
(defn System--currentTimeMillis [] (rt/current-time-millis))
(defn System--nanoTime [] (rt/nano-time))
(defn System--exit [code] (rt/exit code))
;; Those that the program has set; nil: it has cleared it.
(def ^{:private true} set-properties (rt/atom-new {}))
(defn System--getProperty
  ([k]
   (let* [own (rt/atom-get set-properties)]
     (if (contains? own k) (get own k) (rt/property k))))
  ([k default] (or (System--getProperty k) default)))
(defn System--setProperty [k x]
  (let* [old (System--getProperty k)]
    (rt/atom-set set-properties (assoc (rt/atom-get set-properties) k x))
    old))
(defn System--clearProperty [k] (System--setProperty k nil))
(defn System--getenv
  ([] (into {} (rt/environ)))
  ([k] (rt/getenv k)))
(defn System--identityHashCode [x] (int (if (nil? x) 0 (rt/system-hash x))))
(defn object-text
  "What Object's toString gives, and then more."
  [x more]
  (str (rt/class-name (rt/class-of x)) "@" (rt/int-hex (rt/system-hash x)) more))
(defn System--lineSeparator [] "\n")
(defn System--console "There is none that only a program's user could read." [] nil)
(defn System--getSecurityManager [] nil)
(defn System--arraycopy [src from dst to n] (rt/array-copy src from dst to n))
(defn System--gc [] nil)
;; (f message) throws if the current thread was interrupted; nil: none was yet.
(def ^{:private true} interrupt-check (rt/atom-new nil))
(defn check-interrupt [message]
  (let* [f (rt/atom-get interrupt-check)] (if f (f message) nil)))
(defn Thread--sleep
  ([ms]
   (check-interrupt "sleep interrupted")
   (if (< ms 0) (rt/sleep ms) (#'clojure.core/run-for ms))
   (check-interrupt "sleep interrupted")
   nil)
  ([ms nanos] (Thread--sleep ms)))

(defn UUID--randomUUID [] (rt/random-uuid))
(defn UUID--fromString [s] (rt/uuid-from-string s))
(defn UUID--new [most least] (rt/uuid-new most least))
(defmethod-of [java.util.UUID] -getMostSignificantBits [u] (rt/uuid-most u))
(defmethod-of [java.util.UUID] -getLeastSignificantBits [u] (rt/uuid-least u))
(defn Date--new
  ([] (rt/inst-new (rt/current-time-millis)))
  ([ms] (rt/inst-new ms)))
(defmethod-of [java.util.Date] -getTime [d] (rt/inst-ms d))
(defmethod-of [java.util.Date] -before [a b] (< (rt/inst-ms a) (rt/inst-ms b)))
(defmethod-of [java.util.Date] -after [a b] (> (rt/inst-ms a) (rt/inst-ms b)))

;; ---------------------------------------------------------------------------
;; Objects, classes, exceptions

(deftype* PlainObject [] {:class "java.lang.Object"})
(defn Object--new [] (new PlainObject))
(defn ^{:private true} on-nil
  [method]
  (throw (NullPointerException.
          (str "Cannot invoke \"Object." method "\" because value is null"))))
(defn -equals [x y]
  (if (nil? x) (on-nil "equals(Object)") (rt/equal-java x y)))
(defn -hashCode [x]
  (if (nil? x) (on-nil "hashCode()") (int (#'clojure.core/java-hash x))))
(defn -toString
  ([x] (if (nil? x) (on-nil "toString()") (str x)))
  ([x radix] (rt/bigint-str x radix)))
(defn -getClass [x] (rt/class-of x))
(defn Objects--equals [x y] (rt/equal-java x y))
(defn Objects--hash [& xs]
  (let* [items (varargs xs)]
    (if items (#'clojure.core/java-hash items) 1)))
(defn Objects--isNull [x] (nil? x))
(defn Objects--requireNonNull
  ([x] (if (nil? x) (throw (NullPointerException.)) x))
  ([x message]
   (if (nil? x)
     (throw (NullPointerException. message))
     x)))
(defn Util--equiv [x y] (= x y))
(defn Util--equals [x y] (rt/equal-java x y))
(defn Util--hash [x] (#'clojure.core/java-hash x))
(defn Util--hasheq [x] (hash x))
(defn Util--identical [x y] (identical? x y))
(defn Util--compare [x y] (compare x y))
(defn Util--hashCombine [x y] (rt/hash-combine-of x y))
(defn Murmur3--hashInt [n] (rt/hash-of n))
(defn Murmur3--hashLong [n] (rt/hash-of n))
(defn Murmur3--hashOrdered [coll] (rt/hash-ordered-of coll))
(defn Murmur3--hashUnordered [coll] (rt/hash-unordered-of coll))
(defn Murmur3--mixCollHash [h n] (rt/hash-mix-of h n))

(defn -getName [x]
  (cond (rt/is-class x) (rt/class-name x)
        (rt/is-ns x) (rt/ns-name x)
        ;; a protocol stands for its interface, too
        (rt/is-protocol x)
        (rt/str-replace (munge (str (symbol (:var x)))) "_SLASH_" ".")
        (string? x) (no-method x "getName" 0)
        :else (name x)))
(defn ^{:private true} name-by
  "double[][] and the like: by the name of what the array holds."
  [f c]
  (let [of (rt/array-component c)] (if of (str (name-by f of) "[]") (f c))))
(defmethod-of [rt/is-class] -getSimpleName [c]
  (name-by (fn [c] (rt/class-simple-name c)) c))
(defmethod-of [rt/is-class] -getCanonicalName [c]
  (name-by (fn [c] (rt/str-replace (rt/class-name c) \$ \.)) c))
(defmethod-of [rt/is-class] -getTypeName [c]
  (name-by (fn [c] (rt/class-name c)) c))
(defmethod-of [rt/is-class] -getSuperclass [c] (rt/class-super c))
(defmethod-of [rt/is-class] -getInterfaces [c]
  (to-array (concat (rt/type-protocols c) (rt/class-ifaces c))))
(defmethod-of [rt/is-class] -isInstance [c x] (rt/is-instance c x))
(defmethod-of [rt/is-class] -isAssignableFrom [c d]
  (rt/class-isa (receiver Class d) c))
(defmethod-of [rt/is-class] -isArray [c]
  (rt/str-starts-with (rt/class-name c) "["))
(defmethod-of [rt/is-class] -getComponentType [c] (rt/array-component c))
(defmethod-of [rt/is-class] -isInterface [c]
  (rt/class-is-interface c))
(defmethod-of [rt/is-class] -cast [c x] (cast c x))

(defmethod-of [Throwable] -getMessage [e] (message-of e))
(defmethod-of [Throwable] -getLocalizedMessage [e] (message-of e))
(defmethod-of [Throwable] -getCause [e] (rt/ex-cause e))
;; What few exceptions have is in a map, their notes.
(defn ^{:private true} note-of [e k] (get (rt/ex-notes e) k))
(defn ^{:private true} note
  [e k x]
  (rt/ex-set-notes e (assoc (rt/ex-notes e) k x)))
(defn ^{:private true} detailed
  "An exception that tells more than its message and its cause."
  [class message cause details]
  (rt/ex-set-notes (rt/ex-make class message cause) details))
(defn ^{:private true} detail
  "What (.method e) gives of such an exception."
  [e k method]
  (let* [notes (rt/ex-notes e)]
    (if (contains? notes k) (get notes k) (no-method e method 0))))
(defn -getClassName [e] (detail e :class "getClassName"))

(defmethod-of [clojure.lang.IExceptionInfo] -getData [e] (rt/ex-data e))
(defn ExceptionInfo--new
  ([msg data] (ex-info msg data))
  ([msg data cause] (ex-info msg data cause)))

;; A frame of a trace.
(deftype* StackTraceElement [class method file line]
  {:class "java.lang.StackTraceElement"}
  Object
  (getClassName [this] class)
  (getMethodName [this] method)
  (getFileName [this] file)
  (getLineNumber [this] line)
  (getModuleName [this] nil)
  (isNativeMethod [this] (= line -2))
  (hashCode [this] (hash [class method file line]))
  (equals [this x]
    (and (instance? StackTraceElement x)
         (= [class method file line]
            [(.-class x) (.-method x) (.-file x) (.-line x)])))
  (toString [this]
    (str class "." method "("
         (cond (= line -2) "Native Method"
               (nil? file) "Unknown Source"
               (neg? line) file
               :else (str file ":" line))
         ")")))
(defn StackTraceElement--new
  ([class method file line] (new StackTraceElement class method file (int line)))
  ([loader module version class method file line]
   (StackTraceElement--new class method file line)))
(defmethod-of [Throwable] -getStackTrace [e]
  (into-array StackTraceElement
              (map (fn [[f file line]]
                     (let* [name (rt/frame-name f)
                            at (rt/str-index-of name " " 0)]
                       (new StackTraceElement (subs name 0 at)
                            (subs name (inc at)) file line)))
                   (rt/ex-trace e))))
(defmethod-of [Throwable] -setStackTrace [e trace]
  (rt/ex-set-trace e (apply list (map (fn [x]
                                        (list (str (.-class x) " " (.-method x))
                                              (.-file x) (.-line x)))
                                      trace)))
  nil)
(defmethod-of [Throwable] -addSuppressed [e other]
  (when (identical? e other)
    (throw (new IllegalArgumentException "Self-suppression not permitted" e)))
  (when (nil? other)
    (throw (new NullPointerException "Cannot suppress a null exception.")))
  (note e :suppressed (conj (or (note-of e :suppressed) []) other))
  nil)
(defmethod-of [Throwable] -getSuppressed [e]
  (into-array Throwable (note-of e :suppressed)))
(defmethod-of [Throwable] -fillInStackTrace [e] e)
(defmethod-of [Throwable] -initCause [e cause]
  (when (rt/ex-cause e)
    (throw (new IllegalStateException
                (str "Can't overwrite cause with " (if (nil? cause) "a null" cause))
                e)))
  (when (identical? e cause)
    (throw (new IllegalArgumentException "Self-causation not permitted" e)))
  (rt/ex-set-cause e cause))

(defn ^{:private true} print-trace
  "Without the frames at the end that the enclosing exception has, too."
  [e w indent caption enclosing]
  (let* [frames (vec (-getStackTrace e))
         common (count (take-while true? (map = (rseq frames) (rseq enclosing))))]
    (rt/writer-write w (str indent caption e "\n"))
    (doseq [frame (take (- (count frames) common) frames)]
      (rt/writer-write w (str indent "\tat " frame "\n")))
    (when (pos? common)
      (rt/writer-write w (str indent "\t... " common " more\n")))
    (doseq [other (note-of e :suppressed)]
      (print-trace other w (str indent "\t") "Suppressed: " frames))
    (when-let [c (rt/ex-cause e)] (print-trace c w indent "Caused by: " frames))))
(defn -printStackTrace
  ([e] (-printStackTrace e *err*))
  ([e w] (print-trace e w "" "" [])))

;; ---------------------------------------------------------------------------
;; Collections

(def PersistentVector--EMPTY [])
(def PersistentArrayMap--EMPTY {})
(def PersistentHashMap--EMPTY {})
(def PersistentHashSet--EMPTY #{})
(def PersistentList--EMPTY ())
(defn PersistentTreeMap--create [m] (into (sorted-map) m))
(defn PersistentHashSet--create [xs] (set xs))
(defn PersistentArrayMap--new [xs] (apply array-map (seq xs)))
(defn PersistentArrayMap--createWithCheck [xs]
  (if (rt/is-array xs)
    (rt/map-from-array xs)
    (rt/cast-error xs "[Ljava.lang.Object;")))
(defn MapEntry--create [k v] (rt/map-entry k v))
(defn MapEntry--new [k v] (rt/map-entry k v))
(defn Cons--new [x s]
  (if (or (nil? s) (seq? s)) (cons x s) (no-ctor "clojure.lang.Cons")))
(defn Keyword--intern
  ([x] (if (or (string? x) (symbol? x) (nil? x))
         (keyword (receiver Object x))
         (no-static "clojure.lang.Keyword" "intern" 1)))
  ([ns name] (keyword ns name)))
(defn Symbol--intern
  ([x] (symbol x))
  ([ns name] (symbol ns name)))
(defn Symbol--create
  ([x] (symbol x))
  ([ns name] (symbol ns name)))
(defn Var--create [] (rt/var-local))
(defn Var--pushThreadBindings [bindings] (push-thread-bindings bindings))
(defn Var--popThreadBindings [] (pop-thread-bindings))
(defn Var--getThreadBindingFrame []
  (let [frames (rt/take-bindings)] (rt/put-bindings frames) frames))
(defn Var--cloneThreadBindingFrame [] (Var--getThreadBindingFrame))
(defn Var--resetThreadBindingFrame [frames]
  (rt/take-bindings)
  (rt/put-bindings frames)
  nil)
(defn Var--find [sym] (find-var sym))
(defn Var--intern
  ([ns sym] (intern ns sym))
  ([ns sym root] (intern ns sym root)))
(defn Reduced--new [x] (reduced x))
(defn Atom--new [x] (atom x))

(defn -get
  ([x] ; everything with a value is a Supplier
   (if (rt/is-instance clojure.lang.IDeref x) (deref x) (no-method x "get" 0)))
  ([coll k]
   (if (and (rt/is-sequential coll) (not (rt/is-associative coll)))
     (nth coll k)
     (if (rt/is-vector coll) (nth coll k) (get coll k))))
  ([coll k default] (get coll k default)))
(defmethod-of [java.util.Map] -getOrDefault [m k default] (get m k default))
(defmethod-of [java.util.Collection java.util.Map] -size [coll] (count coll))
(defmethod-of [java.util.Collection java.util.Map CharSequence] -isEmpty [coll]
  (empty? coll))
(defmethod-of [clojure.lang.Associative clojure.lang.ITransientAssociative
               java.util.Map] -containsKey
  [m k]
  (contains? m k))
(defmethod-of [java.util.Map] -containsValue [m v]
  (boolean (some (fn [x] (= x v)) (vals m))))
(defmethod-of [java.util.Collection] -containsAll [coll xs]
  (every? (fn [x] (-contains coll x)) xs))
(defmethod-of [java.util.Map] -keySet [m] (set (keys m)))
(defmethod-of [java.util.Map] -values [m] (or (vals m) ()))
(defmethod-of [java.util.Map] -entrySet [m] (set (seq m)))
(defn -getKey [e]
  (if (instance? Throwable e) (detail e :key "getKey") (key e)))
(defn -getValue [e] (val e))
(defn -key [e] (key e))
(defn -val [e] (val e))
(defmethod-of [clojure.lang.Associative
               clojure.lang.ITransientAssociative] -entryAt
  [m k]
  (find m k))
(defmethod-of [clojure.lang.ILookup] -valAt
  ([m k] (get m k))
  ([m k default] (get m k default)))
(defn ^{:private true} is-transient
  [x]
  (rt/is-instance clojure.lang.ITransientCollection x))
(defn -assoc [m k v] (if (is-transient m) (assoc! m k v) (assoc m k v)))
(defmethod-of [clojure.lang.IPersistentVector
               clojure.lang.ITransientVector] -assocN
  [v i x]
  (-assoc v i x))
(defn -without [m k] (if (is-transient m) (dissoc! m k) (dissoc m k)))
(defn -disjoin [s k] (if (is-transient s) (disj! s k) (disj s k)))
(defn -cons [coll x] (conj coll x))
(defn -conj [coll x] (if (rt/is-coll coll) (conj coll x) (conj! coll x)))
(defn -persistent [coll] (persistent! coll))
(defn -asTransient [coll] (transient coll))
(defmethod-of [clojure.lang.IPersistentCollection clojure.lang.Counted] -count
  [coll]
  (count coll))
(defmethod-of [clojure.lang.Indexed] -nth
  ([coll i] (nth coll i))
  ([coll i default] (nth coll i default)))
(defmethod-of [clojure.lang.Seqable] -seq [coll] (seq coll))
(defmethod-of [clojure.lang.Reversible] -rseq [coll] (rseq coll))
(defmethod-of [clojure.lang.ISeq] -first [coll] (first coll))
(defmethod-of [clojure.lang.ISeq] -next [coll] (next coll))
(defmethod-of [clojure.lang.ISeq] -more [coll] (rest coll))
(defmethod-of [clojure.lang.IPersistentCollection] -empty [coll] (empty coll))
(defmethod-of [clojure.lang.IPersistentStack] -peek [coll] (peek coll))
(defmethod-of [clojure.lang.IPersistentStack
               clojure.lang.ITransientVector] -pop
  [coll]
  (if (is-transient coll) (pop! coll) (pop coll)))
(defmethod-of [clojure.lang.IPersistentCollection] -equiv [x y] (= x y))
(defmethod-of [clojure.lang.IHashEq] -hasheq [x] (hash x))
(defmethod-of [clojure.lang.IMeta] -meta [x] (meta x))
(defmethod-of [clojure.lang.IObj] -withMeta [x m] (with-meta x m))
(defmethod-of [clojure.lang.Sorted] -comparator [coll]
  (or (rt/sorted-comparator coll) compare))
(defn -compare [f x y]
  (let [r (f x y)]
    (if (number? r) r (cond r -1 (f y x) 1 :else 0))))
(defmethod-of [java.util.Collection] -toArray
  ([coll] (to-array coll))
  ([coll a] (to-array coll)))
(defmethod-of [java.util.List] -subList [coll from to]
  (subvec (vec coll) from to))
(defn -forEach [coll f]
  (if (rt/is-map coll)
    (doseq [e coll] (f (key e) (val e)))
    (doseq [x coll] (f x))))
(defmethod-of [clojure.lang.IReduceInit] -reduce
  ([coll f] (reduce f coll))
  ([coll f init] (reduce f init coll)))
(defn -fold [m n combine f invoke task fork join]
  (combine (combine) (reduce-kv f (combine) m)))
(defn -kvreduce [coll f init] (reduce-kv f init coll))

(defn -invoke [f & args] (apply f args))
(defn -call [f] (f))
(defn -run [f] (f) nil)
(defn -apply [f & args] (apply f args))
(defn -applyTo [f args] (apply f args))
(defn -test [f & args] (boolean (apply f args)))
(defn -accept [f & args] (apply f args) nil)
(defmethod-of [clojure.lang.IDeref] -deref [x] (deref x))
(defmethod-of [clojure.lang.Atom] -swap [a f & args] (apply swap! a f args))
(defmethod-of [clojure.lang.Atom] -compareAndSet [a old new]
  (compare-and-set! a old new))
(defn -isRealized [x] (realized? x))
(defn -getNamespace [x] (namespace x))
(defn -isBound [v] (bound? v))
(defn -set [v x] (var-set v x))
(defn -getWatches [reference] (#'clojure.core/watches-of reference))
;; Of names that are known when the program is compiled, the compiler makes the
;; class; of others these are found.
(def ^{:private true} named-classes
  (delay
    (into {}
          (map (fn [c] [(rt/class-name c) c]))
          [Object String Number Long Integer Short Byte Double Float Boolean
           Character BigInteger BigDecimal clojure.lang.BigInt
           clojure.lang.Ratio CharSequence Comparable Runnable Iterable
           Throwable Exception RuntimeException Error IllegalArgumentException
           clojure.lang.ExceptionInfo clojure.lang.Keyword clojure.lang.Symbol
           clojure.lang.Var clojure.lang.Namespace clojure.lang.Atom
           clojure.lang.IFn java.util.UUID java.util.Date
           java.util.regex.Pattern])))
(defn ^{:private true} array-class-named
  "Of [I or [[Ljava.lang.String; and their likes; nil: of another name."
  [name]
  (let [[_ brackets primitive of]
        (re-matches #"(\[+)(?:([JISBCDFZ])|L(.*);)" name)]
    (cond primitive (array-class (first primitive) (count brackets))
          of (when-let [c (get @named-classes of)]
               (array-class c (count brackets))))))
;; clojure.core/resolve asks this (note_lookup in the compiler).
(defn class-of-symbol
  "The class named in full, or of java.lang in short; or nil."
  [sym]
  (let [name (name sym) classes @named-classes]
    (or (get classes name)
        (get classes (str "java.lang." name)))))

(defn Class--forName
  ([name]
   (or (get @named-classes name)
       (array-class-named name)
       (when (<= 0 (rt/str-index-of name "." 0)) (rt/class-named name))
       (throw (new ClassNotFoundException name))))
  ([name initialize loader] (Class--forName name)))

;; What the JVM's compiler makes of characters in names.
(def Compiler--CHAR_MAP
  {\- "_" \: "_COLON_" \+ "_PLUS_" \> "_GT_" \< "_LT_" \= "_EQ_"
   \~ "_TILDE_" \! "_BANG_" \@ "_CIRCA_" \# "_SHARP_" \' "_SINGLEQUOTE_"
   \" "_DOUBLEQUOTE_" \% "_PERCENT_" \^ "_CARET_" \& "_AMPERSAND_"
   \* "_STAR_" \| "_BAR_" \{ "_LBRACE_" \} "_RBRACE_" \[ "_LBRACK_"
   \] "_RBRACK_" \/ "_SLASH_" \\ "_BSLASH_" \? "_QMARK_"})
(def Compiler--specials
  (zipmap '[& . case* catch def deftype* do finally fn* if let* letfn* loop*
            monitor-enter monitor-exit new quote recur reify* set! throw try
            var clojure.core/import*]
          (repeat nil)))
(defn Compiler--munge [s] (rt/munge s))
(def ^{:private true} demunged
  (delay (into {"$" "/"} (map (fn [[c code]] [code (str c)]))
               Compiler--CHAR_MAP)))
(defn Compiler--demunge [s]
  (apply str (map (fn [part] (get @demunged part part))
                  (re-seq #"_[A-Z]+_|[_$]|[^_$]+" s))))

;; Fields of classes of clojure.lang, also written as methods.
(defn field-sym [x]
  (cond (keyword? x) (symbol (namespace x) (name x))
        (var? x) (get (meta x) :name)
        :else (.-sym x)))
(defn field-ns [x] (if (var? x) (get (meta x) :ns) (.-ns x)))
(defn field-name [x]
  (if (instance? clojure.lang.Namespace x) (ns-name x) (.-name x)))
(defn field-numerator [x]
  (if (ratio? x) (biginteger (numerator x)) (.-numerator x)))
(defn field-denominator [x]
  (if (ratio? x) (biginteger (denominator x)) (.-denominator x)))
(defn -sym [x] (field-sym x))
(defn -ns [x] (field-ns x))
(defn -name [x] (field-name x))
(defn -numerator [x] (field-numerator x))
(defn -denominator [x] (field-denominator x))
(defmethod-of [clojure.lang.Var] -isDynamic [v] (rt/var-is-dynamic v))
(defmethod-of [clojure.lang.Var] -isMacro [v] (boolean (get (meta v) :macro)))
(defmethod-of [clojure.lang.Var] -isPublic [v] (not (get (meta v) :private)))
(defmethod-of [clojure.lang.Var] -hasRoot [v] (bound? v))
(defmethod-of [clojure.lang.Var] -getRawRoot [v] (rt/var-root v))
(defmethod-of [clojure.lang.Var] -toSymbol [v] (rt/var-sym v))
(defmethod-of [clojure.lang.Var] -setDynamic
  ([v] (rt/var-set-dynamic v true))
  ([v on] (rt/var-set-dynamic v on)))
(defmethod-of [clojure.lang.Var] -setMeta [v m]
  (let* [old (meta v)]
    (reset-meta! v (assoc m :ns (get old :ns) :name (get old :name)))
    nil))
(defmethod-of [clojure.lang.IReference] -resetMeta [x m] (reset-meta! x m))
(defmethod-of [clojure.lang.IReference] -alterMeta [x f args]
  (reset-meta! x (apply f (meta x) args)))
(defmethod-of [clojure.lang.Var] -setMacro [v]
  (alter-meta! v assoc :macro true) nil)
(defmethod-of [clojure.lang.Var] -bindRoot [v x] (alter-var-root v (fn [_] x)))
(defmethod-of [clojure.lang.MultiFn] -addMethod [mf d f] (add-method mf d f))
(defmethod-of [clojure.lang.MultiFn] -getMethod [mf d] (get-method mf d))
(defmethod-of [clojure.lang.MultiFn] -getMethodTable [mf] (methods mf))
(defmethod-of [clojure.lang.MultiFn] -getPreferTable [mf] (prefers mf))
(defmethod-of [clojure.lang.MultiFn] -dispatchFn [mf] (.-dispatch mf))

(deftype* SeqIterator [^:unsynchronized-mutable s]
  {:class "clojure.lang.SeqIterator"}
  java.util.Iterator
  (hasNext [this] (some? (clojure.core/seq s)))
  (next [this]
    (let* [xs (clojure.core/seq s)]
      (if xs
        (do (set! s (clojure.core/rest xs))
            (clojure.core/first xs))
        (throw (new java.util.NoSuchElementException))))))
(defn SeqIterator--new [s] (new SeqIterator s))
(defmethod-of [Iterable] -iterator [coll] (new SeqIterator (seq coll)))
(defn RT--iter [coll] (new SeqIterator (seq coll)))
(defn RT--count [coll] (count coll))
(defn RT--nth
  ([coll i] (nth coll i))
  ([coll i default] (nth coll i default)))
(defn RT--get
  ([coll k] (get coll k))
  ([coll k default] (get coll k default)))
(defn RT--seq [coll] (seq coll))
(defn RT--conj [coll x] (conj coll x))
(defn Numbers--add [x y] (+ x y))
(defn Numbers--num [x] x)

;; ---------------------------------------------------------------------------
;; Regular expressions

(def Pattern--CASE_INSENSITIVE 2)
(def Pattern--MULTILINE 8)
(def Pattern--DOTALL 32)
(def Pattern--UNICODE_CASE 64)
(def Pattern--COMMENTS 4)
(def Pattern--LITERAL 16)
(defn Pattern--compile
  ([s] (rt/re-pattern s))
  ([s flags] (rt/re-pattern-flags s flags)))
(defn Pattern--quote [s] (rt/re-quote s))
(defn Pattern--matches [re s] (some? (rt/re-matches (rt/re-pattern re) s)))
(defn Matcher--quoteReplacement [s] (rt/re-quote-replacement s))
(defn -pattern [x]
  (if (rt/is-matcher x) (rt/matcher-pattern x) (rt/re-pattern-str x)))
(defmethod-of [java.util.regex.Pattern] -matcher [re s]
  (rt/re-matcher re (str s)))
(defn -matches
  ([m] (rt/matcher-matches m))
  ([s re] (some? (rt/re-matches (rt/re-pattern re) s))))
(defmethod-of [java.util.regex.Matcher] -find
  ([m] (rt/matcher-find m))
  ([m from] (rt/matcher-find-from m from)))
(defmethod-of [java.util.regex.Matcher] -lookingAt [m]
  (rt/matcher-looking-at m))
(defmethod-of [java.util.regex.Matcher] -region [m start end]
  (rt/matcher-region m start end))
(defmethod-of [java.util.regex.Matcher] -regionStart [m]
  (rt/matcher-region-start m))
(defmethod-of [java.util.regex.Matcher] -regionEnd [m]
  (rt/matcher-region-end m))
(defmethod-of [java.util.regex.Matcher] -usePattern [m re]
  (rt/matcher-use-pattern m re))
(defmethod-of [java.util.regex.Matcher] -hasAnchoringBounds [m] true)
(defmethod-of [java.util.regex.Matcher] -hasTransparentBounds [m] false)
(defn -group
  ([m] (rt/matcher-group m 0))
  ([m g] (rt/matcher-group m g)))
(defn -groupCount [m] (rt/matcher-group-count m))
(defn -start
  ([m] (rt/matcher-start m 0))
  ([m g] (rt/matcher-start m g)))
(defn -end
  ([m] (rt/matcher-end m 0))
  ([m g] (rt/matcher-end m g)))

(load "java_io")
(load "java_util")
(load "java_clojure")
(load "java_misc")
