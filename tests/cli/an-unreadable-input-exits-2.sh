# SPDX-License-Identifier: MIT
hello
chmod 000 hello.clj
[ -r hello.clj ] && exit 0 # root reads everything
expect_exit 2 cljwc hello.clj -o x.wasm
expect err "hello.clj"
