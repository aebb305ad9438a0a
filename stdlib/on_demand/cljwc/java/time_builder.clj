;; SPDX-License-Identifier: MIT
;;
;; java.time.format.DateTimeFormatterBuilder: gathers the parts of a formatter.
;; Optional sections are vectors on a stack. A part more than those of
;; time_format.clj: [:default field n], which reading has for a field that the
;; text does not.
(in-ns 'cljwc.java.time)

(defenum TextStyle "java.time.format.TextStyle"
  [FULL FULL_STANDALONE SHORT SHORT_STANDALONE NARROW NARROW_STANDALONE]
  (isStandalone [_] (odd? index))
  (asNormal [this] (nth TextStyle-all (- index (rem index 2))))
  (asStandalone [this] (nth TextStyle-all (inc (- index (rem index 2))))))
(defenum SignStyle "java.time.format.SignStyle"
  [NORMAL ALWAYS NEVER NOT_NEGATIVE EXCEEDS_PAD])
(defenum ResolverStyle "java.time.format.ResolverStyle" [STRICT SMART LENIENT])
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
                (fail "no text for the field " field ""))]
    (styled names style)))

(defn- fraction-part [field low high point?]
  (if (= 0 (.-digits field))
    (throw (new IllegalArgumentException
                (str "Field must have a fixed set of values: " field)))
    [:fraction low (min high (.-digits field)) point? high]))

(deftype* DateTimeFormatterBuilder [^:unsynchronized-mutable open]
  {:class "java.time.format.DateTimeFormatterBuilder"}
  Object
  (add [this parts]
    (set! open (conj (pop open) (into (peek open) parts)))
    this)
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
    (.add this [[:text (.-key field) (names-of field style)]]))
  (appendFraction [this field low high point?]
    (.add this [(fraction-part field low high point?)]))
  (appendOffset [this shape zero] (.add this [[:offset shape zero]]))
  (appendOffsetId [this] (.add this [[:offset "+HH:MM:ss" "Z"]]))
  (appendZoneId [this] (.add this [[:zone]]))
  (appendZoneRegionId [this] (.add this [[:zone]]))
  (appendInstant [this] (.add this (.-parts DateTimeFormatter--ISO_INSTANT)))
  (append [this formatter] (.add this (.-parts formatter)))
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
  (parseCaseInsensitive [this] this)
  (parseCaseSensitive [this] this)
  (parseStrict [this] this)
  (parseLenient [this] this)
  (toFormatter [this]
    (loop [] (if (< 1 (count open)) (do (.close this) (recur)) nil))
    (new DateTimeFormatter (adjacent (peek open)) nil true))
  (toFormatter [this locale] (.toFormatter this)))
(defn DateTimeFormatterBuilder--new [] (new DateTimeFormatterBuilder [[]]))
