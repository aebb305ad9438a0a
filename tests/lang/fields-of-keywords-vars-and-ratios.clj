(prn (.sym :a/b) (.-sym :c) (str (.ns #'clojure.core/map)) (.sym #'map))
(prn (.numerator 1/2) (.-denominator 2/3) (.name (find-ns 'clojure.core)))
(deftype T [sym] Object (toString [_] "T"))
(prn (.-sym (T. 1)) (.sym (T. 2)))
