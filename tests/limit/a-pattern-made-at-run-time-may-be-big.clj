(prn (re-matches (re-pattern (str "^(" (apply str (interpose "|" (map #(str "word" %) (range 20000)))) ")$")) "word19999"))
;; Patterns and their matchers outlive collections; names and groups stay theirs.
(let [patterns (mapv (fn [i] (re-pattern (str "(?<n" (rem i 3) ">" i ")(x)?" (apply str (repeat (rem i 4) "(y)?"))))) (range 300))
      matchers (mapv (fn [i] (re-matcher (patterns i) (str "a" i "xyy"))) (range 300))]
  (dotimes [_ 50] (vec (range 10000)))
  (prn (reduce + (map (fn [i] (.find (matchers i)) (count (re-groups (matchers i)))) (range 300)))
       (.group (matchers 0) "n0") (.group (matchers 100) "n1") (re-find (patterns 299) "299") (re-seq (re-pattern "\ud83d\ude00|a") "a\ud83d\ude00\ud83d")))
