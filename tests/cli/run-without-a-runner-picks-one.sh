# SPDX-License-Identifier: MIT
hello
expect_equal "hello (1 2)" "$(cljwc run hello.clj 1 2)"
