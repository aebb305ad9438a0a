(defn answer [f]
  (try
    (pr-str (f))
    (catch Exception e
      (str (last (.split (.getName (class e)) "\\.")) ": " (ex-message e)))))
(doseq [ms [0 1 -1 951782400000 951868799999 1709210096789 -62135596800000
            -12219292800000 -12219292800001 253402300799999 1582934400000]
        letter "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc"]
  (println ms letter (answer #(format (str "%t" letter) (java.util.Date. ms)))
           (answer #(format (str "%T" letter) ms))))
(doseq [args [["%tY-%1$tm-%1$td" #inst "2024-02-29T12:34:56.789-00:00"]
              ["%tF %<tT|%<12tY|%<-12tB|" 1709210096789]
              ["%tY" nil] ["%TB" nil] ["%tY" "x"] ["%tY" 1.5] ["%tx" 0]
              ["%t" 0] ["%.2tY" 0] ["%05tY" 0] ["%+tY" 0] ["%-tY" 0]
              ["%#tB" 0] ["%-5tY|" 0] ["%TY %<ta" 0]]]
  (println args (answer #(apply format args))))
