# SPDX-License-Identifier: MIT
hello
expect_exit 2 cljwc --frobnicate hello.clj
expect err "--frobnicate"
expect_exit 2 cljwc
expect err "no input file"
expect_exit 2 cljwc --target=sparc hello.clj
expect err "sparc"
expect_absent hello.wasm
expect_exit 2 cljwc nrepl --target=native
expect err '--runtime=native or a program, without --http, with --target=native'
expect_exit 2 cljwc nrepl --runtime=browser
expect err '--runtime=browser needs --http'
expect_exit 2 cljwc --shared nothing.clj
expect err "nothing.clj"
export CLJWC_NODE=/bin/false
expect_exit 2 cljwc nrepl
expect err "does not start"
