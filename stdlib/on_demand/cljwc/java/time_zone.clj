;; SPDX-License-Identifier: MIT
;;
;; java.time.zone: the rules of zones, which are fixed offsets here, and what
;; follows from that for a ZonedDateTime.
(in-ns 'cljwc.java.time)

(deftype* ZoneRules [offset]
  {:class "java.time.zone.ZoneRules"}
  Object
  (isFixedOffset [_] true)
  (getOffset [_ _] offset)
  (getStandardOffset [_ _] offset)
  (getValidOffsets [_ _] [offset])
  (isValidOffset [_ _ x] (= x offset))
  (getDaylightSavings [_ _] Duration--ZERO)
  (isDaylightSavings [_ _] false)
  (getTransition [_ _] nil)
  (nextTransition [_ _] nil)
  (previousTransition [_ _] nil)
  (getTransitions [_] [])
  (getTransitionRules [_] [])
  (hashCode [_] (.hashCode offset))
  (equals [_ x] (and (instance? ZoneRules x) (= offset (.-offset x))))
  (toString [_] (str "ZoneRules[currentStandardOffset=" offset "]")))
(defn ZoneRules--of [offset] (new ZoneRules offset))
(defn -getRules [zone] (new ZoneRules (offset-of zone)))
(defn ZoneOffset--systemDefault [] (ZoneId--systemDefault))
(defn ZoneOffset--getAvailableZoneIds [] (ZoneId--getAvailableZoneIds))
(defn ZoneOffset--ofOffset [prefix offset] (ZoneId--ofOffset prefix offset))

(defn ZonedDateTime--ofLocal [local zone _] (ZonedDateTime--of local zone))
(defn ZonedDateTime--ofStrict [local offset zone]
  (if (= offset (offset-of zone))
    (new ZonedDateTime local offset zone)
    (fail "ZoneOffset '" offset "' is not valid for LocalDateTime '" local
          "' in zone '" zone "'")))
(defn -withEarlierOffsetAtOverlap [x] x)
(defn -withLaterOffsetAtOverlap [x] x)
(defn -withFixedOffsetZone [x]
  (new ZonedDateTime (.-local x) (.-offset x) (.-offset x)))

(defn -withOffsetSameLocal [x offset]
  (if (instance? OffsetTime x)
    (new OffsetTime (.-time x) offset)
    (new OffsetDateTime (.-local x) offset)))
(defn -atZoneSameInstant [x zone] (ZonedDateTime--ofInstant (-toInstant x) zone))
(defn -atZoneSimilarLocal [x zone] (ZonedDateTime--of (.-local x) zone))
(def OffsetDateTime--MIN (new OffsetDateTime LocalDateTime--MIN ZoneOffset--MAX))
(def OffsetDateTime--MAX (new OffsetDateTime LocalDateTime--MAX ZoneOffset--MIN))
(defn OffsetDateTime--timeLineOrder []
  (fn [a b] (compare (-toInstant a) (-toInstant b))))

;; What the abbreviations mean; the names among them are of zones that are not
;; there.
(def ZoneId--SHORT_IDS
  {"ACT" "Australia/Darwin" "AET" "Australia/Sydney"
   "AGT" "America/Argentina/Buenos_Aires" "ART" "Africa/Cairo"
   "AST" "America/Anchorage" "BET" "America/Sao_Paulo" "BST" "Asia/Dhaka"
   "CAT" "Africa/Harare" "CNT" "America/St_Johns" "CST" "America/Chicago"
   "CTT" "Asia/Shanghai" "EAT" "Africa/Addis_Ababa" "ECT" "Europe/Paris"
   "EST" "-05:00" "HST" "-10:00" "IET" "America/Indiana/Indianapolis"
   "IST" "Asia/Kolkata" "JST" "Asia/Tokyo" "MIT" "Pacific/Apia" "MST" "-07:00"
   "NET" "Asia/Yerevan" "NST" "Pacific/Auckland" "PLT" "Asia/Karachi"
   "PNT" "America/Phoenix" "PRT" "America/Puerto_Rico"
   "PST" "America/Los_Angeles" "SST" "Pacific/Guadalcanal"
   "VST" "Asia/Ho_Chi_Minh"})
