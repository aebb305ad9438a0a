(prn (let [s (with-out-str (prn (time (+ 1 2))))] [(boolean (re-find #"Elapsed time: [0-9.E-]+ msecs" s)) (boolean (re-find #"3" s))]))
