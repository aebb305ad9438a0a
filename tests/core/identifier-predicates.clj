(def xs [:a :a/b 'a 'a/b "a" nil 1])
(prn (map keyword? xs) (map symbol? xs) (map ident? xs) (map simple-keyword? xs) (map qualified-symbol? xs))
(prn (map qualified-keyword? xs) (map simple-symbol? xs) (map qualified-ident? xs) (map string? xs))
