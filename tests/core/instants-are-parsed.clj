(ns core.instants-are-parsed (:require [clojure.instant :as i]))
(doseq [s ["2020-02-29T12:34:56.789+02:00" "1969-12-31T23:59:59Z" "1970" "2000-02" "2100-03-01T01" "2020-12-31T23:59:59.9999999-11:30" "1900-03-01" "2016-12-31T23:59:60Z"]]
  (println s (inst-ms (i/read-instant-date s))))
(doseq [s ["2021-02-29" "1900-02-29" "x" "2020-13" "2020-00-10" "2020-01-01T24" "2020-01-01T12:58:60" "2020-1" "2020-01-01T00:00+01:60" "2020-04-31"]]
  (println s (try (i/read-instant-date s) (catch Exception e (.getMessage e)))))
(println (i/parse-timestamp vector "2020-01-02T03:04:05.0678-01:30") (i/parse-timestamp vector "2020"))
(println (binding [*data-readers* {'inst i/read-instant-date}] (read-string "#inst \"2020\"")))
