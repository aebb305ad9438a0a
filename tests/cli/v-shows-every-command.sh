# SPDX-License-Identifier: MIT
hello
cljwc -v --no-cache hello.clj -o hello.wasm 2>log >>log
expect log clang
expect log wasm-ld
