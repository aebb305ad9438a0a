;; SPDX-License-Identifier: MIT
;;
;; java.time.format: a formatter is a vector of parts, each of which prints a
;; field of a temporal and reads it:
;;   "text"                 itself
;;   [:number field min max]   digits, zeros before them
;;   [:text field names]    one of the names
;;   [:fraction min max point?]  of a second
;;   [:offset shape zero]   as +HH:MM
;;   [:zone]                its name
;;   [:optional parts]
;;   [:blind part lower]    read without regard to case: as lower in lower case
;;   [:pad width char part]
;;   [:reduced field low high base]  the last digits of a number from base on
;;   [:instant]             date and time in UTC with Z
(in-ns 'cljwc.java.time)

(def ^:private month-names
  ["January" "February" "March" "April" "May" "June" "July" "August" "September"
   "October" "November" "December"])
(def ^:private day-names
  ["Monday" "Tuesday" "Wednesday" "Thursday" "Friday" "Saturday" "Sunday"])
(defn- short-names [names] (mapv (fn [s] (subs s 0 3)) names))

;; --- printing ---

(declare week-year)
(defn- date-or-time-part [x field]
  (case field
    :year (-getYear x)
    :era-year (let [y (-getYear x)] (if (pos? y) y (- 1 y)))
    :era (if (pos? (-getYear x)) 1 0)
    :quarter (inc (quot (dec (-getMonthValue x)) 3))
    :week (second (week-year (-toLocalDate x) 1 4))
    :week-year (first (week-year (-toLocalDate x) 1 4))
    :month (-getMonthValue x)
    :day (-getDayOfMonth x)
    :day-of-year (-getDayOfYear x)
    :weekday (.getValue (-getDayOfWeek x))
    :hour (-getHour x)
    :hour12 (let [h (rem (-getHour x) 12)] (if (= 0 h) 12 h))
    :hour11 (rem (-getHour x) 12)
    :hour24 (let [h (-getHour x)] (if (= 0 h) 24 h))
    :half (quot (-getHour x) 12)
    :milli-of-day (quot (-toNanoOfDay x) 1000000)
    :nano-of-day (-toNanoOfDay x)
    :minute (-getMinute x)
    :second (-getSecond x)
    :nano (-getNano x)
    :milli (quot (-getNano x) 1000000)
    (no-field x (name field))))
;; What is neither a date nor a time knows its parts itself.
(defn- field-of [x field]
  (if (kind x) (date-or-time-part x field) (.part x field)))

(defn- show-number [n [_ field low high]]
  (if (and (= field :era-year) (= 2 low high))
    (padded (mod n 100) 2)
    (let [s (padded (abs n) low)]
      (cond (neg? n) (str "-" s)
            (and (#{:year :week-year} field) (= high 10) (< low (count s)))
            (str "+" s)
            :else s))))

(defn- show-nano-digits [n low high point?]
  (let [s (padded n 9)
        end (loop [end high]
              (if (and (< low end) (= \0 (nth s (dec end)))) (recur (dec end)) end))]
    (if (= 0 end) "" (str (when point? ".") (subs s 0 end)))))

(defn- show-offset [offset shape zero]
  (let [t (.-total offset) a (abs t) s (rem a 60) m (rem (quot a 60) 60)
        colon (when (rt/str-includes shape ":") ":")]
    (if (= 0 t)
      zero
      (str (if (neg? t) "-" "+") (padded (quot a 3600) 2)
           (when-not (and (= shape "+HHmm") (= 0 m)) (when-not (= shape "+HH")
                                                      (str colon (padded m 2))))
           (when (and (rt/str-includes shape "ss") (not= 0 s))
             (str colon (padded s 2)))))))

(defn- first-value
  "The value of a field whose text is the first."
  [field]
  (if (#{:half :era} field) 0 1))
(declare show-parts)
(defn- show-part [x part]
  (if (string? part)
    part
    (let [[kind a b c] part]
      (case kind
        :number (show-number (field-of x a) part)
        :text (nth b (- (field-of x a) (first-value a)))
        :blind (show-part x a)
        :pad (let [s (show-part x c)]
               (if (< a (count s))
                 (fail "Cannot print as output of " (count s)
                       " characters exceeds pad width of " a)
                 (str (apply str (repeat (- a (count s)) b)) s)))
        :reduced (padded (mod (field-of x a) (long (rt/math-pow 10 b))) b)
        :fraction (show-nano-digits (-getNano x) a b c)
        :offset (if (or (instance? OffsetTime x)
                        (and (local-of x) (not (instance? LocalDateTime x))))
                  (show-offset (.-offset x) a b)
                  (no-field x "OffsetSeconds"))
        :zone (str (if (instance? ZonedDateTime x)
                     (.-zone x)
                     (throw (new java.time.DateTimeException
                                 (str "Unable to extract ZoneId from temporal "
                                      x)))))
        :instant (show-instant (-toInstant x))
        :default ""
        :optional
        (try (show-parts x a) (catch java.time.DateTimeException e ""))))))
(defn- show-parts [x parts] (apply str (map (fn [p] (show-part x p)) parts)))

;; --- reading: [position fields], or the position where it fails ---

(defn- digit-at [s i]
  (if (< i (count s)) (rt/char-digit (nth s i) 10) -1))

(declare weeks-in-year year-start)
(defn- digits-end [s i high]
  (loop [k i] (if (and (< k (+ i high)) (<= 0 (digit-at s k))) (recur (inc k)) k)))

(defn- read-number [s i [_ field low high]]
  (let [c (when (< i (count s)) (nth s i))
        signed (and (#{:year :week-year} field) (or (= c \-) (= c \+)))
        from (if signed (inc i) i)
        ;; without a sign a year has as many digits as it must have
        end (digits-end s from (if (and (= high 10) (not signed)) (max low 4) high))]
    (if (< (- end from) low)
      i
      (let [n (parse-long (subs s from end))
            n (if (and (= field :era-year) (= 2 low high)) (+ 2000 n) n)]
        [end {field (if (= c \-) (- n) n)}]))))

(defn- read-text [s i [_ field names]]
  (or (first (keep-indexed
              (fn [k name]
                (when (rt/str-starts-with (subs s i) name)
                  [(+ i (count name)) {field (+ k (first-value field))}]))
              names))
      i))

(defn- read-fraction [s i [_ low shown point? readable]]
  (let [high (or readable shown) from (if point? (if (and (< i (count s)) (= \. (nth s i))) (inc i) -1) i)]
    (if (neg? from)
      (if (= 0 low) [i {}] i)
      (let [end (digits-end s from high)]
        (if (or (= end from) (< (- end from) low))
          i
          (let [kept (min end (+ from shown))]
            [end {:nano (parse-long
                         (subs (str (subs s from kept) "000000000") 0 9))}]))))))

(defn- read-offset [s i [_ shape zero]]
  (if (and (not= "" zero) (rt/str-starts-with (subs s i) zero))
    [(+ i (count zero)) {:offset ZoneOffset--UTC}]
    (if-let [[found] (re-find #"^[-+]\d\d(?::?\d\d(?::?\d\d)?)?" (subs s i))]
      (let [found (first (re-find #"^([-+]\d\d(?::?\d\d(?::?\d\d)?)?)" (subs s i)))]
        [(+ i (count found)) {:offset (ZoneOffset--of found)}])
      i)))

(defn- read-zone [s i]
  (let [end (loop [k i]
              (if (and (< k (count s)) (not (rt/str-includes "] " (str (nth s k)))))
                (recur (inc k))
                k))]
    (if (= end i) i [end {:zone (ZoneId--of (subs s i end))}])))

(defn- read-reduced [s i [_ field low high base]]
  (let [end (digits-end s i high) width (- end i)]
    (if (< width low)
      i
      (let [n (parse-long (subs s i end)) size (long (rt/math-pow 10 low))]
        [end {field (if (= width low) (+ base (mod (- n base) size)) n)}]))))

(declare read-part)
(defn- read-padded [s i [_ width char part]]
  (let [end (+ i width)
        from (loop [k i] (if (and (< k end) (= char (get s k))) (recur (inc k)) k))]
    (if (< (count s) end)
      i
      (let [r (read-part (subs s 0 end) from part)]
        (if (and (vector? r) (= end (first r))) r i)))))

(declare read-parts)
(defn- read-part [s i part]
  (if (string? part)
    (if (rt/str-starts-with (subs s i) part) [(+ i (count part)) {}] i)
    (case (first part)
      :number (read-number s i part)
      :text (read-text s i part)
      :fraction (read-fraction s i part)
      :offset (read-offset s i part)
      :zone (read-zone s i)
      :instant (read-parts s i (second part))
      :default [i {}]
      :blind (read-part (rt/str-lower s) i (nth part 2))
      :pad (read-padded s i part)
      :reduced (read-reduced s i part)
      :optional (let [r (read-parts s i (second part))]
                  (if (vector? r) r [i {}])))))
(defn- read-parts [s i parts]
  (loop [i i fields {} parts (seq parts)]
    (if-not parts
      [i fields]
      (let [r (read-part s i (first parts))]
        (if (vector? r)
          (recur (first r) (conj fields (second r)) (next parts))
          r)))))

;; --- the formatters there are ---

;; The style, :strict, :smart or :lenient, says what becomes of a February 31st. The
;; options: the locale, which changes no text, and the fields that reading keeps.
(deftype* DateTimeFormatter [parts zone style options]
  {:class "java.time.format.DateTimeFormatter"}
  Object
  (format [_ x]
    (show-parts (if (and zone (instance? Instant x)) (-atZone x zone) x) parts))
  (withZone [_ z] (new DateTimeFormatter parts z style options))
  (getZone [_] zone))
(defn -formatTo [formatter x out] (.append out (.format formatter x)) nil)
(defn- with-option [x key option]
  (new DateTimeFormatter (.-parts x) (.-zone x) (.-style x)
       (assoc (.-options x) key option)))
(defn -withLocale [x locale] (with-option x :locale locale))
(defn -getLocale [x]
  (or (get (.-options x) :locale) (java.util.Locale/getDefault)))
(defn -withResolverFields [x fields]
  (with-option x :fields (when fields (set fields))))
(defn -getResolverFields [x] (get (.-options x) :fields))
(defn -withResolverStyle [x style]
  (new DateTimeFormatter (.-parts x) (.-zone x)
       (keyword (rt/str-lower (.name style))) (.-options x)))

(def ^:private iso-date
  [[:number :year 4 10] "-" [:number :month 2 2] "-" [:number :day 2 2]])
(def ^:private iso-time
  [[:number :hour 2 2] ":" [:number :minute 2 2]
   [:optional [":" [:number :second 2 2] [:optional [[:fraction 0 9 true]]]]]])
(def ^:private iso-offset [:offset "+HH:MM:ss" "Z"])
(def ^:private iso-date-time (-> iso-date (conj "T") (into iso-time)))
(def ^:private iso-zoned
  (conj iso-date-time iso-offset [:optional ["[" [:zone] "]"]]))
(defn- formatter [parts] (new DateTimeFormatter parts nil :strict nil))
(def DateTimeFormatter--ISO_LOCAL_DATE (formatter iso-date))
(def DateTimeFormatter--ISO_LOCAL_TIME (formatter iso-time))
(def DateTimeFormatter--ISO_LOCAL_DATE_TIME (formatter iso-date-time))
(def DateTimeFormatter--ISO_OFFSET_DATE
  (formatter (conj iso-date iso-offset)))
(def DateTimeFormatter--ISO_OFFSET_TIME (formatter (conj iso-time iso-offset)))
(def DateTimeFormatter--ISO_OFFSET_DATE_TIME
  (formatter (conj iso-date-time iso-offset)))
(def DateTimeFormatter--ISO_ZONED_DATE_TIME (formatter iso-zoned))
(def DateTimeFormatter--ISO_DATE
  (formatter (conj iso-date [:optional [iso-offset]])))
(def DateTimeFormatter--ISO_TIME
  (formatter (conj iso-time [:optional [iso-offset]])))
(def DateTimeFormatter--ISO_DATE_TIME
  (formatter (conj iso-date-time [:optional (subvec iso-zoned (count iso-date-time))])))
(def DateTimeFormatter--ISO_INSTANT
  (formatter [[:instant (conj iso-date-time iso-offset)]]))
(def DateTimeFormatter--BASIC_ISO_DATE
  (formatter [[:number :year 4 4] [:number :month 2 2] [:number :day 2 2]
              [:optional [[:offset "+HHMM" "Z"]]]]))
(def DateTimeFormatter--ISO_ORDINAL_DATE
  (formatter [[:number :year 4 10] "-" [:number :day-of-year 3 3]
              [:optional [iso-offset]]]))
(def DateTimeFormatter--ISO_WEEK_DATE
  (formatter [[:number :week-year 4 10] "-W" [:number :week 2 2] "-"
              [:number :weekday 1 1] [:optional [iso-offset]]]))
(def DateTimeFormatter--RFC_1123_DATE_TIME
  (formatter [[:text :weekday (short-names day-names)] ", " [:number :day 1 2] " "
              [:text :month (short-names month-names)] " " [:number :year 4 4] " "
              [:number :hour 2 2] ":" [:number :minute 2 2] ":"
              [:number :second 2 2] " " [:offset "+HHMM" "GMT"]]))

;; --- patterns ---

(defn- number-part [field n]
  (if (= n 1) [:number field 1 19] [:number field n n]))
(defn- text-or-number [field names n]
  (case (int n)
    (1 2) (number-part field n)
    3 [:text field (short-names names)]
    4 [:text field names]
    5 [:text field (mapv (fn [s] (subs s 0 1)) names)]))
(defn letter-part [c n]
  (case c
    (\y) (if (= n 2) [:number :era-year 2 2] [:number :era-year n (if (< n 4) 19 10)])
    (\u) (if (= n 2) [:number :era-year 2 2] [:number :year n (if (< n 4) 19 10)])
    (\M \L) (text-or-number :month month-names n)
    \d (number-part :day n)
    \D (number-part :day-of-year n)
    \E [:text :weekday (if (= n 4) day-names (short-names day-names))]
    \e (number-part :weekday n)
    \a [:text :half ["AM" "PM"]]
    \G [:text :era (case (int n) 4 ["Before Christ" "Anno Domini"] 5 ["B" "A"]
                     ["BC" "AD"])]
    (\Q \q) (case (int n)
              3 [:text :quarter ["Q1" "Q2" "Q3" "Q4"]]
              4 [:text :quarter ["1st quarter" "2nd quarter" "3rd quarter"
                                 "4th quarter"]]
              (number-part :quarter n))
    \A (number-part :milli-of-day n)
    \N (number-part :nano-of-day n)
    \H (number-part :hour n)
    \h (number-part :hour12 n)
    \K (number-part :hour11 n)
    \k (number-part :hour24 n)
    \m (number-part :minute n)
    \s (number-part :second n)
    \S [:fraction n n false]
    \n (number-part :nano n)
    \V [:zone]
    \z [:zone]
    (\X) [:offset (nth ["+HHmm" "+HHMM" "+HH:MM" "+HHMMss" "+HH:MM:ss"] (dec n)) "Z"]
    \x [:offset (nth ["+HHmm" "+HHMM" "+HH:MM" "+HHMMss" "+HH:MM:ss"] (dec n))
        (nth ["+00" "+0000" "+00:00" "+0000" "+00:00"] (dec n))]
    \Z (case (int n)
         4 [:offset "+HH:MM" "GMT"]
         5 [:offset "+HH:MM:ss" "Z"]
         [:offset "+HHMM" "+0000"])
    (throw (new IllegalArgumentException (str "Unknown pattern letter: " c)))))

(defn- quoted-end
  "Where the quote that begins at i ends, and its text."
  [s i]
  (loop [k (inc i) out ""]
    (cond (= k (count s))
          (throw (new IllegalArgumentException
                      (str "Pattern ends with an incomplete string literal: " s)))
          (not= \' (nth s k)) (recur (inc k) (str out (nth s k)))
          (= \' (get s (inc k))) (recur (+ k 2) (str out "'"))
          :else [(inc k) (if (= k (inc i)) "'" out)])))

(defn- pattern-parts
  "The parts of a pattern; letter makes that of a run of n letters."
  [s letter]
  (loop [i 0 parts [] outer ()]
    (if (= i (count s))
      (reduce (fn [inner parts] (conj parts [:optional inner])) parts outer)
      (let [c (nth s i)]
        (cond
          (= c \') (let [[end text] (quoted-end s i)]
                     (recur end (conj parts text) outer))
          (= c \[) (recur (inc i) [] (conj outer parts))
          (and (= c \]) (seq outer))
          (recur (inc i) (conj (first outer) [:optional parts]) (rest outer))
          (rt/char-is-letter c)
          (let [end (loop [k i] (if (= c (get s k)) (recur (inc k)) k))]
            (recur end (conj parts (letter c (- end i))) outer))
          :else (recur (inc i) (conj parts (str c)) outer))))))

;; Fields that stand side by side have as many digits as letters.
(defn- adjacent [parts]
  (vec (map-indexed
        (fn [i part]
          (let [after (get parts (inc i))]
            (if (and (vector? part) (= :number (first part)) (vector? after)
                     (#{:number :fraction} (first after)) (= 10 (peek part)))
              (assoc part 3 (nth part 2))
              part)))
        parts)))
(defn of-pattern
  "The formatter of a pattern; letter makes the part of a letter, n times."
  [s letter]
  (new DateTimeFormatter (adjacent (pattern-parts s letter)) nil :smart nil))
(defn DateTimeFormatter--ofPattern
  ([s] (of-pattern s letter-part))
  ([s locale] (.withLocale (DateTimeFormatter--ofPattern s) locale)))

;; --- from fields to temporals ---

(defn- unparsed [text where]
  (throw (new java.time.format.DateTimeParseException
              (str "Text '" text "' could not be parsed" where))))

;; Of DateTimeFormatterBuilder: what fields are that a text does not have.
(defn- defaults-of [parts]
  (into {} (comp (filter (fn [p] (= :default (first p)))) (map (fn [p] (vec (next p)))))
        parts))

(defn- kept
  "Of the fields that were read, those that a formatter keeps; nil: all."
  [fields kept]
  (if kept (select-keys fields (conj (map (fn [f] (.-key f)) kept) :zone)) fields))
(defn- fields-of [formatter text]
  (let [s (str text) r (read-parts s 0 (.-parts formatter))]
    (cond (not (vector? r)) (unparsed s (str " at index " r))
          (< (first r) (count s))
          (unparsed s (str ", unparsed text found at index " (first r)))
          :else (-> (merge (defaults-of (.-parts formatter)) (second r))
                    (kept (get (.-options formatter) :fields))
                    (assoc :style (.-style formatter))))))

(defn- year-in
  "The year; strictly a year of an era needs the era."
  [{:keys [year era-year era style]}]
  (cond year year
        (and era-year (= 0 era)) (- 1 era-year)
        (and era-year (or era (not= style :strict))) era-year))
(defn- in-month [y month day style]
  (cond (= style :lenient)
        (-> (LocalDate--of y 1 1)
            (plus-unit (dec month) ChronoUnit--MONTHS)
            (plus-unit (dec day) ChronoUnit--DAYS))
        (and (= style :smart) (<= 1 month 12) (<= day 31))
        (LocalDate--of y month (min day (month-length y month)))
        :else (LocalDate--of y month day)))
(defn- in-week [y week weekday]
  (check-range "WeekOfWeekBasedYear" 1 (weeks-in-year y 1 4) week)
  (LocalDate--ofEpochDay (+ (year-start y 1 4) (* 7 (dec week)) (dec weekday))))
(defn- date-in
  [{:keys [month day day-of-year week-year week weekday epoch-day style]
    :as fields}]
  (let [y (year-in fields)]
    (cond epoch-day (LocalDate--ofEpochDay epoch-day)
          (and y month day) (in-month y month day style)
          (and y day-of-year) (LocalDate--ofYearDay y day-of-year)
          (and week-year week weekday) (in-week week-year week weekday))))
(defn- time-in [{:keys [hour hour12 hour11 hour24 half minute second nano]}]
  (let [h (cond hour hour
                (and hour12 half) (+ (if (< 12 hour12) hour12 (rem hour12 12))
                                     (* 12 half))
                (and hour11 half) (+ hour11 (* 12 half))
                hour24 (rem hour24 24))]
    (when h (LocalTime--of h (or minute 0) (or second 0) (or nano 0)))))
(defn- local-in [fields]
  (let [d (date-in fields) t (time-in fields)]
    (when (and d t) (new LocalDateTime d t))))
(defn- zone-in [formatter fields]
  (or (get fields :zone) (get fields :offset) (.-zone formatter)))

(defn- parsed [formatter text make type]
  (let [fields (fields-of formatter text)
        made (try (make fields)
                  (catch java.time.DateTimeException e
                    (unparsed text (str ": " (rt/ex-message e)))))]
    (or made
        (unparsed text (str ": Unable to obtain " type " from TemporalAccessor")))))

(defn instant-of
  "The Instant of a text, whose missing parts are those of the year 1970; at the
  offset, if it has none."
  [formatter text offset]
  (let [r (read-parts text 0 (.-parts formatter))
        fields (if (vector? r) (second r) (unparsed text (str " at index " r)))
        fields (merge {:month 1 :day 1 :half 0
                       :hour (if (or (get fields :hour12) (get fields :hour11)) nil 0)}
                      fields)
        fields (if (or (get fields :year) (get fields :era-year))
                 fields
                 (assoc fields :year 1970))
        fields (if-let [n (get fields :milli)]
                 (assoc fields :nano (* n 1000000))
                 fields)]
    (-toInstant (new LocalDateTime (date-in fields) (time-in fields))
                (if-let [zone (zone-in formatter fields)] (offset-of zone) offset))))

(defmacro ^:private def-parse [type default make]
  `(defn ~(symbol (str type "--parse"))
     ([text#] (~(symbol (str type "--parse")) text# ~default))
     ([text# ~'formatter]
      (parsed ~'formatter text# (fn [~'fields] ~make) ~(str type)))))
(def-parse LocalDate DateTimeFormatter--ISO_LOCAL_DATE (date-in fields))
(def-parse LocalTime DateTimeFormatter--ISO_LOCAL_TIME (time-in fields))
(def-parse LocalDateTime DateTimeFormatter--ISO_LOCAL_DATE_TIME (local-in fields))
(def-parse OffsetDateTime DateTimeFormatter--ISO_OFFSET_DATE_TIME
  (let [local (local-in fields) offset (get fields :offset)]
    (when (and local offset) (new OffsetDateTime local offset))))
(def-parse OffsetTime DateTimeFormatter--ISO_OFFSET_TIME
  (let [time (time-in fields) offset (get fields :offset)]
    (when (and time offset) (new OffsetTime time offset))))
(def-parse ZonedDateTime DateTimeFormatter--ISO_ZONED_DATE_TIME
  (let [local (local-in fields) zone (zone-in formatter fields)]
    (when (and local zone) (ZonedDateTime--of local zone))))
(def-parse Instant DateTimeFormatter--ISO_INSTANT
  (let [local (local-in fields) zone (zone-in formatter fields)]
    (when (and local zone) (-toInstant local (offset-of zone)))))

;; What .parse of a formatter gives; X/from asks it.
(deftype* Parsed [formatter fields]
  {:class "java.time.format.Parsed"}
  java.time.temporal.TemporalAccessor
  Object
  (isSupported [_ field] (some? (.valueIn field fields)))
  (getLong [this field]
    (let [n (.valueIn field fields)] (if (some? n) n (no-field this field))))
  (get [this field] (int (.getLong this field)))
  (toString [_] (str fields)))
;; A query is a function or has that method.
(defn -queryFrom [query x] (query x))
(declare -parse)
;; Of several queries, the first that the text has an answer for.
(defn -parseBest [formatter text queries]
  (let [parsed (-parse formatter text)
        answer (fn [q]
                 (try (.queryFrom q parsed)
                      (catch java.time.DateTimeException e nil)))]
    (or (some answer queries)
        (unparsed text ": Unable to convert temporal to any of the types"))))
(defn -parse
  ([x text] (new Parsed x (fields-of x text)))
  ([x text query]
   (.queryFrom query (-parse x text))))
(defn -format [x y] (.format y x))

(defn- instant-in [x]
  (let [zone (zone-in (.-formatter x) (.-fields x))
        local (local-in (.-fields x))]
    (if (and zone local)
      (-toInstant local (offset-of zone))
      (fail "Unable to obtain Instant from TemporalAccessor: " x))))
;; Both are nil if x has not what it takes.
(defmacro ^:private def-from [type from-parsed from-other]
  `(defn ~(symbol (str type "--from")) [~'x]
     (or (if (instance? Parsed ~'x) ~from-parsed ~from-other)
         (fail "Unable to obtain " ~(str type) " from TemporalAccessor: " ~'x
               " of type " (.getName (class ~'x))))))
(defn- has-date? [x] (or (instance? LocalDate x) (local-of x)))
(defn- has-time? [x] (or (instance? LocalTime x) (instance? OffsetTime x) (local-of x)))
(defn- has-zone? [x] (or (instance? ZonedDateTime x) (instance? OffsetDateTime x)))
(def-from Instant (instant-in x)
  (when (or (instance? Instant x) (has-zone? x)) (-toInstant x)))
(def-from LocalDate (date-in (.-fields x)) (when (has-date? x) (-toLocalDate x)))
(def-from LocalTime (time-in (.-fields x)) (when (has-time? x) (-toLocalTime x)))
(def-from LocalDateTime (local-in (.-fields x)) (local-of x))
(def-from ZonedDateTime
  (let [local (local-in (.-fields x)) zone (zone-in (.-formatter x) (.-fields x))]
    (when (and local zone) (ZonedDateTime--of local zone)))
  (cond (instance? ZonedDateTime x) x
        (instance? OffsetDateTime x) (-toZonedDateTime x)))
(def-from OffsetDateTime
  (let [local (local-in (.-fields x)) offset (get (.-fields x) :offset)]
    (when (and local offset) (new OffsetDateTime local offset)))
  (cond (instance? OffsetDateTime x) x
        (instance? ZonedDateTime x) (-toOffsetDateTime x)))
(def-from OffsetTime
  (let [time (time-in (.-fields x)) offset (get (.-fields x) :offset)]
    (when (and time offset) (new OffsetTime time offset)))
  (cond (instance? OffsetTime x) x
        (has-zone? x) (-toOffsetTime x)))
