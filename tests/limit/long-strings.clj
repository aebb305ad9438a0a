(def s (apply str (repeat 100000 "abc")))
(prn (count s) (subs s 299990) (count (re-seq #"c" s)) (hash s) (count (.replace s "a" "xx")))
