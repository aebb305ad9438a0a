(ns lang.type-bodies-made-by-macros)
(defprotocol P (area [this]) (grow [this] [this n]))
(defmacro shape [kind name]
  `(~kind ~name [~'w]
     P
     (area [this#] (* ~'w ~'w))
     (grow [this#] (grow this# 1))
     (grow [this# n#] (new ~name (+ ~'w n#)))
     Object
     (toString [this#] (str "w" ~'w))))
(shape deftype T)
(shape defrecord R)
(println (area (->T 3)) (str (grow (->T 3))) (str (grow (->R 3) 4)) (area (grow (->R 1))))
(defmacro thing [n] `(reify P (area [_#] ~n) clojure.lang.IDeref (deref [this#] (area this#))))
(println (area (thing 5)) @(thing 6))
