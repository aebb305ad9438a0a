# SPDX-License-Identifier: MIT
hello
for i in 1 2 3 4; do cljwc --target=native hello.clj -o h$i & done
wait
for i in 1 2 3 4; do expect_equal "hello nil" "$(./h$i)"; done
