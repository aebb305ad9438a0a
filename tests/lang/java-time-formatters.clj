(import '[java.time Instant LocalDate LocalDateTime LocalTime OffsetDateTime ZoneId
          ZoneOffset ZonedDateTime]
        '[java.time.format DateTimeFormatter])
(def dt (LocalDateTime/of 2024 2 9 15 4 5 120000000))
(def z (.atOffset dt (ZoneOffset/of "+05:30")))
(defn fmt [f x] (try (.format f x) (catch Exception e (.getName (class e)))))
(println (fmt DateTimeFormatter/ISO_LOCAL_DATE dt) (fmt DateTimeFormatter/ISO_DATE z)
         (fmt DateTimeFormatter/ISO_LOCAL_TIME dt) (fmt DateTimeFormatter/ISO_LOCAL_DATE_TIME dt)
         (fmt DateTimeFormatter/ISO_OFFSET_DATE_TIME z) (fmt DateTimeFormatter/ISO_DATE_TIME dt)
         (fmt DateTimeFormatter/ISO_DATE_TIME z) (fmt DateTimeFormatter/BASIC_ISO_DATE dt)
         (fmt DateTimeFormatter/ISO_INSTANT (Instant/ofEpochMilli 1))
         (fmt DateTimeFormatter/RFC_1123_DATE_TIME z)
         (fmt DateTimeFormatter/ISO_OFFSET_DATE_TIME dt)
         (fmt DateTimeFormatter/ISO_LOCAL_TIME (LocalDate/of 2020 1 1))
         (fmt DateTimeFormatter/ISO_ZONED_DATE_TIME (ZonedDateTime/of dt (ZoneId/of "UTC"))))
(doseq [p ["yyyy-MM-dd" "dd.MM.yy" "yyyy/M/d H:m:s" "HH:mm:ss.SSS" "EEE, d MMM yyyy"
           "EEEE d MMMM uuuu" "h:mm a" "yyyyMMddHHmmss" "yyyy-MM-dd'T'HH:mm:ssXXX" "DDD"
           "'it''s' yyyy" "yyyy-MM-dd HH:mm:ss Z" "yyyy[-MM[-dd]]" "X x XX xxx"]]
  (println p "->" (fmt (DateTimeFormatter/ofPattern p) z)))
(println (str (LocalDate/parse "09.02.2024" (DateTimeFormatter/ofPattern "dd.MM.yyyy")))
         (str (LocalDateTime/parse "20240209150405" (DateTimeFormatter/ofPattern "yyyyMMddHHmmss")))
         (str (LocalTime/parse "3:04 PM" (DateTimeFormatter/ofPattern "h:mm a")))
         (str (LocalDate/parse "9 Feb 2024" (DateTimeFormatter/ofPattern "d MMM yyyy")))
         (str (OffsetDateTime/parse "2024-02-09 15:04:05 +0530"
                                    (DateTimeFormatter/ofPattern "yyyy-MM-dd HH:mm:ss Z")))
         (str (LocalDate/parse "20240209" DateTimeFormatter/BASIC_ISO_DATE))
         (str (.format dt (DateTimeFormatter/ofPattern "yyyy")))
         (str (Instant/from (.parse DateTimeFormatter/ISO_INSTANT "2020-01-01T00:00:00Z")))
         (str (LocalDate/from (.parse (DateTimeFormatter/ofPattern "yyyy-MM-dd") "2020-01-02")))
         (str (ZonedDateTime/parse "Tue, 3 Jun 2008 11:05:30 GMT" DateTimeFormatter/RFC_1123_DATE_TIME))
         (.format (.withZone (DateTimeFormatter/ofPattern "yyyy-MM-dd HH:mm") (ZoneId/of "UTC"))
                  (Instant/ofEpochSecond 60)))
(doseq [[text p] [["2024-02-30" "yyyy-MM-dd"] ["24-02-01" "yyyy-MM-dd"] ["2024-02-01" "yyyy-MM"]]]
  (println (try (str (LocalDate/parse text (DateTimeFormatter/ofPattern p)))
                (catch Exception e (.getName (class e))))))
