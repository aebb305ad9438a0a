# SPDX-License-Identifier: MIT
hello
cljwc --target=native hello.clj -o hello
echo '(println (' >hello.clj
expect_exit 1 cljwc --target=native hello.clj -o new
expect_absent new
expect_equal "hello nil" "$(./hello)"
