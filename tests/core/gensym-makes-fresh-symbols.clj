(prn (= (gensym) (gensym)) (symbol? (gensym)) (= "x" (subs (name (gensym "x")) 0 1)))
