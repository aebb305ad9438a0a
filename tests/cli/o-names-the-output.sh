# SPDX-License-Identifier: MIT
hello
cljwc hello.clj -o other.wasm
expect_equal "hello (a b)" "$(node other.wasm a b)"
expect_absent hello.wasm
