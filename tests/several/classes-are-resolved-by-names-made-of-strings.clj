(ns several.classes-are-resolved-by-names-made-of-strings
  (:require [several.classes-are-resolved-by-names-made-of-strings.kinds :as kinds]))
;; As code writes which does not want to name what it may do without.
(def found
  [(ns-resolve (symbol "several.classes-are-resolved-by-names-made-of-strings.kinds") (symbol "Kind"))
   (ns-resolve 'several.classes-are-resolved-by-names-made-of-strings.kinds 'Item)])
(println (map #(.getSimpleName %) found))
(println (ns-resolve 'several.classes-are-resolved-by-names-made-of-strings.kinds 'String)
         (ns-resolve 'several.classes-are-resolved-by-names-made-of-strings.kinds (symbol "missing")))
(println (= #'kinds/make
            (resolve (symbol "several.classes-are-resolved-by-names-made-of-strings.kinds" "make"))
            (resolve (symbol "several.classes-are-resolved-by-names-made-of-strings.kinds/make"))
            (ns-resolve (symbol "several.classes-are-resolved-by-names-made-of-strings.kinds") (symbol "make"))))
(println (map #(instance? % (kinds/make)) found))
(println ((requiring-resolve (symbol "several.classes-are-resolved-by-names-made-of-strings.kinds" "twice")) 4))
