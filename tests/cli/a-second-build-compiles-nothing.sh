# SPDX-License-Identifier: MIT
hello
cljwc hello.clj -o a.wasm
cljwc -v hello.clj -o b.wasm >log 2>&1
if grep -q 'clang.* -c ' log; then cat log; exit 1; fi
cmp a.wasm b.wasm
