# SPDX-License-Identifier: MIT
echo '(println (missing 1))' >bad.clj
expect_exit 1 cljwc bad.clj -o bad.wasm
expect err "bad.clj:1:11: error: Unable to resolve symbol: missing"
expect err "(println (missing 1))"
expect err "^"
expect_absent bad.wasm bad.o
