# SPDX-License-Identifier: MIT
hello
expect_exit 2 cljwc hello.clj -o no/such/folder/x.wasm
expect err "no/such/folder"
mkdir taken
expect_exit 2 cljwc hello.clj -o taken
expect err "taken"
expect_exit 2 cljwc --target=native hello.clj -o no/such/folder/x
expect err "no/such/folder"
