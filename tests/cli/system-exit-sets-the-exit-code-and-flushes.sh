# SPDX-License-Identifier: MIT
echo '(print "partial") (System/exit 7) (println "never")' >a.clj
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
expect_exit 7 ./a
expect_equal partial "$(cat out)"
expect_exit 7 node a.wasm
expect_equal partial "$(cat out)"
