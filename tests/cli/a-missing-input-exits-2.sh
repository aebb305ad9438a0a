# SPDX-License-Identifier: MIT
expect_exit 2 cljwc nowhere.clj -o x.wasm
expect err "nowhere.clj"
expect_absent x.wasm
