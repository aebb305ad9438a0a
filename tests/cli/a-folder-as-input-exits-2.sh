# SPDX-License-Identifier: MIT
mkdir folder.clj
expect_exit 2 cljwc folder.clj -o x.wasm
expect err "folder.clj"
expect_absent x.wasm
