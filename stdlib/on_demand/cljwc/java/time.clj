;; SPDX-License-Identifier: MIT
;;
;; java.time: instants, durations, dates and times of the ISO calendar, UTC and
;; fixed offsets. There is no time zone database. Types are as small as they can
;; be; what several of them can do is one function with the method's name.
(ns cljwc.java.time)

(def ^:private nanos-per-day 86400000000000)

(defn- fail [& text]
  (throw (new java.time.DateTimeException (apply str text))))

(defn- check-range [what low high n]
  (if (<= low n high)
    n
    (fail "Invalid value for " what " (valid values " low " - " high "): " n)))

(defn- padded [n width]
  (let [s (str n)]
    (if (< (count s) width)
      (str (subs "0000000000" 0 (- width (count s))) s)
      s)))

;; An enumeration: values with a number, a constant C--NAME each. A name may be
;; [NAME text]: what toString gives. The methods
;; may be followed by interfaces.
(defmacro ^:private defenum [type class names & methods]
  `(do
     (declare ~(symbol (str type "-all")))
     (deftype* ~type [~'index ~'label ~'text]
       {:class ~class}
       java.io.Serializable
       ~'Comparable
       (~'compareTo [~'_ ~'x] (int (- ~'index (.ordinal ~'x))))
       ~'Object
       (~'ordinal [~'_] (int ~'index))
       (~'name [~'_] ~'label)
       (~'toString [~'_] ~'text)
       ~@methods)
     ~@(map-indexed
        (fn [i s]
          (let [[s text] (if (vector? s) s [s (str s)])]
            `(def ~(symbol (str type "--" s)) (new ~type ~i ~(str s) ~text))))
        names)
     (def ~(with-meta (symbol (str type "-all")) {:private true})
       [~@(map (fn [s] (symbol (str type "--" (if (vector? s) (first s) s))))
               names)])
     (defn ~(symbol (str type "--values")) [] (to-array ~(symbol (str type "-all"))))
     (defn ~(symbol (str type "--valueOf")) [~'s]
       (or (first (filter (fn [~'x] (= ~'s (.name ~'x))) ~(symbol (str type "-all"))))
           (throw (new IllegalArgumentException
                       (str "No enum constant " ~class "." ~'s)))))))

(defenum ChronoUnit "java.time.temporal.ChronoUnit"
  [[NANOS "Nanos"] [MICROS "Micros"] [MILLIS "Millis"] [SECONDS "Seconds"]
   [MINUTES "Minutes"] [HOURS "Hours"] [HALF_DAYS "HalfDays"] [DAYS "Days"]
   [WEEKS "Weeks"] [MONTHS "Months"] [YEARS "Years"] [DECADES "Decades"]
   [CENTURIES "Centuries"] [MILLENNIA "Millennia"] [ERAS "Eras"]
   [FOREVER "Forever"]]
  java.time.temporal.TemporalUnit)
(declare DayOfWeek--of Month--of no-field month-length)
(declare -getFrom)
;; What .get of a temporal asks of a field. Those of java.time have methods of
;; that name, so that only programs with fields have what they do.
(defn -getInt [field x] (int (.getFrom field x)))
(defenum DayOfWeek "java.time.DayOfWeek"
  [MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY]
  (getValue [_] (int (inc index)))
  (plus [_ n] (DayOfWeek--of (inc (mod (+ index n) 7))))
  (minus [_ n] (DayOfWeek--of (inc (mod (- index n) 7))))
  (part [this key] (if (= key :weekday) (inc index) (no-field this (name key))))
  (get [this field] (.getInt field this))
  java.time.temporal.TemporalAccessor
  java.time.temporal.TemporalAdjuster)
(defenum Month "java.time.Month"
  [JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER
   DECEMBER]
  (getValue [_] (int (inc index)))
  (plus [_ n] (Month--of (inc (mod (+ index n) 12))))
  (minus [_ n] (Month--of (inc (mod (- index n) 12))))
  (length [_ leap-year?] (int (month-length (if leap-year? 4 1) (inc index))))
  (part [this key] (if (= key :month) (inc index) (no-field this (name key))))
  (get [this field] (.getInt field this))
  java.time.temporal.TemporalAccessor
  java.time.temporal.TemporalAdjuster)
(defn DayOfWeek--of [n]
  (if (<= 1 n 7) (nth DayOfWeek-all (dec n)) (fail "Invalid value for DayOfWeek: " n)))
(defn Month--of [n]
  (if (<= 1 n 12) (nth Month-all (dec n)) (fail "Invalid value for MonthOfYear: " n)))

;; Nanoseconds of the units that have an exact length.
(def ^:private unit-nanos
  [1 1000 1000000 1000000000 60000000000 3600000000000 43200000000000
   nanos-per-day (* 7 nanos-per-day)])
(defn- no-unit [unit]
  (throw (new java.time.temporal.UnsupportedTemporalTypeException
              (str "Unsupported unit: " unit))))
(defn- nanos-of-unit [unit]
  (or (get unit-nanos (.ordinal unit)) (no-unit unit)))
(defn- months-of-unit [unit]
  (get {9 1 10 12 11 120 12 1200 13 12000} (.ordinal unit)))

;; ---------------------------------------------------------------------------
;; The types. Total nanoseconds of an Instant or Duration may need more than a
;; long, so they are kept as seconds and nanoseconds.

(declare LocalDate--of LocalTime--ofNanoOfDay LocalDateTime--ofEpochSecond
         -toEpochDay -toNanoOfDay show-date show-time show-instant
         -withZoneSameInstant -withOffsetSameInstant -plus -minus -plusDays
         -plusMonths -plusYears -getUnits -addTo -subtractFrom -between
         duration
         -isSupported -isSupportedBy -getLong -range -with -until -query
         -adjustInto -getRules
         show-duration -toInstant compare-date-times Instant--now)

(defn- long-hash [n] (unchecked-int (bit-xor n (unsigned-bit-shift-right n 32))))
(defn- span-hash [s n] (unchecked-int (+ (long-hash s) (* 51 n))))
(defn- span-compare [s n s2 n2]
  (let [c (compare s s2)]
    (int (if (zero? c) (- n n2) c))))

(deftype* Instant [s n]
  {:class "java.time.Instant"}
  java.io.Serializable
  java.time.temporal.Temporal
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [this x] (span-compare s n (.-s x) (.-n x)))
  Object
  (get [this field] (.getInt field this))
  (getEpochSecond [_] s)
  (getNano [_] (int n))
  (toEpochMilli [_] (+ (* s 1000) (quot n 1000000)))
  (hashCode [_] (span-hash s n))
  (equals [_ x] (and (instance? Instant x) (= s (.getEpochSecond x))
                     (= n (.getNano x))))
  (toString [this] (show-instant this)))

(deftype* Duration [s n]
  {:class "java.time.Duration"}
  java.io.Serializable
  java.time.temporal.TemporalAmount
  Comparable
  (compareTo [this x] (span-compare s n (.-s x) (.-n x)))
  Object
  (getEpochSecond [_] s)
  (getSeconds [_] s)
  (toSeconds [_] s)
  (abs [this] (if (neg? s) (duration (- s) (- n)) this))
  (get [_ unit]
    (case (int (.ordinal unit)) 3 s 0 n (no-unit unit)))
  (getNano [_] (int n))
  (hashCode [_] (span-hash s n))
  (equals [_ x] (and (instance? Duration x) (= s (.getSeconds x))
                     (= n (.getNano x))))
  (toString [this] (show-duration s n)))

(deftype* Period [y m d]
  {:class "java.time.Period"}
  java.io.Serializable
  java.time.chrono.ChronoPeriod
  Object
  (get [_ unit]
    (case (int (.ordinal unit)) 10 y 9 m 7 d (no-unit unit)))
  (getYears [_] (int y))
  (getMonths [_] (int m))
  (getDays [_] (int d))
  (toTotalMonths [_] (+ (* 12 y) m))
  (hashCode [_] (unchecked-int (+ y (bit-shift-left m 8) (bit-shift-left d 16))))
  (equals [_ x] (and (instance? Period x) (= y (.getYears x)) (= m (.getMonths x))
                     (= d (.getDays x))))
  (toString [_]
    (if (= 0 y m d)
      "P0D"
      (str "P" (when-not (= 0 y) (str y "Y")) (when-not (= 0 m) (str m "M"))
           (when-not (= 0 d) (str d "D"))))))

(deftype* LocalDate [y m d]
  {:class "java.time.LocalDate"}
  java.io.Serializable
  java.time.chrono.ChronoLocalDate
  Comparable
  (compareTo [_ x]
    (int (cond (not= y (.-y x)) (- y (.-y x))
               (not= m (.-m x)) (- m (.-m x))
               :else (- d (.-d x)))))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_]
    (unchecked-int (bit-xor (bit-and y 0xFFFFF800)
                            (+ (bit-shift-left y 11) (bit-shift-left m 6) d))))
  (equals [_ x] (and (instance? LocalDate x) (= y (.-y x)) (= m (.-m x))
                     (= d (.-d x))))
  (toString [this] (show-date this)))

(deftype* LocalTime [nano-of-day]
  {:class "java.time.LocalTime"}
  java.io.Serializable
  java.time.temporal.Temporal
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [_ x] (int (compare nano-of-day (.-nano-of-day x))))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_] (long-hash nano-of-day))
  (equals [_ x] (and (instance? LocalTime x) (= nano-of-day (.-nano-of-day x))))
  (toString [this] (show-time this)))

(deftype* LocalDateTime [date time]
  {:class "java.time.LocalDateTime"}
  java.io.Serializable
  java.time.chrono.ChronoLocalDateTime
  Comparable
  (compareTo [_ x]
    (let [c (.compareTo date (.-date x))]
      (if (= 0 c) (.compareTo time (.-time x)) c)))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_] (bit-xor (.hashCode date) (.hashCode time)))
  (equals [_ x] (and (instance? LocalDateTime x) (.equals date (.-date x))
                     (.equals time (.-time x))))
  (toString [_] (str date "T" time)))

(deftype* ZoneOffset [total]
  {:class "java.time.ZoneOffset"}
  java.io.Serializable
  java.time.ZoneId
  java.time.temporal.TemporalAccessor
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [_ x] (int (- (.-total x) total)))
  Object
  (get [this field] (.getInt field this))
  (getTotalSeconds [_] (int total))
  (normalized [this] this)
  (hashCode [_] (int total))
  (equals [_ x] (and (instance? ZoneOffset x) (= total (.-total x))))
  (getId [this] (str this))
  (toString [_]
    (if (= 0 total)
      "Z"
      (let [t (abs total) s (rem t 60)]
        (str (if (neg? total) "-" "+") (padded (quot t 3600) 2) ":"
             (padded (rem (quot t 60) 60) 2)
             (when-not (= 0 s) (str ":" (padded s 2))))))))

;; A zone by name: UTC and its likes, with a fixed offset.
(deftype* ZoneRegion [id offset]
  {:class "java.time.ZoneRegion"}
  java.io.Serializable
  java.time.ZoneId
  Object
  (getId [_] id)
  (normalized [_] offset)
  (hashCode [_] (rt/str-hash-code id))
  (equals [_ x] (and (instance? ZoneRegion x) (= id (.getId x))))
  (toString [_] id))

(defn- offset-of [zone] (if (instance? ZoneOffset zone) zone (.-offset zone)))

(deftype* OffsetDateTime [local offset]
  {:class "java.time.OffsetDateTime"}
  java.io.Serializable
  java.time.temporal.Temporal
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [this x] (compare-date-times this x))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_] (bit-xor (.hashCode local) (.hashCode offset)))
  (equals [_ x] (and (instance? OffsetDateTime x) (.equals local (.-local x))
                     (.equals offset (.-offset x))))
  (toString [_] (str local offset)))

(deftype* OffsetTime [time offset]
  {:class "java.time.OffsetTime"}
  java.io.Serializable
  java.time.temporal.Temporal
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [_ x]
    (let [in-utc (fn [t o] (- (.-nano-of-day t) (* 1000000000 (.-total o))))
          c (compare (in-utc time offset) (in-utc (.-time x) (.-offset x)))]
      (if (= 0 c) (.compareTo time (.-time x)) (int c))))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_] (bit-xor (.hashCode time) (.hashCode offset)))
  (equals [_ x] (and (instance? OffsetTime x) (.equals time (.-time x))
                     (.equals offset (.-offset x))))
  (toString [_] (str time offset)))

(deftype* ZonedDateTime [local offset zone]
  {:class "java.time.ZonedDateTime"}
  java.io.Serializable
  java.time.chrono.ChronoZonedDateTime
  Comparable
  (compareTo [this x] (compare-date-times this x))
  Object
  (get [this field] (.getInt field this))
  (hashCode [_]
    (bit-xor (.hashCode local) (.hashCode offset)
             (let [h (bit-and (.hashCode zone) 0xffffffff)]
               (unchecked-int (bit-or (bit-shift-left h 3)
                                      (unsigned-bit-shift-right h 29))))))
  (equals [_ x] (and (instance? ZonedDateTime x) (.equals local (.-local x))
                     (.equals zone (.-zone x))))
  (toString [_] (if (= offset zone)
                  (str local offset)
                  (str local offset "[" zone "]"))))

(defn- kind [x]
  (cond (instance? Instant x) :instant
        (instance? LocalDate x) :date
        (instance? LocalTime x) :time
        (instance? LocalDateTime x) :local
        (instance? ZonedDateTime x) :zoned
        (instance? OffsetDateTime x) :offset
        (instance? OffsetTime x) :offset-time
        (instance? Duration x) :duration
        (instance? Period x) :period))

(defn- no-field [_ what]
  (throw (new java.time.temporal.UnsupportedTemporalTypeException
              (str "Unsupported field: " what))))
(declare plus-nanos)
(defn -toLocalDateTime [x] (.-local x))
(defn- local-of [x]
  (case (kind x) :local x (:zoned :offset) (.-local x) nil))
(defn- date-of [x what]
  (if (instance? LocalDate x)
    x
    (if-let [l (local-of x)] (.-date l) (no-field x what))))
(defn- time-of [x what]
  (cond (instance? LocalTime x) x
        (instance? OffsetTime x) (.-time x)
        :else (if-let [l (local-of x)] (.-time l) (no-field x what))))
(defn -toLocalDate [x] (date-of x "Date"))
(defn -toLocalTime [x] (time-of x "Time"))

;; ---------------------------------------------------------------------------
;; The calendar. Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.

(defn- leap? [y]
  (and (= 0 (mod y 4)) (or (not= 0 (mod y 100)) (= 0 (mod y 400)))))
(defn- month-length [y m]
  (case (int m) 2 (if (leap? y) 29 28) (4 6 9 11) 30 31))

(defn -toEpochDay [x]
  (let [date (date-of x "EpochDay")
        m (.-m date)
        y (if (<= m 2) (dec (.-y date)) (.-y date))
        era (rt/math-floor-div y 400)
        of-era (- y (* era 400))
        of-year (+ (quot (+ (* 153 (mod (+ m 9) 12)) 2) 5) (dec (.-d date)))]
    (+ (* era 146097) (* of-era 365) (quot of-era 4) (- (quot of-era 100)) of-year
       -719468)))

(defn LocalDate--ofEpochDay [n]
  (let [z (+ n 719468)
        era (rt/math-floor-div z 146097)
        doe (- z (* era 146097))
        yoe (quot (- doe (quot doe 1460) (- (quot doe 36524)) (quot doe 146096))
                  365)
        doy (- doe (- (+ (* 365 yoe) (quot yoe 4)) (quot yoe 100)))
        mp (quot (+ (* 5 doy) 2) 153)
        m (if (< mp 10) (+ mp 3) (- mp 9))]
    (new LocalDate (+ yoe (* era 400) (if (<= m 2) 1 0)) m
         (inc (- doy (quot (+ (* 153 mp) 2) 5))))))

(defn- month-number [m] (if (instance? Month m) (.getValue m) m))

(defn LocalDate--of [y month d]
  (let [m (month-number month)]
    (check-range "Year" -999999999 999999999 y)
    (check-range "MonthOfYear" 1 12 m)
    (if (<= 1 d 31)
      (if (<= d (month-length y m))
        (new LocalDate y m d)
        (if (= d 29)
          (fail "Invalid date 'February 29' as '" y "' is not a leap year")
          (fail "Invalid date '" (Month--of m) " " d "'")))
      (fail "Invalid value for DayOfMonth (valid values 1 - 28/31): " d))))
(defn LocalDate--ofYearDay [y n]
  (when-not (<= 1 n (if (leap? y) 366 365))
    (if (= n 366)
      (fail "Invalid date 'DayOfYear 366' as '" y "' is not a leap year")
      (fail "Invalid value for DayOfYear (valid values 1 - 365/366): " n)))
  (LocalDate--ofEpochDay (+ (-toEpochDay (LocalDate--of y 1 1)) (dec n))))
(def LocalDate--EPOCH (new LocalDate 1970 1 1))
(def LocalDate--MIN (new LocalDate -999999999 1 1))
(def LocalDate--MAX (new LocalDate 999999999 12 31))

(defn- plus-months [date n]
  (let [total (+ (* 12 (.-y date)) (dec (.-m date)) n)
        y (rt/math-floor-div total 12)
        m (inc (mod total 12))]
    (LocalDate--of y m (min (.-d date) (month-length y m)))))

(defn LocalTime--ofNanoOfDay [n]
  (new LocalTime (check-range "NanoOfDay" 0 (dec nanos-per-day) n)))
(defn LocalTime--ofSecondOfDay [n]
  (new LocalTime (* 1000000000 (check-range "SecondOfDay" 0 86399 n))))
(defn LocalTime--of
  ([h m] (LocalTime--of h m 0 0))
  ([h m s] (LocalTime--of h m s 0))
  ([h m s n]
   (check-range "HourOfDay" 0 23 h)
   (check-range "MinuteOfHour" 0 59 m)
   (check-range "SecondOfMinute" 0 59 s)
   (check-range "NanoOfSecond" 0 999999999 n)
   (new LocalTime (+ n (* 1000000000 (+ s (* 60 (+ m (* 60 h)))))))))
(def LocalTime--MIDNIGHT (new LocalTime 0))
(def LocalTime--MIN (new LocalTime 0))
(def LocalTime--NOON (new LocalTime 43200000000000))
(def LocalTime--MAX (new LocalTime (dec nanos-per-day)))

(def LocalDateTime--MIN (new LocalDateTime LocalDate--MIN LocalTime--MIN))
(def LocalDateTime--MAX (new LocalDateTime LocalDate--MAX LocalTime--MAX))
(defn LocalDateTime--of
  ([date time] (new LocalDateTime date time))
  ([y mo d h m] (LocalDateTime--of y mo d h m 0 0))
  ([y mo d h m s] (LocalDateTime--of y mo d h m s 0))
  ([y mo d h m s n]
   (new LocalDateTime (LocalDate--of y mo d) (LocalTime--of h m s n))))
(defn OffsetTime--of
  ([time offset] (new OffsetTime time offset))
  ([h m s n offset] (new OffsetTime (LocalTime--of h m s n) offset)))
(defn LocalDateTime--ofEpochSecond [s n offset]
  (let [s (+ s (.-total offset))]
    (new LocalDateTime (LocalDate--ofEpochDay (rt/math-floor-div s 86400))
         (new LocalTime (+ n (* 1000000000 (mod s 86400)))))))

;; ---------------------------------------------------------------------------
;; Zones

(def ZoneOffset--UTC (new ZoneOffset 0))
(def ZoneOffset--MAX (new ZoneOffset 64800))
(def ZoneOffset--MIN (new ZoneOffset -64800))
(defn ZoneOffset--ofTotalSeconds [n]
  (if (<= -64800 n 64800)
    (new ZoneOffset n)
    (fail "Zone offset not in valid range: -18:00 to +18:00")))
(def OffsetTime--MIN (new OffsetTime LocalTime--MIN ZoneOffset--MAX))
(def OffsetTime--MAX (new OffsetTime LocalTime--MAX ZoneOffset--MIN))
(defn ZoneOffset--ofHoursMinutesSeconds [h m s]
  (ZoneOffset--ofTotalSeconds (+ (* 3600 h) (* 60 m) s)))
(defn ZoneOffset--ofHours [h] (ZoneOffset--ofTotalSeconds (* 3600 h)))
(defn ZoneOffset--ofHoursMinutes [h m]
  (ZoneOffset--ofTotalSeconds (+ (* 3600 h) (* 60 m))))
(defn- offset-or-nil [id]
  (if (= id "Z")
    ZoneOffset--UTC
    (when-let [[_ sign h m s]
               (re-matches #"([-+])(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?" id)]
      (ZoneOffset--ofTotalSeconds
       (* (if (= sign "-") -1 1)
          (+ (* 3600 (parse-long h)) (* 60 (parse-long (or m "0")))
             (parse-long (or s "0"))))))))
(defn ZoneOffset--of [id]
  (or (offset-or-nil id)
      (fail "Invalid ID for ZoneOffset, invalid format: " id)))
(defn ZoneId--of
  ([id]
   (if-let [[_ name offset] (re-matches #"(UTC|GMT|UT|Etc/UTC|Zulu)([-+].*)?" id)]
     (new ZoneRegion id (if offset (ZoneOffset--of offset) ZoneOffset--UTC))
     (or (offset-or-nil id)
         (fail "Unknown time-zone ID (there are UTC and fixed offsets): " id))))
  ([id aliases] (ZoneId--of (get aliases id id))))
(defn ZoneId--ofOffset [prefix offset]
  (if (= 0 (.-total offset)) (ZoneId--of prefix) (ZoneId--of (str prefix offset))))
(defn ZoneId--systemDefault [] (ZoneId--of "UTC"))
(defn ZoneId--getAvailableZoneIds [] #{"UTC" "GMT" "UT" "Etc/UTC" "Zulu"})

;; ---------------------------------------------------------------------------
;; Instants

;; The clock of the system; time_clock.clj has the others.
(deftype* SystemClock [zone]
  {:class "java.time.Clock$SystemClock"}
  java.io.Serializable
  java.time.Clock
  Object
  (instant [_] (Instant--now))
  (getZone [_] zone)
  (withZone [_ z] (new SystemClock z))
  (hashCode [_] (inc (.hashCode zone)))
  (equals [_ x] (and (instance? SystemClock x) (.equals zone (.-zone x))))
  (toString [_] (str "SystemClock[" zone "]")))
(defn -millis [clock] (.toEpochMilli (.instant clock)))
(defn Clock--system [zone] (new SystemClock zone))
(defn Clock--systemUTC [] (new SystemClock ZoneOffset--UTC))
(defn Clock--systemDefaultZone [] (new SystemClock (ZoneId--systemDefault)))

(def Instant--EPOCH (new Instant 0 0))
(def Instant--MIN (new Instant -31557014167219200 0))
(def Instant--MAX (new Instant 31556889864403199 999999999))
(defn Instant--ofEpochSecond
  ([s] (new Instant (long s) 0))
  ([s n] (new Instant (+ s (rt/math-floor-div n 1000000000))
              (mod n 1000000000))))
(defn Instant--ofEpochMilli [ms]
  (new Instant (rt/math-floor-div ms 1000) (* 1000000 (mod ms 1000))))
(defn Instant--now
  ([] (Instant--ofEpochMilli (rt/current-time-millis)))
  ([clock] (.instant clock)))

(defn -toEpochSecond
  ([x] (-toEpochSecond (.-local x) (.-offset x)))
  ([x offset]
   (- (+ (* 86400 (-toEpochDay x))
         (quot (-toNanoOfDay x) 1000000000))
      (.-total offset))))
(defn -toInstant
  ([x]
   (case (kind x)
     :instant x
     (:zoned :offset) (-toInstant (.-local x) (.-offset x))
     (Instant--ofEpochMilli (inst-ms x))))
  ([x offset]
   (new Instant (-toEpochSecond x offset)
        (mod (-toNanoOfDay x) 1000000000))))
(defn Date--from [instant] (new java.util.Date (.toEpochMilli instant)))
(defn- compare-date-times [x y]
  (let [c (.compareTo (-toInstant x) (-toInstant y))]
    (if (= 0 c) (.compareTo (.-local x) (.-local y)) (int c))))

(extend-type Instant
  clojure.core/Inst
  (inst-ms* [x] (.toEpochMilli x)))

(defn- at [instant offset]
  (LocalDateTime--ofEpochSecond (.getEpochSecond instant) (.getNano instant)
                                offset))
(defn OffsetDateTime--ofInstant [instant zone]
  (let [offset (offset-of zone)] (new OffsetDateTime (at instant offset) offset)))
(defn ZonedDateTime--ofInstant
  ([instant zone]
   (let [offset (offset-of zone)]
     (new ZonedDateTime (at instant offset) offset zone)))
  ([local offset zone] (ZonedDateTime--ofInstant (-toInstant local offset) zone)))
(defn LocalDateTime--ofInstant [instant zone] (at instant (offset-of zone)))
(defn LocalDate--ofInstant [instant zone] (.-date (at instant (offset-of zone))))
(defn LocalTime--ofInstant [instant zone] (.-time (at instant (offset-of zone))))
(defn OffsetDateTime--of
  ([local offset] (new OffsetDateTime local offset))
  ([date time offset] (new OffsetDateTime (new LocalDateTime date time) offset))
  ([y mo d h m s n offset]
   (new OffsetDateTime (LocalDateTime--of y mo d h m s n) offset)))
(defn ZonedDateTime--of
  ([local zone] (new ZonedDateTime local (offset-of zone) zone))
  ([date time zone] (ZonedDateTime--of (new LocalDateTime date time) zone))
  ([y mo d h m s n zone]
   (ZonedDateTime--of (LocalDateTime--of y mo d h m s n) zone)))

(defmacro ^:private def-now [type form]
  `(defn ~(symbol (str type "--now"))
     ([] (let [~'instant (Instant--now) ~'zone (ZoneId--systemDefault)] ~form))
     ;; of a zone or a clock
     ([~'zone]
      (let [~'clock? (instance? java.time.Clock ~'zone)
            ~'instant (if ~'clock? (.instant ~'zone) (Instant--now))
            ~'zone (if ~'clock? (.getZone ~'zone) ~'zone)]
        ~form))))
(def-now LocalDate (LocalDate--ofInstant instant zone))
(def-now LocalTime (LocalTime--ofInstant instant zone))
(def-now LocalDateTime (LocalDateTime--ofInstant instant zone))
(def-now OffsetDateTime (OffsetDateTime--ofInstant instant zone))
(def-now ZonedDateTime (ZonedDateTime--ofInstant instant zone))
(defn OffsetTime--ofInstant [instant zone]
  (let [offset (offset-of zone)] (new OffsetTime (.-time (at instant offset)) offset)))
(def-now OffsetTime (OffsetTime--ofInstant instant zone))

(defn -atZone [x zone]
  (if (instance? Instant x)
    (ZonedDateTime--ofInstant x zone)
    (ZonedDateTime--of x zone)))
(defn -atOffset [x offset]
  (case (kind x)
    :instant (OffsetDateTime--ofInstant x offset)
    :time (new OffsetTime x offset)
    (new OffsetDateTime x offset)))
(defn -atStartOfDay
  ([date] (new LocalDateTime date LocalTime--MIDNIGHT))
  ([date zone] (ZonedDateTime--of (-atStartOfDay date) zone)))
(defn -atTime
  ([date time]
   (if (instance? OffsetTime time)
     (new OffsetDateTime (new LocalDateTime date (.-time time)) (.-offset time))
     (new LocalDateTime date time)))
  ([date h m] (-atTime date (LocalTime--of h m)))
  ([date h m s] (-atTime date (LocalTime--of h m s)))
  ([date h m s n] (-atTime date (LocalTime--of h m s n))))
(defn -atDate [time date] (-atTime date time))
(defn -withZoneSameInstant [x zone] (ZonedDateTime--ofInstant (-toInstant x) zone))
(defn -withZoneSameLocal [x zone] (ZonedDateTime--of (.-local x) zone))
(defn -withOffsetSameInstant [x offset]
  (if (instance? OffsetTime x)
    (new OffsetTime
         (plus-nanos (.-time x) (* 1000000000 (- (.-total offset)
                                                 (.-total (.-offset x)))))
         offset)
    (OffsetDateTime--ofInstant (-toInstant x) offset)))
(defn -toOffsetTime [x] (new OffsetTime (-toLocalTime x) (.-offset x)))
(defn -toOffsetDateTime [x] (new OffsetDateTime (.-local x) (.-offset x)))
(defn -toZonedDateTime [x] (ZonedDateTime--of (.-local x) (.-offset x)))
(defn -getOffset [x] (.-offset x))
(defn -getZone [x] (.-zone x))

;; ---------------------------------------------------------------------------
;; Parts

(defn -getYear [x] (int (.-y (date-of x "Year"))))
(defn -getMonthValue [x] (int (.-m (date-of x "MonthOfYear"))))
(defn -getMonth [x] (Month--of (-getMonthValue x)))
(defn -getDayOfMonth [x] (int (.-d (date-of x "DayOfMonth"))))
(defn -getDayOfWeek [x]
  (DayOfWeek--of (inc (mod (+ 3 (-toEpochDay x)) 7))))
(defn -getDayOfYear [x]
  (int (inc (- (-toEpochDay x) (-toEpochDay (LocalDate--of (-getYear x) 1 1))))))
(defn -isLeapYear [x] (leap? (-getYear x)))
(defn -lengthOfMonth [x] (int (month-length (-getYear x) (-getMonthValue x))))
(defn -lengthOfYear [x] (int (if (-isLeapYear x) 366 365)))
(defn -toNanoOfDay [x] (.-nano-of-day (time-of x "NanoOfDay")))
(defn -toSecondOfDay [x] (int (quot (-toNanoOfDay x) 1000000000)))
(defn -getHour [x] (int (quot (-toNanoOfDay x) 3600000000000)))
(defn -getMinute [x] (int (rem (quot (-toNanoOfDay x) 60000000000) 60)))
(defn -getSecond [x] (int (rem (quot (-toNanoOfDay x) 1000000000) 60)))
(defn -getNano [x] (int (rem (-toNanoOfDay x) 1000000000)))

(defn- with-local [x local]
  (case (kind x)
    :local local
    :offset (new OffsetDateTime local (.-offset x))
    :zoned (new ZonedDateTime local (.-offset x) (.-zone x))))
(defn- with-date [x date]
  (if (instance? LocalDate x)
    date
    (with-local x (new LocalDateTime date (.-time (local-of x))))))
(defn- with-time [x time]
  (cond (instance? LocalTime x) time
        (instance? OffsetTime x) (new OffsetTime time (.-offset x))
        :else (with-local x (new LocalDateTime (.-date (local-of x)) time))))
(defn -withYear [x y]
  (with-date x (LocalDate--of y (-getMonthValue x)
                              (min (-getDayOfMonth x)
                                   (month-length y (-getMonthValue x))))))
(defn -withMonth [x m]
  (with-date x (LocalDate--of (-getYear x) m
                              (min (-getDayOfMonth x)
                                   (month-length (-getYear x) m)))))
(defn -withDayOfMonth [x d]
  (with-date x (LocalDate--of (-getYear x) (-getMonthValue x) d)))
(defn -withDayOfYear [x n] (with-date x (LocalDate--ofYearDay (-getYear x) n)))
(defn- with-parts [x h m s n] (with-time x (LocalTime--of h m s n)))
(defn -withHour [x h]
  (with-parts x h (-getMinute x) (-getSecond x) (-getNano x)))
(defn -withMinute [x m]
  (with-parts x (-getHour x) m (-getSecond x) (-getNano x)))
(defn -withSecond [x s]
  (with-parts x (-getHour x) (-getMinute x) s (-getNano x)))
(defn -withNano [x n]
  (if (instance? Duration x)
    (new Duration (.getSeconds x) n)
    (with-parts x (-getHour x) (-getMinute x) (-getSecond x) n)))

;; ---------------------------------------------------------------------------
;; Durations and periods

(defn- duration [s n]
  (new Duration (+ s (rt/math-floor-div n 1000000000)) (mod n 1000000000)))
(def Duration--ZERO (new Duration 0 0))
(defn Duration--ofSeconds ([s] (duration s 0)) ([s n] (duration s n)))
(defn Duration--ofMillis [n]
  (duration (rt/math-floor-div n 1000) (* 1000000 (mod n 1000))))
(defn Duration--ofNanos [n] (duration 0 n))
(defn Duration--ofMinutes [n] (duration (* 60 n) 0))
(defn Duration--ofHours [n] (duration (* 3600 n) 0))
(defn Duration--ofDays [n] (duration (* 86400 n) 0))
(defn- exact-nanos [unit]
  (if (<= (.ordinal unit) 7)
    (nanos-of-unit unit)
    (throw (new java.time.temporal.UnsupportedTemporalTypeException
                "Unit must not have an estimated duration"))))
(defn Duration--of [n unit]
  (let [u (exact-nanos unit)]
    (if (< u 1000000000)
      (let [per (quot 1000000000 u)]
        (duration (rt/math-floor-div n per) (* u (mod n per))))
      (duration (* n (quot u 1000000000)) 0))))
(defn- nanos-in-utc [offset-time]
  (- (.-nano-of-day (.-time offset-time))
     (* 1000000000 (.-total (.-offset offset-time)))))
(defn- seconds-and-nanos [x]
  (case (kind x)
    (:instant :duration) [(.getEpochSecond x) (.getNano x)]
    :time [0 (-toNanoOfDay x)]
    :offset-time [0 (nanos-in-utc x)]
    :date (no-unit ChronoUnit--SECONDS)
    (let [i (-toInstant (local-of x) (if (= :local (kind x)) ZoneOffset--UTC
                                         (.-offset x)))]
      [(.getEpochSecond i) (.getNano i)])))
(defn- as-kind-of
  "b, as the kind of temporal that a is, and in the zone of a."
  [a b]
  (case (kind a)
    :date (-toLocalDate b)
    :time (-toLocalTime b)
    :local (or (local-of b) (no-field b "Date"))
    :instant (-toInstant b)
    :zoned (-withZoneSameInstant b (.-zone a))
    :offset (-withOffsetSameInstant b (.-offset a))
    b))
(defn Duration--between [a b]
  (let [[s n] (seconds-and-nanos a) [t m] (seconds-and-nanos (as-kind-of a b))]
    (duration (- t s) (- m n))))
(defn Duration--from [x]
  (if (instance? Duration x)
    x
    (reduce (fn [d unit] (.plus d (.get x unit) unit)) Duration--ZERO
            (.getUnits x))))
(defn- show-duration [s n]
  (if (= 0 s n)
    "PT0S"
    (let [;; towards zero, the fraction with the sign of all
          back (and (neg? s) (pos? n))
          total (if back (inc s) s)
          h (quot total 3600) m (rem (quot total 60) 60) s (rem total 60)
          fraction (if back (- 1000000000 n) n)]
      (str "PT" (when-not (= 0 h) (str h "H")) (when-not (= 0 m) (str m "M"))
           (when-not (= 0 s fraction)
             (str (if (and back (= 0 s)) "-0" s)
                  (when-not (= 0 fraction)
                    (rt/re-replace (str "." (padded fraction 9)) #"0+$" ""))
                  "S"))))))
(defn Duration--parse [text]
  (let [[all sign d t h m s f]
        (re-matches
         #"(?i)([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?"
         (str text))
        number (fn [x] (if x (parse-long x) 0))]
    (if (and all (or d h m s) (not= t "T"))
      (let [secs (+ (* 86400 (number d)) (* 3600 (number h)) (* 60 (number m))
                    (number s))
            n (if f (parse-long (subs (str f "000000000") 0 9)) 0)
            n (if (and s (rt/str-starts-with s "-")) (- n) n)]
        (if (= sign "-") (duration (- secs) (- n)) (duration secs n)))
      (throw (new java.time.format.DateTimeParseException
                  "Text cannot be parsed to a Duration")))))
(defn- total-nanos [d] (+' (*' 1000000000 (.getSeconds d)) (.getNano d)))
(defn- of-total [n]
  (duration (long (rt/math-floor-div n 1000000000)) (long (mod n 1000000000))))
(defn -toMillis [d] (+ (* 1000 (.getSeconds d)) (quot (.getNano d) 1000000)))
(defn -toNanos [d] (long (total-nanos d)))
(defn -toMinutes [d] (quot (.getSeconds d) 60))
(defn -toHours [d] (quot (.getSeconds d) 3600))
(defn -toDays [d] (quot (.getSeconds d) 86400))
(defn -toDaysPart [d] (-toDays d))
(defn -toHoursPart [d] (int (rem (-toHours d) 24)))
(defn -toMinutesPart [d] (int (rem (-toMinutes d) 60)))
(defn -toSecondsPart [d] (int (rem (.getSeconds d) 60)))
(defn -toMillisPart [d] (int (quot (.getNano d) 1000000)))
(defn -toNanosPart [d] (int (.getNano d)))
(defn -multipliedBy [d n]
  (if (instance? Period d)
    (new Period (* n (.getYears d)) (* n (.getMonths d)) (* n (.getDays d)))
    (of-total (*' n (total-nanos d)))))
(defn -dividedBy [d x]
  (if (instance? Duration x)
    (long (quot (total-nanos d) (total-nanos x)))
    (of-total (quot (total-nanos d) x))))
(defn -negated [d] (-multipliedBy d -1))
(defn -withSeconds [d s] (new Duration s (.getNano d)))
(defn -withNanos [d n] (new Duration (.getSeconds d) n))
(defn -isNegative [d]
  (if (instance? Period d)
    (boolean (or (neg? (.getYears d)) (neg? (.getMonths d)) (neg? (.getDays d))))
    (neg? (.getSeconds d))))
(defn -isZero [d]
  (if (instance? Period d)
    (= 0 (.getYears d) (.getMonths d) (.getDays d))
    (= 0 (.getSeconds d) (.getNano d))))
(defn -isPositive [d] (not (or (-isNegative d) (-isZero d))))

(def Period--ZERO (new Period 0 0 0))
(defn Period--of [y m d] (new Period y m d))
(defn Period--ofYears [n] (new Period n 0 0))
(defn Period--ofMonths [n] (new Period 0 n 0))
(defn Period--ofWeeks [n] (new Period 0 0 (* 7 n)))
(defn Period--ofDays [n] (new Period 0 0 n))
(defn Period--from [x]
  (if (instance? Period x)
    x
    (reduce (fn [p unit]
              (let [n (.get x unit)]
                (case (int (.ordinal unit))
                  7 (-plusDays p n)
                  9 (-plusMonths p n)
                  10 (-plusYears p n)
                  (fail "Unit must be Years, Months or Days, but was " unit))))
            Period--ZERO (.getUnits x))))
(defn -withYears [p n] (new Period n (.getMonths p) (.getDays p)))
(defn -withMonths [p n] (new Period (.getYears p) n (.getDays p)))
(defn -withDays [p n] (new Period (.getYears p) (.getMonths p) n))
(defn -normalized [p]
  (let [n (.toTotalMonths p)] (new Period (quot n 12) (rem n 12) (.getDays p))))
(defn Period--parse [text]
  (let [[all sign y m w d]
        (re-matches
         #"(?i)([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?"
         (str text))
        number (fn [x] (* (if (= sign "-") -1 1) (if x (parse-long x) 0)))]
    (if (and all (or y m w d))
      (new Period (number y) (number m) (+ (* 7 (number w)) (number d)))
      (throw (new java.time.format.DateTimeParseException
                  "Text cannot be parsed to a Period")))))
(defn- months-between [a b]
  (let [a* (+ (* 32 (+ (* 12 (.-y a)) (.-m a))) (.-d a))
        b* (+ (* 32 (+ (* 12 (.-y b)) (.-m b))) (.-d b))]
    (quot (- b* a*) 32)))
(defn Period--between [a b]
  (let [n (- (+ (* 12 (.-y b)) (.-m b)) (+ (* 12 (.-y a)) (.-m a)))
        d (- (.-d b) (.-d a))
        n (cond (and (pos? n) (neg? d)) (dec n)
                (and (neg? n) (pos? d)) (inc n)
                :else n)]
    (new Period (quot n 12) (rem n 12)
         (cond (= 0 n) (- (-toEpochDay b) (-toEpochDay a))
               (and (pos? n) (neg? d))
               (- (-toEpochDay b) (-toEpochDay (plus-months a n)))
               (and (neg? n) (pos? d)) (- d (-lengthOfMonth b))
               :else d))))

;; ---------------------------------------------------------------------------
;; Arithmetic: amounts of a unit, durations, periods

(defn- plus-nanos [x n]
  (case (kind x)
    :instant (let [[s m] (seconds-and-nanos x)
                   total (+' (*' 1000000000 s) m n)]
               (new Instant (long (rt/math-floor-div total 1000000000))
                    (long (mod total 1000000000))))
    :duration (of-total (+' (total-nanos x) n))
    (:time :offset-time)
    (with-time x (new LocalTime (mod (+ (mod n nanos-per-day) (-toNanoOfDay x))
                                     nanos-per-day)))
    (let [l (local-of x) total (+' n (-toNanoOfDay l))]
      (with-local x
        (new LocalDateTime
             (LocalDate--ofEpochDay
              (+ (-toEpochDay l) (long (rt/math-floor-div total nanos-per-day))))
             (new LocalTime (long (mod total nanos-per-day))))))))
(defn- supports-unit? [x unit]
  (let [i (.ordinal unit)]
    (case (kind x)
      :date (<= 7 i 14)
      (:time :offset-time) (< i 7)
      (:local :zoned :offset) (< i 15)
      :instant (< i 8)
      :duration true
      false)))
(defn- plus-eras [date n]
  (let [era (if (pos? (.-y date)) 1 0)]
    (check-range "Era" 0 1 (+ era n))
    (if (= 0 n) date (-withYear date (- 1 (.-y date))))))
(defn- plus-period-unit [p n unit]
  (let [[y m d] (case (int (.ordinal unit)) 7 [0 0 n] 9 [0 n 0] 10 [n 0 0])]
    (new Period (+ y (.getYears p)) (+ m (.getMonths p)) (+ d (.getDays p)))))
(defn- plus-unit [x n unit]
  (let [i (.ordinal unit) months (months-of-unit unit)]
    (cond
      (instance? Period x) (plus-period-unit x n unit)
      (not (supports-unit? x unit)) (no-unit unit)
      (instance? Duration x) (plus-nanos x (*' n (exact-nanos unit)))
      months (with-date x (plus-months (date-of x unit) (* n months)))
      (= i 14) (with-date x (plus-eras (date-of x unit) n))
      (and (<= 7 i) (not (instance? Instant x)))
      (with-date x (LocalDate--ofEpochDay
                    (+ (-toEpochDay x)
                       (* n (quot (nanos-of-unit unit) nanos-per-day)))))
      :else (plus-nanos x (*' n (nanos-of-unit unit))))))
(defn- plus-period
  "x, any temporal, and sign times the parts of a period that are not 0."
  [x p sign]
  (let [step (fn [x n unit] (if (= 0 n) x (.plus x (* sign n) unit)))
        months (.getMonths p)]
    (-> (if (= 0 months)
          (step x (.getYears p) ChronoUnit--YEARS)
          (step x (.toTotalMonths p) ChronoUnit--MONTHS))
        (step (.getDays p) ChronoUnit--DAYS))))
(defn- plus-amount [x amount sign]
  (cond (not (instance? Period amount))
        (if (and (kind x) (not (instance? LocalDate x)))
          (plus-nanos x (*' sign (total-nanos amount)))
          (let [step (fn [x n unit] (if (= 0 n) x (.plus x (* sign n) unit)))]
            (-> x
                (step (.getSeconds amount) ChronoUnit--SECONDS)
                (step (.getNano amount) ChronoUnit--NANOS))))
        (instance? Period x)
        (new Period (+ (.getYears x) (* sign (.getYears amount)))
             (+ (.getMonths x) (* sign (.getMonths amount)))
             (+ (.getDays x) (* sign (.getDays amount))))
        :else (plus-period x amount sign)))
;; Amounts and units of others are asked themselves.
(defn- own-amount? [x] (or (instance? Duration x) (instance? Period x)))
(defn -plus
  ([x amount]
   (if (own-amount? amount) (plus-amount x amount 1) (.addTo amount x)))
  ([x n unit]
   (if (instance? ChronoUnit unit) (plus-unit x n unit) (.addTo unit x n))))
(defn -minus
  ([x amount]
   (if (own-amount? amount) (plus-amount x amount -1) (.subtractFrom amount x)))
  ([x n unit] (-plus x (-' n) unit)))
(defmacro ^:private def-plus [& names-and-units]
  (cons 'do
        (mapcat (fn [[name unit]]
                  (let [unit (symbol (str "ChronoUnit--" unit))]
                    [`(defn ~(symbol (str "-plus" name)) [~'x ~'n]
                        (plus-unit ~'x ~'n ~unit))
                     `(defn ~(symbol (str "-minus" name)) [~'x ~'n]
                        (plus-unit ~'x (-' ~'n) ~unit))]))
                (partition 2 names-and-units))))
(def-plus Nanos NANOS Millis MILLIS Seconds SECONDS Minutes MINUTES Hours HOURS
  Days DAYS Weeks WEEKS Months MONTHS Years YEARS)

(declare -isBefore -isAfter)
(defn- era-of [x] (if (pos? (.-y (-toLocalDate x))) 1 0))
(defn- amount-between [unit a b]
  (let [b (as-kind-of a b)
        months (months-of-unit unit)]
    (cond
      (not (supports-unit? a unit)) (no-unit unit)
      (= 14 (.ordinal unit)) (- (era-of b) (era-of a))
      months
      (let [d (fn [x] (date-of x unit))
            late (fn [x] (if (instance? LocalDate x) 0 (-toNanoOfDay x)))
            end (cond (and (-isAfter (d b) (d a)) (< (late b) (late a)))
                      (plus-unit (d b) -1 ChronoUnit--DAYS)
                      (and (-isBefore (d b) (d a)) (> (late b) (late a)))
                      (plus-unit (d b) 1 ChronoUnit--DAYS)
                      :else (d b))]
        (quot (months-between (d a) end) months))
      (instance? LocalDate a)
      (quot (- (-toEpochDay b) (-toEpochDay a))
            (quot (nanos-of-unit unit) nanos-per-day))
      :else (long (quot (total-nanos (Duration--between a b))
                        (nanos-of-unit unit))))))
(defn -until
  ([a b] (Period--between a (date-of b "Date")))
  ([a b unit]
   (if (instance? ChronoUnit unit) (amount-between unit a b) (.between unit a b))))
(defn -isBefore [a b]
  (neg? (case (kind a)
          (:zoned :offset) (.compareTo (-toInstant a) (-toInstant b))
          :offset-time (- (nanos-in-utc a) (nanos-in-utc b))
          (.compareTo a b))))
(defn -isAfter [a b] (-isBefore b a))
(defn -isEqual [a b] (not (or (-isBefore a b) (-isBefore b a))))
(defn -truncatedTo [x unit]
  (when (< 7 (.ordinal unit))
    (throw (new java.time.temporal.UnsupportedTemporalTypeException
                "Unit is too large to be used for truncation")))
  (let [n (nanos-of-unit unit)]
    (if (instance? Instant x)
      (plus-nanos x (- (mod (+ (* 1000000000 (mod (.getEpochSecond x) 86400))
                               (.getNano x))
                            n)))
      (with-time x (new LocalTime (- (-toNanoOfDay x)
                                     (mod (-toNanoOfDay x) n)))))))

;; ---------------------------------------------------------------------------
;; Text

(defn- show-year [y]
  (cond (< 9999 y) (str "+" y)
        (neg? y) (str "-" (padded (- y) 4))
        :else (padded y 4)))
(defn- show-date [x]
  (str (show-year (.-y x)) "-" (padded (.-m x) 2) "-" (padded (.-d x) 2)))
;; Nothing, or three, six or nine digits.
(defn- show-fraction [n]
  (cond (= 0 n) nil
        (= 0 (rem n 1000000)) (str "." (padded (quot n 1000000) 3))
        (= 0 (rem n 1000)) (str "." (padded (quot n 1000) 6))
        :else (str "." (padded n 9))))
(defn- show-seconds [x]
  (str (padded (-getHour x) 2) ":" (padded (-getMinute x) 2) ":"
       (padded (-getSecond x) 2)))
(defn- show-time [x]
  (let [n (-getNano x)]
    (if (= 0 n (-getSecond x))
      (str (padded (-getHour x) 2) ":" (padded (-getMinute x) 2))
      (str (show-seconds x) (show-fraction n)))))
(defn- show-instant [x]
  (let [local (at x ZoneOffset--UTC)]
    (str (.-date local) "T" (show-seconds local) (show-fraction (.getNano x)) "Z")))

;; Of fields that do not say it.
(defn -getFrom [field x] (no-field x field))
(defn -valueIn [_ _] nil)
(defn -part [x key] (no-field x (name key)))
(load "time_fields")
(load "time_format")
(load "time_builder")
(load "time_queries")
(load "time_adjust")
(load "time_derived")
(load "time_year")
(load "time_zone")
(load "time_clock")
