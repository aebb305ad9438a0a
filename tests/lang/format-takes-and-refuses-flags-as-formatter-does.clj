(defn answer [f]
  (try
    (pr-str (f))
    (catch Exception e
      (str (last (.split (.getName (class e)) "\\.")) ": " (ex-message e)))))
(def values
  {"d" [42 -1234567 12345678901234567890N 1.5 nil]
   "x" [255 -1 (biginteger -255) 1.5] "X" [48879 nil] "o" [8 -8]
   "f" [1234567.125 -0.5 ##-Inf 1.50M 1] "e" [12345.678 ##Inf ##NaN -2.5M]
   "E" [0.00012 nil] "g" [12345.678 -0.00001 1E+10M] "G" [1e10]
   "s" ["text" nil] "S" [:a] "b" [nil 1] "B" [false] "c" [\x 65] "C" [\x]
   "h" ["text"] "H" [nil] "n" [nil] "%" [nil] "D" [1] "q" [1]})
(doseq [[conversion xs] (sort values)
        flags ["" "-" "+" " " "0" "," "(" "#" "+ " "-0" "0+,(" "--" "-#"]
        width ["" "9"]
        precision ["" ".1" ".0"]
        :let [spec (str "%" flags width precision conversion)]]
  (println spec (map (fn [x] (answer #(format spec x))) xs)))
;; All specifiers are read before the first argument is looked at.
(doseq [args [["%d %q" "x"] ["%d %-d" "x"] ["%d %s" 1] ["%2$s %1$-s" 1 2]
              ["%3$-d" 1] ["%1$-05d" 1] ["%-5n"] ["%5%|%-5%|%%"] ["%"] ["%5"]
              ["%<s" 1] ["%s %<S" "a"] ["%c" 0x1F600] ["%c" -1]
              ["%c" 0x110000]]]
  (println args (answer #(apply format args))))
