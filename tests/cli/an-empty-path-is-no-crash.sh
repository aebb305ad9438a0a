# SPDX-License-Identifier: MIT
hello
mkdir empty
expect_exit 2 env PATH="$PWD/empty" "$CLJWC" --no-cache hello.clj -o x.wasm
expect err "clang"
expect_absent x.wasm
