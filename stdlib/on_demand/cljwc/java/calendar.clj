;; SPDX-License-Identifier: MIT
;;
;; java.util.Calendar and TimeZone, java.sql's dates, java.text.SimpleDateFormat:
;; on what java.time has, in UTC and fixed offsets.
(ns cljwc.java.calendar
  (:require [clojure.instant] [cljwc.java.time])
  (:import [java.time Instant LocalDateTime ZoneOffset ZonedDateTime]))

;; ---------------------------------------------------------------------------
;; Time zones

(deftype* TimeZone [id offset]
  {:class "java.util.TimeZone"}
  java.lang.Cloneable
  java.io.Serializable
  Object
  (getID [_] id)
  (getDisplayName [_] id)
  (getRawOffset [_] (int (* 1000 (.getTotalSeconds offset))))
  (getOffset [_ ms] (int (* 1000 (.getTotalSeconds offset))))
  (toZoneId [_] (java.time.ZoneId/of id))
  (useDaylightTime [_] false)
  (hashCode [_] (rt/str-hash-code id))
  (equals [_ x] (and (instance? TimeZone x) (= id (.getID x))))
  (toString [_] (str "sun.util.calendar.ZoneInfo[id=\"" id "\"]")))
(def ^:private utc (new TimeZone "UTC" ZoneOffset/UTC))
(defn TimeZone--getTimeZone [id]
  (let [[_ offset] (re-matches #"GMT([-+]\d\d?(?::?\d\d)?)" (str id))]
    (cond offset (new TimeZone (str "GMT" (ZoneOffset/of offset))
                      (ZoneOffset/of offset))
          (= (str id) "UTC") utc
          :else (new TimeZone "GMT" ZoneOffset/UTC))))
(defn TimeZone--getDefault [] utc)
(defn TimeZone--setDefault [zone] nil)

(defn- local-time [ms zone]
  (LocalDateTime/ofInstant (Instant/ofEpochMilli ms) (.-offset zone)))
(defn- millis [local zone] (.toEpochMilli (.toInstant local (.-offset zone))))

;; ---------------------------------------------------------------------------
;; Calendar

(def Calendar--ERA (int 0))
(def Calendar--YEAR (int 1))
(def Calendar--MONTH (int 2))
(def Calendar--WEEK_OF_YEAR (int 3))
(def Calendar--WEEK_OF_MONTH (int 4))
(def Calendar--DATE (int 5))
(def Calendar--DAY_OF_MONTH (int 5))
(def Calendar--DAY_OF_YEAR (int 6))
(def Calendar--DAY_OF_WEEK (int 7))
(def Calendar--AM_PM (int 9))
(def Calendar--HOUR (int 10))
(def Calendar--HOUR_OF_DAY (int 11))
(def Calendar--MINUTE (int 12))
(def Calendar--SECOND (int 13))
(def Calendar--MILLISECOND (int 14))
(def Calendar--ZONE_OFFSET (int 15))
(def Calendar--DST_OFFSET (int 16))
(defmacro ^:private def-numbers [from & names]
  (cons 'do (map-indexed (fn [i n] `(def ~(symbol (str "Calendar--" n))
                                      (int ~(+ i from))))
                         names)))
(def-numbers 0 JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER
  NOVEMBER DECEMBER)
(def-numbers 1 SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY)
(def-numbers 0 AM PM)

(defn- field [x ms zone n]
  (case (int n)
    0 1
    1 (.getYear x)
    2 (dec (.getMonthValue x))
    5 (.getDayOfMonth x)
    6 (.getDayOfYear x)
    7 (inc (mod (.getValue (.getDayOfWeek x)) 7))
    9 (quot (.getHour x) 12)
    10 (mod (.getHour x) 12)
    11 (.getHour x)
    12 (.getMinute x)
    13 (.getSecond x)
    14 (mod ms 1000)
    15 (.getRawOffset zone)
    16 0
    (throw (new UnsupportedOperationException (str "the field " n " of a Calendar")))))
(defn- plus-field [x n amount]
  (case (int n)
    1 (.plusYears x amount)
    2 (.plusMonths x amount)
    (3 4) (.plusWeeks x amount)
    (5 6 7) (.plusDays x amount)
    (10 11) (.plusHours x amount)
    12 (.plusMinutes x amount)
    13 (.plusSeconds x amount)
    14 (.plusNanos x (* 1000000 amount))))
;; What is too large goes over into the next field, as in a lenient calendar.
(defn- with-field [x ms zone n value]
  (plus-field x n (- value (field x ms zone n))))

(deftype* GregorianCalendar [^:unsynchronized-mutable ms
                             ^:unsynchronized-mutable zone]
  {:class "java.util.GregorianCalendar"}
  java.util.Calendar
  (compareTo [_ x] (int (compare ms (.getTimeInMillis x))))
  Object
  (getTimeInMillis [_] ms)
  (setTimeInMillis [_ n] (set! ms (long n)) nil)
  (getTime [_] (new java.util.Date ms))
  (setTime [_ date] (set! ms (inst-ms date)) nil)
  (getTimeZone [_] zone)
  (setTimeZone [_ z] (set! zone z) nil)
  (get [_ n] (int (field (local-time ms zone) ms zone n)))
  (set [_ n value]
    (set! ms (millis (with-field (local-time ms zone) ms zone n value) zone))
    nil)
  (set [this y m d] (.put this [1 y] [2 0] [5 1] [2 m] [5 d]))
  (set [this y mo d h mi]
    (.put this [1 y] [2 0] [5 1] [2 mo] [5 d] [11 h] [12 mi]))
  (set [this y mo d h mi s]
    (.put this [1 y] [2 0] [5 1] [2 mo] [5 d] [11 h] [12 mi] [13 s]))
  (put [this a b c d e] (doseq [[n x] [a b c d e]] (.set this n x)))
  (put [this a b c d e f g] (doseq [[n x] [a b c d e f g]] (.set this n x)))
  (put [this a b c d e f g h] (doseq [[n x] [a b c d e f g h]] (.set this n x)))
  (add [_ n amount]
    (set! ms (millis (plus-field (local-time ms zone) n amount) zone))
    nil)
  (clear [_] (set! ms 0) nil)
  (clear [this n] (.set this n (if (= 5 n) 1 0)))
  (setLenient [_ x] nil)
  (setGregorianChange [_ date] nil)
  (toInstant [_] (Instant/ofEpochMilli ms))
  (toZonedDateTime [_]
    (ZonedDateTime/ofInstant (Instant/ofEpochMilli ms) (.toZoneId zone)))
  (before [_ x] (< ms (.getTimeInMillis x)))
  (after [_ x] (> ms (.getTimeInMillis x)))
  (clone [_] (new GregorianCalendar ms zone))
  (hashCode [_] (unchecked-int (bit-xor ms (unsigned-bit-shift-right ms 32))))
  (equals [_ x] (and (instance? GregorianCalendar x)
                     (= ms (.getTimeInMillis x)) (= zone (.getTimeZone x)))))

(defn GregorianCalendar--new
  ([] (new GregorianCalendar (rt/current-time-millis) utc))
  ([zone] (new GregorianCalendar (rt/current-time-millis)
               (if (instance? TimeZone zone) zone utc)))
  ([y m d] (doto (new GregorianCalendar 0 utc) (.set y m d)))
  ([y mo d h mi] (doto (new GregorianCalendar 0 utc) (.set y mo d h mi)))
  ([y mo d h mi s] (doto (new GregorianCalendar 0 utc) (.set y mo d h mi s))))
(defn Calendar--getInstance
  ([] (GregorianCalendar--new))
  ([zone] (GregorianCalendar--new zone))
  ([zone locale] (GregorianCalendar--new zone)))

(defn- two [n] (if (< n 10) (str "0" n) (str n)))
(defmethod print-method java.util.Calendar [c ^java.io.Writer w]
  (let [x (local-time (.getTimeInMillis c) (.getTimeZone c))
        offset (str (.-offset (.getTimeZone c)))]
    (.write w (str "#inst \"" (.toLocalDate x) "T" (two (.getHour x)) ":"
                   (two (.getMinute x)) ":" (two (.getSecond x)) "."
                   (subs (str (+ 1000 (mod (.getTimeInMillis c) 1000))) 1)
                   (if (= "Z" offset) "+00:00" offset) "\""))))
(defmethod print-dup java.util.Calendar [c w] (print-method c w))

;; ---------------------------------------------------------------------------
;; java.sql

(defn- show-timestamp [s nanos]
  (let [x (LocalDateTime/ofEpochSecond s 0 ZoneOffset/UTC)
        digits (subs (str (+ 1000000000 nanos)) 1)]
    (str (.toLocalDate x) " " (two (.getHour x)) ":" (two (.getMinute x)) ":"
         (two (.getSecond x)) "."
         (if (= 0 nanos) "0" (rt/re-replace digits #"0+$" "")))))

(deftype* Timestamp [ms ^:unsynchronized-mutable nanos]
  {:class "java.sql.Timestamp"}
  java.util.Date
  Comparable
  (compareTo [_ x] (int (compare [ms nanos] [(.getTime x) (.getNanos x)])))
  Object
  (getTime [_] ms)
  (getNanos [_] (int nanos))
  (setNanos [_ n] (set! nanos n) nil)
  (toInstant [_] (Instant/ofEpochSecond (rt/math-floor-div ms 1000) nanos))
  (toLocalDateTime [this] (LocalDateTime/ofInstant (.toInstant this) ZoneOffset/UTC))
  (before [_ x] (< ms (inst-ms x)))
  (after [_ x] (> ms (inst-ms x)))
  (hashCode [_] (unchecked-int (bit-xor ms (unsigned-bit-shift-right ms 32))))
  (equals [_ x] (and (instance? Timestamp x) (= ms (.getTime x))
                     (= nanos (.getNanos x))))
  (toString [_] (show-timestamp (rt/math-floor-div ms 1000) nanos)))
(defn Timestamp--new [ms] (new Timestamp ms (* 1000000 (mod ms 1000))))
(defn Timestamp--from [instant]
  (new Timestamp (.toEpochMilli instant) (.getNano instant)))
(defn Timestamp--valueOf [x]
  (Timestamp--from (.toInstant (if (string? x)
                                 (LocalDateTime/parse (rt/str-replace x " " "T"))
                                 x)
                               ZoneOffset/UTC)))
(extend-type java.sql.Timestamp
  clojure.core/Inst
  (inst-ms* [x] (.getTime x)))
(defmethod print-method java.sql.Timestamp [x ^java.io.Writer w]
  (let [s (str (.toLocalDateTime x)) s (if (re-find #":\d\d:" s) s (str s ":00"))]
    (.write w (str "#inst \"" (subs s 0 19) "."
                   (subs (str (+ 1000000000 (.getNanos x))) 1) "-00:00\""))))

(deftype* SqlDate [ms]
  {:class "java.sql.Date"}
  java.util.Date
  Comparable
  (compareTo [_ x] (int (compare ms (inst-ms x))))
  Object
  (getTime [_] ms)
  (toLocalDate [_] (.toLocalDate (local-time ms utc)))
  (before [_ x] (< ms (inst-ms x)))
  (after [_ x] (> ms (inst-ms x)))
  (hashCode [_] (unchecked-int (bit-xor ms (unsigned-bit-shift-right ms 32))))
  (equals [_ x] (and (inst? x) (= ms (inst-ms x))))
  (toString [_] (str (.toLocalDate (local-time ms utc)))))
(defn Date--new
  ([ms] (new SqlDate ms))
  ([y m d] (new SqlDate (millis (LocalDateTime/of (+ 1900 y) (inc m) d 0 0) utc))))
(defn Date--valueOf [x]
  (new SqlDate
       (millis (.atStartOfDay (if (string? x) (java.time.LocalDate/parse x) x)) utc)))
(extend-type java.sql.Date
  clojure.core/Inst
  (inst-ms* [x] (.getTime x)))

;; A time of 1970-01-01, in seconds.
(deftype* Time [ms]
  {:class "java.sql.Time"}
  java.util.Date
  Comparable
  (compareTo [_ x] (int (compare ms (inst-ms x))))
  Object
  (getTime [_] ms)
  (toLocalTime [_] (.truncatedTo (.toLocalTime (local-time ms utc))
                                 java.time.temporal.ChronoUnit/SECONDS))
  (before [_ x] (< ms (inst-ms x)))
  (after [_ x] (> ms (inst-ms x)))
  (hashCode [_] (unchecked-int (bit-xor ms (unsigned-bit-shift-right ms 32))))
  (equals [_ x] (and (inst? x) (= ms (inst-ms x))))
  (toString [this]
    (.format (java.time.format.DateTimeFormatter/ofPattern "HH:mm:ss")
             (.toLocalTime this))))
(defn Time--new [ms] (new Time ms))
(defn Time--valueOf [x]
  (let [time (if (string? x) (java.time.LocalTime/parse x) x)]
    (new Time (* 1000 (.toSecondOfDay time)))))
(extend-type java.sql.Time
  clojure.core/Inst
  (inst-ms* [x] (.getTime x)))

;; clojure.instant's readers
(defn- calendar
  "A calendar of the parts that clojure.instant/parse-timestamp finds."
  [y mo d h mi s nanos sign oh om]
  (let [offset (* sign (+ (* 60 oh) om))
        zone (TimeZone--getTimeZone
              (if (= 0 offset)
                "GMT"
                (str "GMT" (if (neg? sign) "-" "+") (two oh) ":" (two om))))]
    (doto (new GregorianCalendar 0 zone)
      (.setTimeInMillis
       (millis (LocalDateTime/of y mo d h mi s (* 1000000 (quot nanos 1000000)))
               zone)))))
(defn- timestamp
  "A java.sql.Timestamp of the same parts."
  [y mo d h mi s nanos sign oh om]
  (Timestamp--from
   (.toInstant (LocalDateTime/of y mo d h mi s nanos)
               (ZoneOffset/ofTotalSeconds (* 60 sign (+ (* 60 oh) om))))))

(defn instant-read-instant-calendar [text]
  (clojure.instant/parse-timestamp (clojure.instant/validated calendar) text))
(defn instant-read-instant-timestamp [text]
  (clojure.instant/parse-timestamp (clojure.instant/validated timestamp) text))

;; ---------------------------------------------------------------------------
;; java.text.SimpleDateFormat: the patterns are java.time's but for a few letters

(defn- error-index
  "Where the text is wrong of which an exception of java.time says it."
  [e]
  (if-let [[_ i] (re-find #"at index (\d+)" (rt/ex-message e))] (parse-long i) 0))
(deftype* SimpleDateFormat [pattern formatter ^:unsynchronized-mutable zone]
  {:class "java.text.SimpleDateFormat"}
  Object
  (setTimeZone [_ z] (set! zone z) nil)
  (getTimeZone [_] zone)
  (setLenient [_ x] nil)
  (toPattern [_] pattern)
  (format [_ date]
    (.format formatter
             (ZonedDateTime/ofInstant
              (Instant/ofEpochMilli (if (number? date) date (inst-ms date)))
              (if (= "UTC" (.getID zone)) (.toZoneId zone) (.-offset zone)))))
  (parse [_ text]
    (try
      (new java.util.Date
           (.toEpochMilli (cljwc.java.time/instant-of formatter text (.-offset zone))))
      (catch java.time.DateTimeException e
        (throw (#'cljwc.java/detailed java.text.ParseException
                (str "Unparseable date: \"" text "\"") nil
                {:offset (int (error-index e))}))))))
(defn- letter [c n]
  (case c
    \S [:number :milli n 9]
    \u [:number :weekday n 9]
    (cljwc.java.time/letter-part c n)))
(defn SimpleDateFormat--new
  ([pattern]
   (new SimpleDateFormat pattern
        (cljwc.java.time/of-pattern pattern letter)
        utc))
  ([pattern locale] (SimpleDateFormat--new pattern)))
