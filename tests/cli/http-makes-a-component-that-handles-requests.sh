# SPDX-License-Identifier: MIT
cat >hello.clj <<'END'
(defn handler [request]
  {:status 200 :headers {"content-type" "text/plain"} :body "hello\n"})
END
expect_exit 2 env CLJWC_WASM_TOOLS=no-such "$CLJWC" --http hello.clj
expect err 'make release-tools'
expect_absent hello.wasm
expect_exit 2 cljwc run --http hello.clj
expect_exit 2 cljwc --http --npm pkg hello.clj
tools=${CLJWC%/*}/lib/cljwc/wasm-tools
[ -x "$tools" ] || exit 0 # make release-tools has not been asked for

cljwc --http hello.clj -o hello.wasm
"$tools" validate hello.wasm
"$tools" component wit hello.wasm >wit
expect wit 'export wasi:http/incoming-handler@0.2'
! grep -E 'filesystem|environment|sockets' wit
size=$(wc -c <hello.wasm)
[ "$size" -le 150000 ] || { echo "hello has $size bytes"; exit 1; }

echo '(ns app) (defn handle [request] {})' >bad.clj
expect_exit 1 cljwc --http bad.clj
expect err 'bad.clj:1:1: error: --http needs a function `handler` in namespace app'
printf '(ns app)\n(defn handler [] {})' >bad.clj
expect_exit 1 cljwc --http bad.clj
expect err 'bad.clj:2:1: error: app/handler must take one argument, the request'
expect_absent bad.wasm
# An import of a component, called elsewhere, says so.
echo '(ns app (:require [cljwc.wit :as wit])) (wit/import "log")' >app.clj
expect_exit 1 cljwc run --target=native app.clj
expect err 'log: this program is no component (cljwc --wit)'
