; A macro finds the classes that there are, also those that nothing names yet.
(defmacro there? [s] (boolean (try (Class/forName s) (catch ClassNotFoundException e nil))))
(defmacro resolved? [s] (boolean (resolve (symbol s))))
(defmacro when-class [s then else] (if (try (Class/forName (str "java." s)) (catch ClassNotFoundException e nil)) then else))
(prn (there? "java.sql.Time") (there? "java.nope.X") (there? "Time") (there? "java.lang.String"))
(prn (resolved? "java.sql.Timestamp") (resolved? "java.nope.Y"))
(prn (there? "java.time.LocalDate") (there? "java.util.BitSet"))
(prn (when-class "time.Duration" (str (java.time.Duration/ofSeconds 1)) :none) (when-class "nope.Duration" :some :none))
