(prn (with-local-vars [a 1 b 2]
       (var-set a 10)
       [(var-get a) @b]))
