;; SPDX-License-Identifier: MIT
;;
;; Maven's order of versions (its "generic version scheme"), and ranges.
;;
;; A version is a row of numbers and words; . - and _ separate them, and so does
;; a change between digits and letters. Words with a meaning are earlier or
;; later than nothing at all; other words are later. Zeros and release words at
;; the end of the version and before a change of kind count for nothing.
(ns deps.version
  (:require [clojure.string :as str]))

(def ^:private ranks
  {"alpha" -5 "beta" -4 "milestone" -3 "rc" -2 "cr" -2 "snapshot" -1
   "ga" 0 "final" 0 "release" 0 "sp" 1})

(def ^:private short-words {"a" "alpha" "b" "beta" "m" "milestone"})

(defn- number [digits] {:kind 4 :number? true :value (bigint digits)})

;; `followed?`: by a digit, as the a in 1.0a2.
(defn- word [text followed?]
  (let [text (str/lower-case text)
        text (if followed? (get short-words text text) text)]
    (if-let [rank (get ranks text)]
      {:kind 2 :value rank}
      {:kind 3 :value text})))

(defn- extreme [text]
  (case (str/lower-case text)
    "min" {:kind 0 :number? true}
    "max" {:kind 8 :number? true}
    nil))

(defn- items [version]
  (let [parts (str/split version #"[._-]" -1)]
    (vec
     (mapcat
      (fn [part last?]
        (let [tokens (re-seq #"[0-9]+|[^0-9]+" part)]
          (if (empty? tokens)
            [(number "0")]
            (map (fn [token next]
                   (cond
                     (re-matches #"[0-9]+" token) (number token)
                     (and last? (nil? next) (extreme token)) (extreme token)
                     :else (word token next)))
                 tokens (concat (rest tokens) [nil])))))
      parts
      (concat (repeat (dec (count parts)) false) [true])))))

;; As an item compares with one that is not there.
(defn- sign [{:keys [kind value]}]
  (case (long kind)
    0 -1
    (8 3) 1
    (compare value 0)))

(defn- compare-items [a b]
  (if (= (:kind a) (:kind b))
    (if (:value a) (compare (:value a) (:value b)) 0)
    (compare (:kind a) (:kind b))))

(defn- trim
  "Without what counts for nothing: at the end, and at the end of each run of
  numbers or of words."
  [all]
  (loop [all all i (dec (count all)) end i kind ::none]
    (if (<= i 0)
      all
      (let [item (nth all i)
            changed (not= kind (boolean (:number? item)))
            end (if changed i end)
            kind (boolean (:number? item))]
        (if (and (= end i)
                 (or (= i (dec (count all)))
                     (= kind (boolean (:number? (nth all (dec i))))))
                 (zero? (sign item)))
          (recur (into (subvec all 0 i) (subvec all (inc i)))
                 (dec i) (dec end) kind)
          (recur all (dec i) end kind))))))

;; The rest of the longer one against nothing; only its first run counts when
;; the kind is known.
(defn- padding [rest kind]
  (or (first (remove zero?
                     (map sign
                          (take-while
                           (fn [x] (or (nil? kind)
                                       (= kind (boolean (:number? x)))))
                           rest))))
      0))

(defn compare-versions
  "Negative, zero or positive, as version a is before, with or after b."
  [a b]
  (loop [a (trim (items a)) b (trim (items b)) kind true]
    (let [[x & as] a [y & bs] b]
      (cond
        (and (nil? x) (nil? y)) 0
        (nil? x) (- (padding b nil))
        (nil? y) (padding a nil)
        (not= (boolean (:number? x)) (boolean (:number? y)))
        (if (= kind (boolean (:number? x)))
          (padding a kind)
          (- (padding b kind)))
        :else
        (let [r (compare-items x y)]
          (if (zero? r) (recur as bs (boolean (:number? x))) r))))))

;; --- ranges: [1,2) (,1] [1.5], several separated by commas ---

(defn range? [version] (boolean (re-find #"[\[(]" version)))

(defn exact "The version that [1.5] demands; nil for others." [version]
  (second (re-matches #"\[([^,]*)\]" version)))

(defn- bounds [text]
  (for [[_ open inner close] (re-seq #"([\[(])([^\])]*)([\])])" text)
        :let [[low high] (map str/trim (str/split inner #"," -1))]]
    {:low (not-empty low) :high (not-empty (or high low))
     :from? (= open "[") :to? (= close "]")}))

(defn in-range? [text version]
  (boolean
   (some (fn [{:keys [low high from? to?]}]
           (let [l (if low (compare-versions version low) 1)
                 h (if high (compare-versions version high) -1)]
             (and (or (pos? l) (and from? (zero? l)))
                  (or (neg? h) (and to? (zero? h))))))
         (bounds text))))

(defn highest [versions]
  (reduce (fn [a b] (if (or (nil? a) (pos? (compare-versions b a))) b a))
          nil versions))
