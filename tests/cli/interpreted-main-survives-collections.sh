# SPDX-License-Identifier: MIT
cat >a.clj <<'END'
(def table {:a [1 2 {:b "text"}]})
(defn -main [& args]
  (dotimes [k 3]
    (println (count (mapv str (range 300000))) (get-in table [:a 2 :b])
             '(q {:r [s]}) #{"one"} (case k 0 "zero" 1 :one 'other) args)))
END
cljwc --target=native a.clj -o a
expect_equal "$(./a 1 2)" "$(cljwc --interpret a.clj 1 2)"
echo '(defn -main [] (println "once")) (-main)' >b.clj
expect_equal "once" "$(cljwc --interpret b.clj)"
