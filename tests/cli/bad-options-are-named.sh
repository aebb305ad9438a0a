# SPDX-License-Identifier: MIT
hello
expect_exit 2 cljwc --frobnicate hello.clj
expect err "--frobnicate"
expect_exit 2 cljwc
expect err "no input file"
expect_exit 2 cljwc --target=sparc hello.clj
expect err "sparc"
expect_absent hello.wasm
