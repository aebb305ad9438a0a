(print "a" \b :c nil 1.5 "x\ny") (newline)
(pr "a" \b :c nil 1.5 "x\ny") (newline)
(println "a" ["s" \c {:k "v"}]) (prn "a" ["s" \c {:k "v"}]) (println) (prn)
(println (pr-str "q" 1) (print-str "q" 1) (prn-str 1) (println-str 2))
