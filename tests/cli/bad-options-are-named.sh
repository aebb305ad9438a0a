# SPDX-License-Identifier: MIT
hello
expect_exit 2 cljwc --frobnicate hello.clj
expect err "--frobnicate"
expect_exit 2 cljwc
expect err "no input file"
expect_exit 2 cljwc --target=sparc hello.clj
expect err "sparc"
expect_absent hello.wasm
expect_exit 2 cljwc --shared --target=native '(+ 1 2)'
expect err "for wasm only"
expect_exit 2 cljwc nrepl --runtime=jvm
expect err "jvm"
expect_exit 2 cljwc --shared nothing.clj
expect err "nothing.clj"
export CLJWC_NODE=/bin/false
expect_exit 2 cljwc nrepl
expect err "does not start"
