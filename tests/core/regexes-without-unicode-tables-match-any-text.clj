; No pattern here needs Unicode's tables; the texts have letters of all sorts.
(def texts ["plain text 12" "Größe Ünder" "日本語 3" "a😀b😀" "ſK\u212A" ""])
(doseq [t texts]
  (prn (re-seq #"\w+" t) (re-seq #"[^\s]+" t) (count (re-seq #"." t)))
  (prn (re-find #"(?<=b).|(\d)$" t) (re-matches #"(?:\S|\s)*" t)
       (re-find #"[é-ÿ]+" t)))
(prn (re-find #"(?=😀).(b)" "a😀b") (re-seq #"[😀-😂]" "😁x😂"))
(prn (re-find #"\Qa.b\E+" "a.bb") (re-find #"(a)(b)?\1" "aa") (re-find #"[K-k]" "K"))
