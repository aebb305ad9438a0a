(defprotocol Greet (greet [x other]))
(defrecord Dog [name]
  Greet
  (greet [this other] (let [name2 (:name other)] (str name " meets " name2 (when (= this other) "!")))))
(println (greet (->Dog "Rex") (->Dog "Bo")) (greet (->Dog "Rex") (->Dog "Rex")))
