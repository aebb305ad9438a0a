# SPDX-License-Identifier: MIT
hello
cp -r "$(dirname "$CLJWC")/lib" lib
cp "$CLJWC" .
chmod -R u+w lib
sed -i 's/^\(CC\|WASM_CC\|WASM_LD\)=.*/\1=no-such-clang/' lib/cljwc/tools.conf
expect_exit 2 ./cljwc hello.clj -o x.wasm
expect err "no-such-clang"
expect_absent x.wasm
