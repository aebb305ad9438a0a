;; resolve and ns-resolve of symbols that are made when the program runs.
(ns lang.resolve-finds-classes-by-computed-names)

(defn- look [& parts] (resolve (symbol (apply str parts))))

(println (look "Lo" "ng") (look "String") (look "java.lang." "Integer")
         (look "java.util." "Date") (look "Except" "ion"))
(println (class? (look "Object")) (var? (look "ma" "p")) (look "no" "thing")
         (look "Date"))
(println (resolve {'Long 1} (symbol "Long"))
         (ns-resolve 'clojure.core (symbol "Long"))
         (ns-resolve *ns* {} (symbol "Double")))
(println (resolve {'Long 1} 'Long) (resolve {'inc 1} 'inc) (resolve {'x 1} 'inc)
         (ns-resolve 'clojure.core {'Long 1} 'Long) (resolve {} 'Long))
(println (= (look "Long") (class 1)) (instance? (look "Number") 1))
(println (map (comp boolean resolve) '[Boolean Character Nonsense inc]))
