;; A field is a symbol.
(deftype* T [_ ""] {} Object (toString [_] "t"))
(deftype* U [a :b 3] {})
(deftype* V [a])
