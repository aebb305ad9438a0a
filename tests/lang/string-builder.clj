(let [sb (StringBuilder.)]
  (.append sb "a")
  (doto sb (.append 1) (.append \c))
  (prn (str sb) (.length sb) (.toString (.reverse sb))))
