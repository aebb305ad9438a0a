;; SPDX-License-Identifier: MIT
;;
;; java.text's numbers and iterators, java.util.Currency, as far as they need no
;; tables of languages: text is that of Locale/ROOT.
(ns cljwc.java.text)

(deftype* Currency [code]
  {:class "java.util.Currency"}
  Object
  (getCurrencyCode [_] code)
  (getSymbol [_] (if (= code "USD") "$" code))
  (getDefaultFractionDigits [_]
    (int (cond (contains? #{"JPY" "KRW" "CLP" "ISK" "VND"} code) 0
               (contains? #{"BHD" "JOD" "KWD" "OMR" "TND"} code) 3
               :else 2)))
  (hashCode [_] (rt/str-hash-code code))
  (equals [_ x] (and (instance? Currency x) (= code (.getCurrencyCode x))))
  (toString [_] code))
(defn Currency--getInstance [x]
  (if (and (string? x) (re-matches #"[A-Z]{3}" x))
    (new Currency x)
    (throw (new IllegalArgumentException))))

;; --- DecimalFormat: digits, grouping, a percent sign ---

(defn- pattern-of [s]
  (let [[_ before number after] (re-matches #"([^#0,.]*)([#0,.]+)([^#0,.]*)" s)
        [whole fraction] (rt/re-split #"\." (or number "#") 0)
        digits (fn [c text] (count (filter (fn [x] (= c x)) text)))
        comma (rt/str-last-index-of (or whole "") "," nil)]
    {:before before :after after
     :min-whole (if (and fraction (= 0 (digits \0 whole) (digits \0 fraction)))
                  1
                  (digits \0 whole))
     :group (if (neg? comma) 0 (- (count whole) comma 1))
     :min-fraction (digits \0 fraction)
     :max-fraction (+ (digits \0 fraction) (digits \# fraction))}))

(defn- grouped [s n]
  (if (or (= 0 n) (<= (count s) n))
    s
    (let [cut (- (count s) n)]
      (str (grouped (subs s 0 cut) n) "," (subs s cut)))))

(defn- exact
  "The number as a BigDecimal; of a double all digits that it has."
  [x]
  (if (or (float? x) (double? x))
    (let [bits (rt/double-bits x)
          e (bit-and (bit-shift-right bits 52) 0x7ff)
          m (bit-and bits 0xfffffffffffff)
          m (if (= 0 e) m (bit-or m 0x10000000000000))
          e (- (max e 1) 1075)
          m (if (neg? x) (- m) m)]
      (if (neg? e)
        (BigDecimal. (biginteger (*' m (rt/bigint-pow 5 (- e)))) (- e))
        (bigdec (*' m (rt/bigint-pow 2 e)))))
    (bigdec x)))

(defn- show [x {:keys [before after min-whole group min-fraction max-fraction]}]
  (let [x (exact x)
        x (if (= after "%") (* 100 x) x)
        text (rt/decimal-plain-str (rt/decimal-set-scale (abs x) max-fraction 6))
        [whole fraction] (rt/re-split #"\." text 0)
        whole (if (and (= whole "0") (= 0 min-whole)) "" whole)
        zeros (apply str (repeat (max 0 (- min-whole (count whole))) "0"))
        trimmed (loop [f (or fraction "")]
                  (if (and (< min-fraction (count f)) (rt/str-ends-with f "0"))
                    (recur (subs f 0 (dec (count f))))
                    f))
        whole (if (= "" whole zeros trimmed) "0" (str zeros whole))]
    (str (when (and (neg? x) (re-find #"[1-9]" (str whole trimmed))) "-") before
         (grouped whole group) (when-not (= "" trimmed) (str "." trimmed)) after)))

(deftype* DecimalFormat [^:unsynchronized-mutable pattern]
  {:class "java.text.DecimalFormat"}
  Object
  (format [_ x] (show x pattern))
  (parse [_ text]
    (let [n (bigdec (rt/str-replace text "," ""))]
      (if (== n (bigint n)) (long n) (double n))))
  (setMaximumFractionDigits [_ n]
    (set! pattern (assoc pattern :max-fraction n
                         :min-fraction (min n (:min-fraction pattern))))
    nil)
  (setMinimumFractionDigits [_ n]
    (set! pattern (assoc pattern :min-fraction n
                         :max-fraction (max n (:max-fraction pattern))))
    nil)
  (setGroupingUsed [_ x] (set! pattern (assoc pattern :group (if x 3 0))) nil)
  (applyPattern [_ s] (set! pattern (pattern-of s)) nil))
(defn DecimalFormat--new
  ([] (DecimalFormat--new "#,##0.###"))
  ([s] (new DecimalFormat (pattern-of s)))
  ([s symbols] (DecimalFormat--new s)))
(defn NumberFormat--getInstance
  ([] (DecimalFormat--new "#,##0.###"))
  ([locale] (DecimalFormat--new "#,##0.###")))
(defn NumberFormat--getNumberInstance
  ([] (DecimalFormat--new "#,##0.###"))
  ([locale] (DecimalFormat--new "#,##0.###")))
(defn NumberFormat--getIntegerInstance
  ([] (DecimalFormat--new "#,##0"))
  ([locale] (DecimalFormat--new "#,##0")))
(defn NumberFormat--getPercentInstance
  ([] (DecimalFormat--new "#,##0%"))
  ([locale] (DecimalFormat--new "#,##0%")))

;; --- Normalizer: text that is ASCII is normal ---

(defn Normalizer--isNormalized [s form] (every? (fn [c] (< (int c) 128)) (str s)))
(def Normalizer$Form--NFC :NFC)
(def Normalizer$Form--NFD :NFD)
(def Normalizer$Form--NFKC :NFKC)
(def Normalizer$Form--NFKD :NFKD)
(defn Normalizer--normalize [s form]
  (if (Normalizer--isNormalized s form)
    (str s)
    (throw (new UnsupportedOperationException
                "java.text.Normalizer of text beyond ASCII"))))

;; --- StringCharacterIterator ---

(deftype* StringCharacterIterator [text ^:unsynchronized-mutable i]
  {:class "java.text.StringCharacterIterator"}
  Object
  (current [_] (if (< -1 i (count text)) (nth text i) \uffff))
  (first [this] (set! i 0) (.current this))
  (last [this] (set! i (max 0 (dec (count text)))) (.current this))
  (next [this] (set! i (min (count text) (inc i))) (.current this))
  (previous [this]
    (if (= 0 i) \uffff (do (set! i (dec i)) (.current this))))
  (setIndex [this n] (set! i n) (.current this))
  (getIndex [_] (int i))
  (getBeginIndex [_] (int 0))
  (getEndIndex [_] (int (count text))))
(defn StringCharacterIterator--new
  ([s] (new StringCharacterIterator s 0))
  ([s i] (new StringCharacterIterator s i)))
