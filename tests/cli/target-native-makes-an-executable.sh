# SPDX-License-Identifier: MIT
hello
cljwc --target=native hello.clj -o hello
expect_equal "hello (x)" "$(./hello x)"
