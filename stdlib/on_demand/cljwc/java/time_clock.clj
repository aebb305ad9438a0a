;; SPDX-License-Identifier: MIT
;;
;; java.time.Clock: clocks that stand still, are late, or tick in steps.
(in-ns 'cljwc.java.time)

(deftype* FixedClock [fixed zone]
  {:class "java.time.Clock$FixedClock"}
  java.time.Clock
  Object
  (instant [_] fixed)
  (getZone [_] zone)
  (withZone [_ z] (new FixedClock fixed z))
  (hashCode [_] (bit-xor (.hashCode fixed) (.hashCode zone)))
  (equals [_ x] (and (instance? FixedClock x) (.equals fixed (.-fixed x))
                     (.equals zone (.-zone x))))
  (toString [_] (str "FixedClock[" fixed "," zone "]")))
(defn Clock--fixed [instant zone] (new FixedClock instant zone))

(deftype* OffsetClock [base by]
  {:class "java.time.Clock$OffsetClock"}
  java.time.Clock
  Object
  (instant [_] (.plus (.instant base) by))
  (getZone [_] (.getZone base))
  (withZone [_ z] (new OffsetClock (.withZone base z) by))
  (hashCode [_] (bit-xor (.hashCode base) (.hashCode by)))
  (equals [_ x] (and (instance? OffsetClock x) (.equals base (.-base x))
                     (.equals by (.-by x))))
  (toString [_] (str "OffsetClock[" base "," by "]")))
(defn Clock--offset [base by] (if (-isZero by) base (new OffsetClock base by)))

;; A step is a number of nanoseconds.
(defn- last-tick [instant step]
  (let [[s n] (seconds-and-nanos instant)]
    (plus-nanos instant (-' (mod (+' (*' 1000000000 s) n) step)))))
(deftype* TickClock [base step]
  {:class "java.time.Clock$TickClock"}
  java.time.Clock
  Object
  (instant [_] (last-tick (.instant base) step))
  (getZone [_] (.getZone base))
  (withZone [_ z] (new TickClock (.withZone base z) step))
  (hashCode [_] (bit-xor (.hashCode base) (long-hash step)))
  (equals [_ x] (and (instance? TickClock x) (.equals base (.-base x))
                     (= step (.-step x))))
  (toString [_] (str "TickClock[" base "," (Duration--ofNanos step) "]")))
(defn Clock--tick [base duration]
  (let [step (-toNanos duration)]
    (cond (-isNegative duration)
          (throw (new IllegalArgumentException
                      "Tick duration must not be negative"))
          (<= step 1) base
          (or (= 0 (rem step 1000000)) (= 0 (rem 1000000000 step)))
          (new TickClock base step)
          :else (throw (new IllegalArgumentException "Invalid tick duration")))))
(defn Clock--tickMillis [zone] (new TickClock (Clock--system zone) 1000000))
(defn Clock--tickSeconds [zone] (new TickClock (Clock--system zone) 1000000000))
(defn Clock--tickMinutes [zone] (new TickClock (Clock--system zone) 60000000000))
