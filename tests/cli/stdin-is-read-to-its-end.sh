# SPDX-License-Identifier: MIT
echo '(println (count (slurp *in*)))' >a.clj
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
seq 100000 >big
expect_equal "$(wc -c <big)" "$(./a <big)"
expect_equal "$(wc -c <big)" "$(node a.wasm <big)"
expect_equal 0 "$(./a </dev/null)"
