# SPDX-License-Identifier: MIT
echo '(defn -main [& args] (println "main" args)) (println "top")' >a.clj
cljwc --target=native a.clj -o a
expect_equal "$(./a 1 2)" "$(cljwc --interpret a.clj 1 2)"
