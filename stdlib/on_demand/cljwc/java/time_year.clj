;; SPDX-License-Identifier: MIT
;;
;; java.time.Year, YearMonth and MonthDay: parts of a date. What a Year or a
;; YearMonth is asked about fields and units is asked of its first day.
(in-ns 'cljwc.java.time)

(declare part-supports? part-long part-range part-with part-plus part-until
         part-of plus-all minus-all)
(defmacro ^:private def-part
  "A type of a year or a month: the ordinals of its fields, of its least unit, its
  first day, and the expression that makes one of a `date`."
  [type fields class ordinals unit first-day of-date & methods]
  `(deftype* ~type ~fields
     {:class ~class}
     java.time.temporal.Temporal
     java.time.temporal.TemporalAdjuster
     ~'Comparable
     (~'compareTo [~'this ~'x] (~'compare-to ~'this ~'x))
     ~'Object
     (~'fieldsOf [~'_] ~ordinals)
     (~'leastUnit [~'_] ~unit)
     (~'firstDay [~'_] ~first-day)
     (~'ofDate [~'_ ~'date] ~of-date)
     (~'part [~'this ~'key] (part-of ~'this ~'key))
     (~'isSupported [~'this ~'what] (part-supports? ~'this ~'what))
     (~'get [~'this ~'field]
      (.checkValidIntValue (part-range ~'this ~'field)
                           (part-long ~'this ~'field) ~'field))
     (~'getLong [~'this ~'field] (part-long ~'this ~'field))
     (~'range [~'this ~'field] (part-range ~'this ~'field))
     (~'with [~'this ~'adjuster] (-with ~'this ~'adjuster))
     (~'with [~'this ~'field ~'n] (part-with ~'this ~'field ~'n))
     (~'plus [~'this ~'amount] (plus-all ~'this ~'amount))
     (~'plus [~'this ~'n ~'unit] (part-plus ~'this ~'n ~'unit))
     (~'minus [~'this ~'amount] (minus-all ~'this ~'amount))
     (~'minus [~'this ~'n ~'unit] (part-plus ~'this (-' ~'n) ~'unit))
     (~'until [~'this ~'x ~'unit]
      (part-until ~'this (~(symbol (str type "--from")) ~'x) ~'unit))
     (~'plusYears [~'this ~'n] (part-plus ~'this ~'n ChronoUnit--YEARS))
     (~'minusYears [~'this ~'n] (part-plus ~'this (-' ~'n) ChronoUnit--YEARS))
     (~'isBefore [~'this ~'x] (neg? (~'compare-to ~'this ~'x)))
     (~'isAfter [~'this ~'x] (pos? (~'compare-to ~'this ~'x)))
     ~@methods))

(declare compare-to Year--from YearMonth--from YearMonth--of MonthDay--of
         MonthDay--from)
(deftype* MonthDay [m d]
  {:class "java.time.MonthDay"}
  java.time.temporal.TemporalAccessor
  java.time.temporal.TemporalAdjuster
  Comparable
  (compareTo [this x] (compare-to this x))
  Object
  (getMonthValue [_] (int m))
  (getMonth [_] (Month--of m))
  (getDayOfMonth [_] (int d))
  (isValidYear [_ y] (<= d (month-length y m)))
  (withMonth [_ n] (new MonthDay n (min d (-maxLength (Month--of n)))))
  (with [this month] (.withMonth this (.getValue month)))
  (withDayOfMonth [_ n] (MonthDay--of m n))
  (atYear [_ y] (LocalDate--of y m (min d (month-length y m))))
  (part [this key] (part-of this key))
  (isSupported [_ field]
    (cond (nil? field) false
          (chrono-field? field) (boolean (#{18 23} (.ordinal field)))
          (instance? ChronoUnit field) false
          :else (.isSupportedBy field _)))
  (get [this field] (get-int this field))
  (getLong [this field]
    (if (chrono-field? field)
      (case (int (.ordinal field)) 18 (long d) 23 (long m) (no-field this field))
      (.getFrom field this)))
  (range [this field]
    (if (chrono-field? field)
      (case (int (.ordinal field))
        18 (ValueRange--of 1 (-minLength (Month--of m)) (-maxLength (Month--of m)))
        23 (.range field)
        (no-field this field))
      (.rangeRefinedBy field this)))
  (adjustInto [_ temporal]
    (let [x (.with temporal ChronoField--MONTH_OF_YEAR m)
          most (.getMaximum (.range x ChronoField--DAY_OF_MONTH))]
      (.with x ChronoField--DAY_OF_MONTH (min most d))))
  (isBefore [this x] (neg? (compare-to this x)))
  (isAfter [this x] (pos? (compare-to this x)))
  (hashCode [_] (int (+ (* 64 m) d)))
  (equals [_ x] (and (instance? MonthDay x) (= m (.-m x)) (= d (.-d x))))
  (toString [_] (str "--" (padded m 2) "-" (padded d 2))))

(def-part Year [y] "java.time.Year" #{25 26 27} 10 (LocalDate--of y 1 1)
  (new Year (.-y date))
  (getValue [_] (int y))
  (isLeap [_] (leap? y))
  (length [_] (int (if (leap? y) 366 365)))
  (isValidMonthDay [_ md] (boolean (and md (.isValidYear md y))))
  (atDay [_ n] (LocalDate--ofYearDay y n))
  (atMonth [_ m] (YearMonth--of y m))
  (atMonthDay [_ md] (.atYear md y))
  (adjustInto [_ temporal] (.with temporal ChronoField--YEAR y))
  (hashCode [_] (int y))
  (equals [_ x] (and (instance? Year x) (= y (.-y x))))
  (toString [_] (str y)))

(defn- show-year-of-month [y]
  (if (< 9999 y) (str y) (show-year y)))
(def-part YearMonth [y m] "java.time.YearMonth" #{23 24 25 26 27} 9
  (LocalDate--of y m 1)
  (new YearMonth (.-y date) (.-m date))
  (getYear [_] (int y))
  (getMonthValue [_] (int m))
  (getMonth [_] (Month--of m))
  (isLeapYear [_] (leap? y))
  (lengthOfMonth [_] (int (month-length y m)))
  (lengthOfYear [_] (int (if (leap? y) 366 365)))
  (isValidDay [_ d] (<= 1 d (month-length y m)))
  (withYear [_ n] (YearMonth--of n m))
  (withMonth [_ n] (YearMonth--of y n))
  (plusMonths [this n] (part-plus this n ChronoUnit--MONTHS))
  (minusMonths [this n] (part-plus this (-' n) ChronoUnit--MONTHS))
  (atDay [_ d] (LocalDate--of y m d))
  (atEndOfMonth [_] (LocalDate--of y m (month-length y m)))
  (adjustInto [this temporal]
    (.with temporal ChronoField--PROLEPTIC_MONTH
           (proleptic-month (.firstDay this))))
  (hashCode [_] (unchecked-int (bit-xor y (bit-shift-left m 27))))
  (equals [_ x] (and (instance? YearMonth x) (= y (.-y x)) (= m (.-m x))))
  (toString [_] (str (show-year-of-month y) "-" (padded m 2))))

;; --- fields and units of a part: of x as its first day ---

(defn- part-supports? [x what]
  (cond (nil? what) false
        (chrono-field? what) (contains? (.fieldsOf x) (.ordinal what))
        (instance? ChronoUnit what) (<= (.leastUnit x) (.ordinal what) 14)
        :else (.isSupportedBy what x)))
(defn- part-long [x field]
  (if (chrono-field? field)
    (if (part-supports? x field)
      (long (date-value (.firstDay x) (.ordinal field)))
      (no-field x field))
    (.getFrom field x)))
(defn- part-range [x field]
  (cond (not (chrono-field? field)) (.rangeRefinedBy field x)
        (part-supports? x field)
        (or (date-range (.firstDay x) (.ordinal field)) (.range field))
        :else (no-field x field)))
(defn- part-with [x field n]
  (cond (not (chrono-field? field)) (.adjustInto field x n)
        (part-supports? x field)
        (do (.checkValidValue field n)
            (.ofDate x (with-date-value (.firstDay x) (.ordinal field) n)))
        :else (no-field x field)))
(defn- part-plus [x n unit]
  (cond (not (instance? ChronoUnit unit)) (.addTo unit x n)
        (part-supports? x unit) (.ofDate x (plus-unit (.firstDay x) n unit))
        :else (no-unit unit)))
(defn- part-until [x end unit]
  (cond (not (instance? ChronoUnit unit)) (.between unit x end)
        (part-supports? x unit)
        (amount-between unit (.firstDay x) (.firstDay end))
        :else (no-unit unit)))
(defn- plus-all [x amount]
  (if (own-amount? amount) (plus-amount x amount 1) (.addTo amount x)))
(defn- minus-all [x amount]
  (if (own-amount? amount) (plus-amount x amount -1) (.subtractFrom amount x)))

;; The fields as formatters name them (time_format.clj).
(defn- part-of [x key]
  (if-let [field (first (filter (fn [f] (= key (.-key f))) ChronoField-all))]
    (.getLong x field)
    (no-field x (name key))))

;; --- making them ---

(defn- compare-to [a b]
  (int (cond (instance? Year a) (- (.-y a) (.-y b))
             (instance? YearMonth a) (if (= (.-y a) (.-y b))
                                       (- (.-m a) (.-m b))
                                       (- (.-y a) (.-y b)))
             (= (.-m a) (.-m b)) (- (.-d a) (.-d b))
             :else (- (.-m a) (.-m b)))))

(def Year--MIN_VALUE (int -999999999))
(def Year--MAX_VALUE (int 999999999))
(defn Year--of [y] (new Year (check-range "Year" -999999999 999999999 y)))
(defn Year--isLeap [y] (leap? y))
(defn -isLeap [year] (leap? (.getValue year)))
(defn YearMonth--of [y month]
  (let [m (month-number month)]
    (check-range "Year" -999999999 999999999 y)
    (new YearMonth y (check-range "MonthOfYear" 1 12 m))))
(defn MonthDay--of [month d]
  (let [m (check-range "MonthOfYear" 1 12 (month-number month))]
    (if (<= 1 d 31)
      (if (<= d (-maxLength (Month--of m)))
        (new MonthDay m d)
        (fail "Illegal value for DayOfMonth field, value " d
              " is not valid for month " (Month--of m)))
      (fail "Invalid value for DayOfMonth (valid values 1 - 28/31): " d))))

(def-now Year (new Year (.-y (LocalDate--ofInstant instant zone))))
(def-now YearMonth (YearMonth--from (LocalDate--ofInstant instant zone)))
(def-now MonthDay (MonthDay--from (LocalDate--ofInstant instant zone)))

(defn Year--from [x]
  (if (instance? Year x) x (Year--of (field-in x ChronoField--YEAR "Year"))))
(defn YearMonth--from [x]
  (if (instance? YearMonth x)
    x
    (YearMonth--of (field-in x ChronoField--YEAR "YearMonth")
                   (field-in x ChronoField--MONTH_OF_YEAR "YearMonth"))))
(defn MonthDay--from [x]
  (if (instance? MonthDay x)
    x
    (MonthDay--of (field-in x ChronoField--MONTH_OF_YEAR "MonthDay")
                  (field-in x ChronoField--DAY_OF_MONTH "MonthDay"))))

(def ^:private iso-year (formatter [[:number :year 1 9]]))
(def ^:private iso-year-month
  (formatter [[:number :year 4 10] "-" [:number :month 2 2]]))
(def ^:private iso-month-day
  (formatter ["--" [:number :month 2 2] "-" [:number :day 2 2]]))
(def-parse Year iso-year
  (when-let [y (year-in fields)] (Year--of y)))
(def-parse YearMonth iso-year-month
  (let [y (year-in fields) m (get fields :month)]
    (when (and y m) (YearMonth--of y m))))
(def-parse MonthDay iso-month-day
  (let [{:keys [month day]} fields]
    (when (and month day) (MonthDay--of month day))))
