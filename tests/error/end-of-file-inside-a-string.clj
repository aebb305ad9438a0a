(def a 1)
(def s "never ends
)
