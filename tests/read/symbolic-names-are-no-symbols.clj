(prn [nil true false] (map class [nil true false]) 'nil 'true (symbol "nil"))
