(defmacro defconst [name value]
  `(defmacro ~name [] ~value))
(defconst five 5)
(prn (+ (five) (five)))
