;; SPDX-License-Identifier: MIT
;;
;; format: java.util.Formatter for the conversions programs use. All specifiers
;; are read and checked before an argument is looked at, as Formatter does.
(in-ns 'clojure.core)

;; Where the characters of s from i on end for which pred is true.
(defn ^{:private true} span-end
  [pred s i]
  (loop* [i i]
    (if (if (< i (count s)) (pred (nth s i)) false) (recur (inc i)) i)))

(defn ^{:private true} digits-end [s i]
  (span-end (fn [c] (rt/char-is-digit c)) s i))

(defn ^{:private true} number-in
  [s from to]
  (if (< from to) (parse-long (subs s from to)) nil))

(defn ^{:private true} unknown-conversion
  [c]
  (throw (new java.util.UnknownFormatConversionException
              (str "Conversion = '" c "'"))))

;; The specifier whose % is at i: [text index flags width precision conversion].
(defn ^{:private true} read-spec
  [fmt i]
  (let [at (inc i)
        d (digits-end fmt at)
        index? (and (< at d) (< d (count fmt)) (= \$ (nth fmt d)))
        from (if index? (inc d) at)
        width (span-end (fn [c] (not (neg? (rt/str-index-of "-#+ 0,(<" c 0))))
                        fmt from)
        point (digits-end fmt width)
        point? (and (< point (count fmt)) (= \. (nth fmt point)))
        end (if point? (digits-end fmt (inc point)) point)
        conv (nth fmt (min end (dec (count fmt))))
        date? (or (= conv \t) (= conv \T)) ; with another letter
        after (if (and date? (< (inc end) (count fmt))) (inc end) end)]
    (when (or (= end (count fmt))
              (and point? (= end (inc point)))
              (not (or (= \% conv) (rt/char-is-letter conv))))
      (unknown-conversion (if point? \. conv)))
    [(subs fmt i (inc after))
     (if index? (number-in fmt at d) nil)
     (subs fmt from width)
     (number-in fmt width point)
     (if point? (number-in fmt (inc point) end) nil)
     (subs fmt end (inc after))]))

(defn ^{:private true} flag?
  [flags c]
  (rt/str-includes flags (str c)))

;; ---- what Formatter refuses, in its order ----

(defn ^{:private true} flags-text
  "The flags in Java's order; ^ stands for a capital conversion."
  [flags conv]
  (apply str (filter (fn [c]
                       (if (= c \^)
                         (not= conv (rt/str-lower conv))
                         (flag? flags c)))
                     "-^#+ 0,(<")))

(defn ^{:private true} refuse-flags
  "Throws for the first of the bad flags that is there."
  [bad flags letter]
  (doseq [c bad]
    (when (flag? flags c)
      (throw (new java.util.FormatFlagsConversionMismatchException
                  (str "Conversion = " letter ", Flags = " c))))))

(defn ^{:private true} refuse-all-flags
  [flags conv]
  (throw (new java.util.IllegalFormatFlagsException
              (str "Flags = '" (flags-text flags conv) "'"))))

(defn ^{:private true} refuse-precision
  [precision]
  (when precision
    (throw (new java.util.IllegalFormatPrecisionException (str precision)))))

(defn ^{:private true} require-width
  "Throws if one of the flags is there without a width."
  [wanting [text index flags width precision conv]]
  (when (and (nil? width) (some (fn [c] (flag? flags c)) wanting))
    (throw (new java.util.MissingFormatWidthException
                (str "%" (rt/str-replace (flags-text flags conv) "^" "")
                     (if index (str index "$") "")
                     (if precision (str "." precision) "")
                     conv)))))

;; What may follow t.
(def ^{:private true} date-letters "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc")

(defn ^{:private true} check-numeric
  [[text index flags width precision conv :as spec]]
  (require-width "-0" spec)
  (when (or (and (flag? flags "+") (flag? flags " "))
            (and (flag? flags "-") (flag? flags "0")))
    (refuse-all-flags flags conv)))

(defn ^{:private true} check-flags-once
  [flags]
  (doseq [i (range (count flags))]
    (when (< -1 (rt/str-index-of flags (str (nth flags i)) (inc i)))
      (throw (new java.util.DuplicateFormatFlagsException
                  (str "Flags = '" (nth flags i) "'"))))))

(defn ^{:private true} check-spec
  [[text index flags width precision conv :as spec]]
  (check-flags-once flags)
  (let [date? (= 2 (count conv))
        letter (if date? (subs conv 1) (rt/str-lower conv))
        refuse (fn [bad] (refuse-flags bad flags letter))]
    (case (if date? "date" conv)
      "date"
      (do (refuse-precision precision)
          (when-not (rt/str-includes date-letters letter)
            (unknown-conversion (str "t" letter)))
          (refuse "#+ 0,(")
          (require-width "-" spec))
      ("b" "B" "h" "H" "s" "S")
      (do (when-not (= letter "s") (refuse "#"))
          (require-width "-" spec)
          (refuse "+ 0,("))
      ("c" "C")
      (do (refuse-precision precision)
          (refuse "#+ 0,(")
          (require-width "-" spec))
      ("d" "o" "x" "X")
      (do (check-numeric spec)
          (refuse-precision precision)
          (refuse (if (= letter "d") "#" ",")))
      ("e" "E" "f" "g" "G")
      (do (check-numeric spec)
          (refuse (case letter "e" "," "f" "" "#")))
      "%"
      (do (refuse-precision precision)
          (when-not (or (= flags "") (= flags "-"))
            (refuse-all-flags flags conv))
          (require-width "-" spec))
      "n"
      (do (refuse-precision precision)
          (when width
            (throw (new java.util.IllegalFormatWidthException (str width))))
          (when-not (= flags "") (refuse-all-flags flags conv)))
      (unknown-conversion conv))))

(defn ^{:private true} pad
  "s brought to the width, as the flags say."
  [s flags width]
  (let [n (if width (- width (count s)) 0)]
    (cond
      (<= n 0) s
      (flag? flags "-") (str s (rt/str-repeat " " n))
      :else (str (rt/str-repeat " " n) s))))

(defn ^{:private true} group-digits
  "Commas between groups of three digits."
  [digits]
  (loop* [end (count digits) out ""]
    (if (> end 3)
      (recur (- end 3) (str "," (subs digits (- end 3) end) out))
      (str (subs digits 0 end) out))))

(defn ^{:private true} signed
  "Sign, prefix, grouping and zero padding for the digits of a number."
  ([neg? int-part fraction flags width]
   (signed neg? "" int-part fraction flags width))
  ([neg? prefix int-part fraction flags width]
   (let [body (str (if (flag? flags ",") (group-digits int-part) int-part)
                   fraction)
         before (str (cond (and neg? (flag? flags "(")) "("
                           neg? "-"
                           (flag? flags "+") "+"
                           (flag? flags " ") " "
                           :else "")
                     prefix)
         after (if (and neg? (flag? flags "(")) ")" "")
         missing (if width
                   (- width (count body) (count before) (count after))
                   0)
         zeros (if (and (flag? flags "0") (pos? missing))
                 (rt/str-repeat "0" missing)
                 "")]
     (pad (str before zeros body after) flags width))))

(defn ^{:private true} bad-conversion
  [c x]
  (throw (new java.util.IllegalFormatConversionException
              (str c " != " (rt/class-name (rt/class-of x))))))

(defn ^{:private true} format-integer
  [x flags width]
  (let [s (str (bigint x))
        s (if (rt/str-ends-with s "N") (subs s 0 (dec (count s))) s)
        neg? (rt/str-starts-with s "-")]
    (signed neg? (if neg? (subs s 1) s) "" flags width)))

;; A negative Integer, Short or Byte as the bits of its class.
(defn ^{:private true} bits-of-class
  [x]
  (let* [c (rt/class-of x)]
    (cond (rt/identical c Integer) (bit-and x 0xffffffff)
          (rt/identical c Short) (bit-and x 0xffff)
          (rt/identical c Byte) (bit-and x 0xff)
          :else x)))

(defn ^{:private true} format-radix
  [x c flags width]
  (let [hex? (= c "x")
        prefix (cond (not (flag? flags "#")) ""
                     hex? "0x"
                     :else "0")
        x (bits-of-class x)
        below? (and (not (rt/is-long x)) (neg? x))
        s (cond
            (not (rt/is-long x)) (rt/bigint-str (abs x) (if hex? 16 8))
            (neg? x) (if hex? (rt/long-hex x) (rt/long-octal x))
            :else (rt/long-str x (if hex? 16 8)))]
    (signed below? prefix s "" flags width)))

;; The exact decimal value of |x| rounded half up to n places, as Java does.
(defn ^{:private true} fixed-digits
  [x n]
  (let [s (rt/decimal-plain-str
           (rt/decimal-set-scale (bigdec x) n 4))]
    (if (rt/str-starts-with s "-") (subs s 1) s)))

(defn ^{:private true} split-point
  [s]
  (let [i (rt/str-index-of s "." 0)]
    (if (neg? i) [s ""] [(subs s 0 i) (subs s i)])))

(defn ^{:private true} negative?
  "Is x less than zero, or minus zero?"
  [x]
  (rt/str-starts-with (str x) "-"))

(defn ^{:private true} format-special
  "NaN and the infinities."
  [x flags width]
  (let [flags (rt/str-replace (rt/str-replace flags "0" "") "," "")]
    (if (NaN? x)
      (pad "NaN" flags width)
      (signed (neg? x) "Infinity" "" flags width))))

(defn ^{:private true} pointed
  "What follows the whole part; with # never nothing."
  [fraction flags]
  (if (and (= fraction "") (flag? flags "#")) "." fraction))

(defn ^{:private true} format-fixed
  [x flags width precision]
  (let [[int-part fraction] (split-point (fixed-digits (abs x)
                                                       (or precision 6)))]
    (signed (negative? x) int-part (pointed fraction flags) flags width)))

;; d.ddde+dd
(defn ^{:private true} scientific-digits
  [x precision]
  (let [x (bigdec (abs x))]
    (if (zero? x)
      (str (fixed-digits 0 precision) "e+00")
      (let [e (- (rt/decimal-precision x) (rt/decimal-scale x) 1)
            scaled (rt/decimal-set-scale
                    (if (neg? e)
                      (* x (bigdec (rt/bigint-pow 10N (- e))))
                      (with-precision 100
                        (/ x (bigdec (rt/bigint-pow 10N e)))))
                    precision 4)
            up? (>= scaled 10)
            e (if up? (inc e) e)
            s (if up?
                (fixed-digits (/ scaled 10M) precision)
                (rt/decimal-plain-str scaled))]
        (str s "e" (if (neg? e) "-" "+")
             (if (< (abs e) 10) "0" "") (abs e))))))

(defn ^{:private true} format-scientific
  [x flags width precision]
  (let [s (scientific-digits x (or precision 6))
        e (rt/str-index-of s "e" 0)
        [int-part fraction] (split-point (subs s 0 e))]
    (signed (negative? x) int-part
            (str (pointed fraction flags) (subs s e))
            (rt/str-replace flags "," "") width)))

(defn ^{:private true} decimal-exponent
  "The e for which 10^e <= a < 10^(e+1)."
  [a]
  (let [d (bigdec a)]
    (- (rt/decimal-precision d) (rt/decimal-scale d) 1)))

(defn ^{:private true} format-general
  [x flags width precision]
  (let [p (cond (nil? precision) 6 (zero? precision) 1 :else precision)
        a (abs x)]
    (cond
      (zero? a) (format-fixed x flags width (dec p))
      (and (>= a 0.0001) (< a (rt/math-pow 10.0 (double p))))
      (format-fixed x flags width (max 0 (- p (decimal-exponent a) 1)))
      :else (format-scientific x flags width (dec p)))))

;; Java knows no BigInt.
(defn ^{:private true} java-integer?
  [x]
  (or (rt/is-long x) (rt/is-biginteger x)))

(defn ^{:private true} format-number
  [c x flags width precision]
  (cond
    (nil? x) (pad (if precision (subs "null" 0 (min precision 4)) "null")
                  flags width)
    (= c "d") (if (java-integer? x)
                (format-integer x flags width)
                (bad-conversion c x))
    (or (= c "x") (= c "o"))
    (do (when-not (java-integer? x) (bad-conversion c x))
        (when (rt/is-long x) (refuse-flags "( +" flags c))
        (format-radix x c flags width))
    (not (or (rt/is-double x) (rt/is-decimal x))) (bad-conversion c x)
    (and (rt/is-double x) (or (NaN? x) (infinite? x)))
    (format-special x flags width)
    (= c "f") (format-fixed x flags width precision)
    (= c "e") (format-scientific x flags width precision)
    :else (format-general x flags width precision)))

(defn ^{:private true} code-point-str
  [n]
  (cond
    (<= 0 n 0xffff) (str (char n))
    (<= 0x10000 n 0x10ffff)
    (let [n (- n 0x10000)]
      (str (char (+ 0xd800 (bit-shift-right n 10)))
           (char (+ 0xdc00 (bit-and n 0x3ff)))))
    :else (throw (new java.util.IllegalFormatCodePointException
                      (str "Code point = 0x" (rt/int-hex n))))))

(defn ^{:private true} format-char
  [x]
  (cond (nil? x) "null"
        (char? x) (str x)
        (and (rt/is-long x) (not (rt/is-wide-long x))) (code-point-str x)
        :else (bad-conversion "c" x)))

;; ---- dates: a long, a Date or a Calendar, in UTC ----

(defn ^{:private true} date-fields
  "Year, month, day, day of the year, hour, minute, second, millisecond, day of
  the week: from milliseconds since 1970. Days become dates of years that begin
  in March, four centuries at a time (H. Hinnant); before October 1582 the
  calendar is Julian, of four years at a time."
  [ms]
  (let* [floor (fn [a b] (quot (- a (mod a b)) b))
         days (floor ms 86400000) rest (mod ms 86400000)
         julian? (< ms -12219292800000)
         z (+ days (if julian? 719470 719468))
         size (if julian? 1461 146097)
         era (floor z size) doe (mod z size)
         yoe (if julian?
               (quot (- doe (quot doe 1460)) 365)
               (quot (- (+ (- doe (quot doe 1460)) (quot doe 36524))
                        (quot doe 146096))
                     365))
         doy (- doe (- (+ (* 365 yoe) (quot yoe 4))
                       (if julian? 0 (quot yoe 100))))
         mp (quot (+ (* 5 doy) 2) 153)
         day (inc (- doy (quot (+ (* 153 mp) 2) 5)))
         month (if (< mp 10) (+ mp 3) (- mp 9))
         year (+ yoe (* era (if julian? 4 400)) (if (<= month 2) 1 0))
         leap? (and (= 0 (mod year 4))
                    (or julian? (not= 0 (mod year 100)) (= 0 (mod year 400))))
         skipped (if (and (= year 1582) (not julian?)) 10 0)
         of-year (if (<= month 2) (- doy 305) (+ doy 60 (if leap? 1 0)))]
    [year month day (- of-year skipped)
     (quot rest 3600000) (mod (quot rest 60000) 60) (mod (quot rest 1000) 60)
     (mod rest 1000) (mod (+ days 4) 7)]))

(defn ^{:private true} date-text
  [letter ms]
  (let [[year month day of-year h mi s milli weekday] (date-fields ms)
        year (if (< year 1) (- 1 year) year) ; of its era
        digits (fn [n width] (signed false "" (str n) "" "0" width))
        both (fn [separator & letters]
               (apply str (interpose separator
                                     (map (fn [x] (date-text x ms)) letters))))
        hour (if (= 0 (mod h 12)) 12 (mod h 12))
        month-name (nth ["January" "February" "March" "April" "May" "June"
                         "July" "August" "September" "October" "November" "December"]
                        (dec month))
        day-name (nth ["Sunday" "Monday" "Tuesday" "Wednesday" "Thursday"
                       "Friday" "Saturday"]
                      weekday)]
    (case letter
      "H" (digits h 2) "I" (digits hour 2) "k" (str h) "l" (str hour)
      "M" (digits mi 2) "S" (digits s 2) "L" (digits milli 3)
      "N" (digits (* 1000000 milli) 9) "p" (if (< h 12) "am" "pm")
      "z" "+0000" "Z" "UTC"
      "s" (str (quot ms 1000)) "Q" (str ms)
      "B" month-name ("b" "h") (subs month-name 0 3)
      "A" day-name "a" (subs day-name 0 3)
      "C" (digits (quot year 100) 2) "Y" (digits year 4)
      "y" (digits (mod year 100) 2) "j" (digits of-year 3)
      "m" (digits month 2) "d" (digits day 2) "e" (str day)
      "R" (both ":" "H" "M") "T" (both ":" "H" "M" "S")
      "r" (str (both ":" "I" "M" "S") " " (rt/str-upper (date-text "p" ms)))
      "D" (both "/" "m" "d" "y") "F" (both "-" "Y" "m" "d")
      "c" (both " " "a" "b" "d" "T" "Z" "Y"))))

(defn ^{:private true} format-date
  [letter x flags width]
  (pad (cond
         (nil? x) "null"
         (rt/is-long x) (date-text letter x)
         (rt/is-inst x) (date-text letter (rt/inst-ms x))
         (method-of x 'getTimeInMillis)
         (date-text letter ((method-of x 'getTimeInMillis) x))
         :else (bad-conversion letter x))
       flags width))

(defn ^{:private true} format-one
  [c x flags width precision]
  (let [text (fn [s]
               (pad (if (and precision (< precision (count s)))
                      (subs s 0 precision)
                      s)
                    flags width))]
    (case c
      "s" (do (refuse-flags "#" flags c) ; what is no Formattable
              (text (if (nil? x) "null" (str x))))
      "b" (text (if x (if (boolean? x) (str x) "true") "false"))
      "c" (pad (format-char x) flags width)
      "h" (text (if (nil? x) "null" (rt/int-hex (java-hash x))))
      ("d" "x" "o" "f" "e" "g") (format-number c x flags width precision)
      (unknown-conversion c))))

;; The number of the argument a specifier takes; next and last as of now.
(defn ^{:private true} spec-arg
  [[text index flags] next-arg last-arg n]
  (let [i (cond index (dec index)
                (flag? flags "<") last-arg
                :else next-arg)]
    (if (< -1 i n)
      i
      (throw (new java.util.MissingFormatArgumentException
                  (str "Format specifier '" text "'"))))))

(defn ^{:private true} read-format
  "The texts and specifiers of a format string, all of them checked."
  [fmt]
  (loop* [at 0 parts []]
    (let [i (rt/str-index-of fmt "%" at)]
      (if (neg? i)
        (conj parts (subs fmt at))
        (let [spec (read-spec fmt i)]
          (check-spec spec)
          (recur (+ i (count (first spec)))
                 (conj parts (subs fmt at i) spec)))))))

(defn format
  "Text from a format string with Java's conversions (%s %d %x %f %e %c %b...)
  and the arguments."
  [fmt & args]
  (let [args (vec args) sb (rt/sb-new)]
    (loop* [parts (seq (read-format fmt)) next-arg 0 last-arg -1]
      (when parts
        (let [part (first parts) more (next parts)
              [text index flags width precision conv]
              (if (string? part) nil part)]
          (cond
            (string? part)
            (do (rt/sb-append sb part) (recur more next-arg last-arg))
            (= conv "n")
            (do (rt/sb-append sb "\n") (recur more next-arg last-arg))
            (= conv "%")
            (do (rt/sb-append sb (pad "%" flags width))
                (recur more next-arg last-arg))
            :else
            (let [k (spec-arg part next-arg last-arg (count args))
                  lower (rt/str-lower conv)
                  date? (= 2 (count conv))
                  s (if date?
                      (format-date (subs conv 1) (nth args k) flags width)
                      (format-one lower (nth args k) flags width precision))
                  upper? (if date?
                           (rt/str-starts-with conv "T")
                           (not= lower conv))]
              (rt/sb-append sb (if upper? (rt/str-upper s) s))
              (recur more
                     (if (or index (flag? flags "<")) next-arg (inc next-arg))
                     k))))))
    (rt/sb-str sb)))

(defn printf "Prints what format returns." [fmt & args]
  (print (apply format fmt args)))
