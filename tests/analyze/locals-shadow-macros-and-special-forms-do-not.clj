(let [when (fn [& xs] [:fn xs])
      -> 5]
  (prn (when 1 2) ->))
(let [if 5] (prn (if true 1 2) if))
