;; SPDX-License-Identifier: MIT
;;
;; java.time.temporal.TemporalAdjusters: each is a function of a temporal.
(in-ns 'cljwc.java.time)

(deftype* Adjuster [adjust]
  {:class "java.time.temporal.TemporalAdjusters$Adjuster"}
  java.time.temporal.TemporalAdjuster
  Object
  (adjustInto [_ x] (adjust x)))

(defn- first-of [field] (fn [x] (.with x field 1)))
(defn- last-of [field]
  (fn [x] (.with x field (.getMaximum (.range x field)))))
(defn- first-of-next [field unit] (fn [x] (.plus (.with x field 1) 1 unit)))
(defmacro ^:private def-adjusters [& names-and-functions]
  `(do ~@(map (fn [[name f]]
                `(defn ~(symbol (str "TemporalAdjusters--" name)) []
                   (new ~'Adjuster ~f)))
              (partition 2 names-and-functions))))
(def-adjusters
  firstDayOfMonth (first-of ChronoField--DAY_OF_MONTH)
  lastDayOfMonth (last-of ChronoField--DAY_OF_MONTH)
  firstDayOfNextMonth
  (first-of-next ChronoField--DAY_OF_MONTH ChronoUnit--MONTHS)
  firstDayOfYear (first-of ChronoField--DAY_OF_YEAR)
  lastDayOfYear (last-of ChronoField--DAY_OF_YEAR)
  firstDayOfNextYear (first-of-next ChronoField--DAY_OF_YEAR ChronoUnit--YEARS))

;; To a day of the week: so many days on or back that the weekday is right.
(defn- days-to
  "The days, 0 to 6, from the weekday of x on to a weekday."
  [x weekday]
  (mod (- (.getValue weekday) (.getLong x ChronoField--DAY_OF_WEEK)) 7))
(defn- plus-days [x n] (.plus x n ChronoUnit--DAYS))
(defmacro ^:private def-weekday-adjusters [& names-and-days]
  `(do ~@(map (fn [[name days]]
                `(defn ~(symbol (str "TemporalAdjusters--" name)) [weekday#]
                   (new ~'Adjuster
                        (fn [x#]
                          (let [~'on (days-to x# weekday#)]
                            (plus-days x# ~days))))))
              (partition 2 names-and-days))))
(def-weekday-adjusters
  next (if (= 0 on) 7 on)
  nextOrSame on
  previous (- on 7)
  previousOrSame (if (= 0 on) 0 (- on 7)))

(defn TemporalAdjusters--dayOfWeekInMonth [n weekday]
  (new Adjuster
       (fn [x]
         (if (neg? n)
           (let [end ((last-of ChronoField--DAY_OF_MONTH) x) on (days-to end weekday)]
             (plus-days end (+ (if (= 0 on) 0 (- on 7)) (* 7 (inc n)))))
           (let [start (.with x ChronoField--DAY_OF_MONTH 1)]
             (plus-days start (+ (days-to start weekday) (* 7 (dec n)))))))))
(defn TemporalAdjusters--firstInMonth [weekday]
  (TemporalAdjusters--dayOfWeekInMonth 1 weekday))
(defn TemporalAdjusters--lastInMonth [weekday]
  (TemporalAdjusters--dayOfWeekInMonth -1 weekday))
(defn TemporalAdjusters--ofDateAdjuster [f]
  (new Adjuster
       (fn [x]
         (let [date (LocalDate--from x)]
           (.with x (if (fn? f) (f date) (.apply f date)))))))
