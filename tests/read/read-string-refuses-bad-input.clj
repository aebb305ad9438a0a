(defn f [s] (try (read-string s) (catch Exception e (ex-message e))))
(run! (comp prn f)
      ["(1 2" "]" "{:a}" "#{1 1}" "{:a 1 :a 2}" "1x" "\"abc" "\\bogus" ":" "a/" "#<x>"
       "1/0" "##Foo" "#foo 1" "\"\\q\"" "09" "^1 x" "::zz/a"])
