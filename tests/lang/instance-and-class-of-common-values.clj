(prn (map class [1 1.0 "s" \c :k 'q true nil 1N 1/2 1M]))
(prn (map class [[] {} #{} '() (list 1) (range 3) (map inc []) (seq [1]) (sorted-map) (sorted-set)]))
(prn (instance? Long 1) (instance? String "s") (instance? Number 1.5) (instance? clojure.lang.IFn :k))
