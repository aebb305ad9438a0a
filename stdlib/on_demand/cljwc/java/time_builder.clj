;; SPDX-License-Identifier: MIT
;;
;; java.time.format.DateTimeFormatterBuilder: gathers the parts of a formatter.
;; Optional sections are vectors on a stack. A part more than those of
;; time_format.clj: [:default field n], which reading has for a field that the
;; text does not. What padNext says waits for the next part.
(in-ns 'cljwc.java.time)

(defenum TextStyle "java.time.format.TextStyle"
  [FULL FULL_STANDALONE SHORT SHORT_STANDALONE NARROW NARROW_STANDALONE]
  (isStandalone [_] (odd? index))
  (asNormal [this] (nth TextStyle-all (- index (rem index 2))))
  (asStandalone [this] (nth TextStyle-all (inc (- index (rem index 2))))))
(defenum SignStyle "java.time.format.SignStyle"
  [NORMAL ALWAYS NEVER NOT_NEGATIVE EXCEEDS_PAD])
(defenum ResolverStyle "java.time.format.ResolverStyle" [STRICT SMART LENIENT])
(defn -getResolverStyle [formatter]
  (case (.-style formatter)
    :strict ResolverStyle--STRICT
    :smart ResolverStyle--SMART
    :lenient ResolverStyle--LENIENT))
(defenum FormatStyle "java.time.format.FormatStyle" [FULL LONG MEDIUM SHORT])

(defn- styled
  "Names in a TextStyle, or the i-th of them."
  ([names style]
   (case (int (quot (.ordinal style) 2))
     0 names
     1 (short-names names)
     2 (mapv (fn [s] (subs s 0 1)) names)))
  ([names style i] (nth (styled names style) i)))

(defn- names-of [field style]
  (let [names (case (.-key field)
                :month month-names
                :weekday day-names
                :half ["AM" "PM"]
                :era ["Before Christ" "Anno Domini"]
                (fail "no text for the field " field ""))]
    (styled names style)))

(defn- text-part
  "The part of a field with the texts of a map from values."
  [field texts]
  (let [start (first-value (.-key field))]
    [:text (.-key field)
     (mapv (fn [n] (get texts n (str n)))
           (range start (inc (apply max start (keys texts)))))]))
(defn- fraction-part [field low high point?]
  (if (= 0 (.-digits field))
    (throw (new IllegalArgumentException
                (str "Field must have a fixed set of values: " field)))
    [:fraction low (min high (.-digits field)) point? high]))

(defn- blind
  "The part, read without regard to case."
  [part]
  (let [lower (fn [s] (rt/str-lower s))]
    (cond (string? part) [:blind part (lower part)]
          (= :text (first part)) [:blind part (update part 2 (fn [x] (mapv lower x)))]
          (= :offset (first part)) [:blind part (update part 2 lower)]
          (= :optional (first part)) [:optional (mapv blind (second part))]
          :else part)))

(declare localized-pattern)
(deftype* DateTimeFormatterBuilder [^:unsynchronized-mutable open
                                    ^:unsynchronized-mutable blind?
                                    ^:unsynchronized-mutable pad]
  {:class "java.time.format.DateTimeFormatterBuilder"}
  Object
  (add [this parts]
    (let [parts (if blind? (mapv blind parts) parts)
          parts (if (and pad (seq parts))
                  (into [(conj pad (first parts))] (rest parts))
                  parts)]
      (set! pad nil)
      (set! open (conj (pop open) (into (peek open) parts))))
    this)
  (padNext [this width] (.padNext this width \space))
  (padNext [this width char] (set! pad [:pad width char]) this)
  (close [_]
    (let [[inner outer] [(peek open) (pop open)]]
      (set! open (conj (pop outer) (conj (peek outer) [:optional inner]))))
    nil)
  (appendPattern [this s] (.add this (pattern-parts s letter-part)))
  (appendLiteral [this x] (.add this [(str x)]))
  (appendValue [this field] (.add this [[:number (.-key field) 1 19]]))
  (appendValue [this field n] (.add this [[:number (.-key field) n n]]))
  (appendValue [this field low high style]
    (.add this [[:number (.-key field) low high]]))
  (appendText [this field] (.appendText this field TextStyle--FULL))
  (appendText [this field style]
    (.add this [(if (map? style)
                  (text-part field style)
                  [:text (.-key field) (names-of field style)])]))
  (appendValueReduced [this field low high base]
    (.add this [[:reduced (.-key field) low high
                 (if (instance? LocalDate base) (-getYear base) base)]]))
  (appendFraction [this field low high point?]
    (.add this [(fraction-part field low high point?)]))
  (appendOffset [this shape zero] (.add this [[:offset shape zero]]))
  (appendOffsetId [this] (.add this [[:offset "+HH:MM:ss" "Z"]]))
  (appendZoneId [this] (.add this [[:zone]]))
  (appendZoneRegionId [this] (.add this [[:zone]]))
  (appendZoneOrOffsetId [this] (.add this [[:zone]]))
  (appendInstant [this] (.add this (.-parts DateTimeFormatter--ISO_INSTANT)))
  (append [this formatter] (.add this (.-parts formatter)))
  (appendLocalized [this date time]
    (.appendPattern this (localized-pattern date time)))
  (appendChronologyId [this] (.add this ["ISO"]))
  (appendOptional [this formatter]
    (.add this [[:optional (.-parts formatter)]]))
  (optionalStart [this] (set! open (conj open [])) this)
  (optionalEnd [this]
    (if (= 1 (count open))
      (throw (new IllegalStateException
                  (str "Cannot call optionalEnd() as there was no previous call"
                       " to optionalStart()"))))
    (.close this)
    this)
  (parseDefaulting [this field n]
    (.add this [[:default (.-key field)
                 (if (= :offset (.-key field)) (ZoneOffset--ofTotalSeconds n)
                     n)]]))
  (parseCaseInsensitive [this] (set! blind? true) this)
  (parseCaseSensitive [this] (set! blind? false) this)
  (parseStrict [this] this)
  (parseLenient [this] this)
  (toFormatter [this]
    (loop [] (if (< 1 (count open)) (do (.close this) (recur)) nil))
    (new DateTimeFormatter (adjacent (peek open)) nil :smart nil))
  (toFormatter [this locale] (.withLocale (.toFormatter this) locale)))
(defn DateTimeFormatterBuilder--new []
  (new DateTimeFormatterBuilder [[]] false nil))

;; --- the signs of numbers ---

(deftype* DecimalStyle [zero plus minus point]
  {:class "java.time.format.DecimalStyle"}
  Object
  (getZeroDigit [_] zero)
  (getPositiveSign [_] plus)
  (getNegativeSign [_] minus)
  (getDecimalSeparator [_] point)
  (withZeroDigit [_ c] (new DecimalStyle c plus minus point))
  (withPositiveSign [_ c] (new DecimalStyle zero c minus point))
  (withNegativeSign [_ c] (new DecimalStyle zero plus c point))
  (withDecimalSeparator [_ c] (new DecimalStyle zero plus minus c))
  (hashCode [_] (int (+ (long zero) (long plus) (long minus) (long point))))
  (equals [_ x] (and (instance? DecimalStyle x) (= zero (.-zero x))
                     (= plus (.-plus x)) (= minus (.-minus x))
                     (= point (.-point x))))
  (toString [_] (str "DecimalStyle[" zero plus minus point "]")))
(def DecimalStyle--STANDARD (new DecimalStyle \0 \+ \- \.))
(defn DecimalStyle--of [_] DecimalStyle--STANDARD)
(defn DecimalStyle--ofDefaultLocale [] DecimalStyle--STANDARD)
(defn DecimalStyle--getAvailableLocales [] #{(java.util.Locale/getDefault)})
(defn -getDecimalStyle [_] DecimalStyle--STANDARD)
(defn -withDecimalStyle [formatter style]
  (if (= style DecimalStyle--STANDARD)
    formatter
    (throw (new UnsupportedOperationException
                (str "formatters have " DecimalStyle--STANDARD " only")))))

;; --- formats of the locale, which is English of the US ---

(def ^:private date-patterns ["EEEE, MMMM d, y" "MMMM d, y" "MMM d, y" "M/d/yy"])
(def ^:private time-patterns ["h:mm:ss a zzzz" "h:mm:ss a z" "h:mm:ss a" "h:mm a"])
(defn- of-style [patterns style] (nth patterns (.ordinal style)))
(defn- localized-pattern [date time]
  (cond (nil? time) (of-style date-patterns date)
        (nil? date) (of-style time-patterns time)
        :else (str (of-style date-patterns date)
                   (if (< (.ordinal date) 2) " 'at' " ", ")
                   (of-style time-patterns time))))
(defn DateTimeFormatterBuilder--getLocalizedDateTimePattern [date time _ _]
  (localized-pattern date time))
(defn DateTimeFormatter--ofLocalizedDate [style]
  (DateTimeFormatter--ofPattern (localized-pattern style nil)))
(defn DateTimeFormatter--ofLocalizedTime [style]
  (DateTimeFormatter--ofPattern (localized-pattern nil style)))
(defn DateTimeFormatter--ofLocalizedDateTime
  ([style] (DateTimeFormatter--ofLocalizedDateTime style style))
  ([date time] (DateTimeFormatter--ofPattern (localized-pattern date time))))
