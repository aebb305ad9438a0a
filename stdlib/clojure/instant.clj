;; SPDX-License-Identifier: MIT
;;
;; Timestamps as text, the syntax of #inst: RFC 3339, of which parts may be left
;; out from the right.
(ns clojure.instant)

(def ^{:private true} timestamp
  #"(?x) (\d{4}) (?: -(\d\d)
         (?: -(\d\d) (?: T(\d\d) (?: :(\d\d) (?: :(\d\d) (?: \.(\d+) )? )? )? )? )? )?
         (?: Z | ([-+])(\d\d):(\d\d) )?")

(defn ^{:private true} number-or
  [default s]
  (if s (parse-long s) default))

(defn ^{:private true} nanoseconds-of
  "Of the digits after the point: the first nine, zeros for those missing."
  [digits]
  (parse-long (subs (str digits "000000000") 0 9)))

(defn parse-timestamp
  "Calls new-instant with the parts of a timestamp, all of them numbers: year,
  month, day, hours, minutes, seconds, nanoseconds, sign (-1, 0, 1), hours and
  minutes of the offset from UTC. What is missing is the first of its kind."
  [new-instant cs]
  (let [[_ year month day hours minutes seconds fraction sign offset-hours
         offset-minutes :as found] (re-matches timestamp cs)]
    (when-not found
      (throw (RuntimeException. (str "Unrecognized date/time syntax: " cs))))
    (new-instant (parse-long year)
                 (number-or 1 month)
                 (number-or 1 day)
                 (number-or 0 hours)
                 (number-or 0 minutes)
                 (number-or 0 seconds)
                 (if fraction (nanoseconds-of fraction) 0)
                 (case sign "-" -1 "+" 1 0)
                 (number-or 0 offset-hours)
                 (number-or 0 offset-minutes))))

(defn ^{:private true} leap-year?
  [year]
  (and (zero? (mod year 4))
       (or (pos? (mod year 100)) (zero? (mod year 400)))))

(defn ^{:private true} days-in-month
  [month leap-year?]
  (case (int month)
    2 (if leap-year? 29 28)
    (4 6 9 11) 30
    31))

(defmacro ^{:private true} verify
  [test]
  `(when-not ~test
     (throw (RuntimeException. ~(str "failed: " (pr-str test))))))

(defn validated
  "A function that checks the parts of a timestamp, each and against each other,
  and calls new-instance with them."
  [new-instance]
  (fn [years months days hours minutes seconds nanoseconds
       offset-sign offset-hours offset-minutes]
    (verify (<= 1 months 12))
    (verify (<= 1 days (days-in-month months (leap-year? years))))
    (verify (<= 0 hours 23))
    (verify (<= 0 minutes 59))
    (verify (<= 0 seconds (if (= minutes 59) 60 59)))
    (verify (<= 0 nanoseconds 999999999))
    (verify (<= -1 offset-sign 1))
    (verify (<= 0 offset-hours 23))
    (verify (<= 0 offset-minutes 59))
    (new-instance years months days hours minutes seconds nanoseconds
                  offset-sign offset-hours offset-minutes)))

(defn ^{:private true} days-before
  "Days from 1970-01-01 to the date, of the proleptic Gregorian calendar. Howard
  Hinnant, chrono-Compatible Low-Level Date Algorithms: days_from_civil."
  [year month day]
  (let [y (if (<= month 2) (dec year) year)
        era (rt/math-floor-div y 400)
        year-of-era (- y (* era 400))
        day-of-year (+ (quot (+ (* 153 (mod (+ month 9) 12)) 2) 5) (dec day))]
    (+ (* era 146097) (* year-of-era 365) (quot year-of-era 4)
       (- (quot year-of-era 100)) day-of-year -719468)))

(defn ^{:private true} new-date
  [years months days hours minutes seconds nanoseconds
   offset-sign offset-hours offset-minutes]
  (let [offset (* offset-sign (+ (* 60 offset-hours) offset-minutes))
        minute (+ (* 1440 (days-before years months days)) (* 60 hours)
                  minutes (- offset))]
    (java.util.Date. (+ (* 60000 minute) (* 1000 seconds)
                        (quot nanoseconds 1000000)))))

(defn read-instant-date
  "The java.util.Date of a timestamp."
  [cs]
  (parse-timestamp (validated new-date) cs))

;; read-instant-calendar and read-instant-timestamp are in cljwc.java.calendar,
;; which few programs need.
