# SPDX-License-Identifier: MIT
hello
cljwc -c hello.clj -o hello.o
test -s hello.o
cljwc -c hello.clj
test -s hello.o
expect_absent hello.wasm hello
