(defn message [s] (try (read-string s) (catch Exception e (ex-message e))))
(doseq [s ["\"\\0800\"" "\"\\2and\"" "##5" "\"\\u12g4\"" "\"\\u12\"" "\"\\08\""
           "##Foo" "\"\\477\"" "#(vector %1.5)" "#(vector %x)" "#(vector %-1)"
           "#(vector %01)" "\"\\8\"" "\"\\u\""]]
  (println s (message s)))
(println (map int (read-string "\"\\0 8\\12\\101\"")))
(println (count (second (read-string "#(+ % %2 %&)"))))
