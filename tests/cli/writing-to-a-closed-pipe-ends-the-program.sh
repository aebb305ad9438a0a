# SPDX-License-Identifier: MIT
echo '(dotimes [i 1000000] (println "line" i))' >a.clj
cljwc --target=native a.clj -o a
expect_equal "line 0" "$(timeout 20 ./a 2>/dev/null | head -1)"
