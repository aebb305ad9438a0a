# SPDX-License-Identifier: MIT
hello
cljwc hello.clj
expect_equal "hello nil" "$(node hello.wasm)"
