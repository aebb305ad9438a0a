;; SPDX-License-Identifier: MIT
;;
;; clojure.math: java.lang.Math as functions of doubles.
(ns clojure.math)

(def ^:const E "The base of natural logarithms." 2.718281828459045)
(def ^:const PI "The circle's circumference by its diameter."
  3.141592653589793)

(defn sin "The sine of an angle in radians." [a] (rt/math-sin a))
(defn cos "The cosine of an angle in radians." [a] (rt/math-cos a))
(defn tan "The tangent of an angle in radians." [a] (rt/math-tan a))
(defn asin "The arc sine." [a] (rt/math-asin a))
(defn acos "The arc cosine." [a] (rt/math-acos a))
(defn atan "The arc tangent." [a] (rt/math-atan a))
(defn atan2 "The angle of the point (x, y)." [y x] (rt/math-atan2 y x))
(defn sinh "The hyperbolic sine." [x] (rt/math-sinh x))
(defn cosh "The hyperbolic cosine." [x] (rt/math-cosh x))
(defn tanh "The hyperbolic tangent." [x] (rt/math-tanh x))
(defn hypot "sqrt(x^2 + y^2)." [x y] (rt/math-hypot x y))
(defn to-radians "Degrees to radians." [deg] (rt/math-to-radians deg))
(defn to-degrees "Radians to degrees." [r] (rt/math-to-degrees r))
(defn exp "e to the power a." [a] (rt/math-exp a))
(defn expm1 "e to the power x, minus one." [x] (rt/math-expm1 x))
(defn log "The natural logarithm." [a] (rt/math-log a))
(defn log10 "The logarithm to base 10." [a] (rt/math-log10 a))
(defn log1p "The natural logarithm of x + 1." [x] (rt/math-log1p x))
(defn pow "a to the power b." [a b] (rt/math-pow a b))
(defn sqrt "The square root." [a] (rt/math-sqrt a))
(defn cbrt "The cube root." [a] (rt/math-cbrt a))
(defn ceil "The least integer not below a, as a double." [a]
  (rt/math-ceil a))
(defn floor "The greatest integer not above a, as a double." [a]
  (rt/math-floor a))
(defn rint "The integer closest to a, as a double." [a] (rt/math-rint a))
(defn round "The long closest to a." [a] (rt/math-round a))
(defn signum "The sign of d: -1.0, 0.0 or 1.0." [d] (rt/math-signum d))
(defn copy-sign "magnitude with the sign of sign." [magnitude sign]
  (rt/math-copy-sign magnitude sign))
(defn ulp "The distance to the next double." [d] (rt/math-ulp d))
(defn next-up "The next greater double." [d] (rt/math-next-up d))
(defn next-down "The next smaller double." [d] (rt/math-next-down d))
(defn next-after "The double next to start in the direction of to." [start to]
  (rt/math-next-after start to))
(defn get-exponent "The binary exponent of d." [d] (rt/math-get-exponent d))
(defn scalb "d times two to the power of scale-factor." [d scale-factor]
  (rt/math-scalb d scale-factor))
(defn IEEE-remainder "The IEEE 754 remainder." [dividend divisor]
  (rt/math-ieee-remainder dividend divisor))
(defn floor-div "Division of longs, rounded down." [x y]
  (rt/math-floor-div x y))
(defn floor-mod "The modulus of longs, with the sign of y." [x y]
  (rt/math-floor-mod x y))
(defn add-exact "The sum of longs; throws on overflow." [x y]
  (rt/math-add-exact x y))
(defn subtract-exact "The difference of longs; throws on overflow." [x y]
  (rt/math-subtract-exact x y))
(defn multiply-exact "The product of longs; throws on overflow." [x y]
  (rt/math-multiply-exact x y))
(defn increment-exact "a + 1; throws on overflow." [a]
  (rt/math-increment-exact a))
(defn decrement-exact "a - 1; throws on overflow." [a]
  (rt/math-decrement-exact a))
(defn negate-exact "-a; throws on overflow." [a] (rt/math-negate-exact a))
(defn random "A random double from 0 to 1." [] (rt/rand))
