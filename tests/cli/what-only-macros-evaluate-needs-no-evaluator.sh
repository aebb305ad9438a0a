# SPDX-License-Identifier: MIT
# A private function that only macros call is not there when a program runs, so
# its macroexpand brings no evaluator; as soon as something else calls it, it does.
cat >app.clj <<'END'
(ns app)
(defn- expanded [form] (macroexpand form))
(defmacro shown [form] (pr-str (expanded form)))
(println (shown (when a b)))
END
cljwc app.clj -o app.wasm
small=$(wc -c <app.wasm)
[ "$small" -lt 300000 ] || { echo "app.wasm has $small bytes"; exit 1; }
[ "$(cljwc run --runner=native app.clj)" = '(if a (do b))' ] || exit 1
echo "(println (#'app/expanded '(when-not x y)))" >>app.clj
[ "$(cljwc run --runner=native app.clj | tail -n 1)" = '(if x nil (do y))' ] ||
  exit 1
