# SPDX-License-Identifier: MIT
hello
# Without wasm-tools its remedy is named, and nothing is left behind.
expect_exit 2 env CLJWC_WASM_TOOLS=no-such-tools "$CLJWC" --component hello.clj -o c.wasm
expect err 'make release-tools'
expect_absent c.wasm
expect_exit 2 cljwc run --component hello.clj
expect_exit 2 cljwc --component --reactor hello.clj
jco=${CLJWC%/*}/jco/node_modules/@bytecodealliance/jco/dist/jco.js
[ -f "$jco" ] || exit 0 # make release-tools has not been asked for
cljwc --component hello.clj -o c.wasm
expect_equal "hello (a b)" "$(command "${NODE:-node}" "$jco" run c.wasm a b)"
size=$(wc -c <c.wasm)
[ "$size" -le 110000 ] || { echo "the component has $size bytes"; exit 1; }
