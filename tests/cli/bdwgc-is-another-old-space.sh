# SPDX-License-Identifier: MIT
# --gc=bdwgc prints the same, also when old space is collected; wrong uses are
# named.
cat >churn.clj <<'CLJ'
(defn tree [d] (when (pos? d) [(tree (dec d)) (tree (dec d))]))
(defn size [t] (if t (+ 1 (size (t 0)) (size (t 1))) 0))
(def kept (atom {}))
(dotimes [i 40] (swap! kept assoc (rem i 7) (tree 15)))
(println (reduce + (map size (vals @kept))))
(println (try (long-array 1e9) (catch OutOfMemoryError _ :no-memory)))
CLJ
for runner in native node wasmtime; do
  expect_exit 0 cljwc run --runner=$runner --gc=bdwgc churn.clj
  expect_equal "229369
:no-memory" "$(cat out)"
done
expect_exit 2 cljwc --gc=boehm churn.clj
expect err 'unknown heap (own or bdwgc): --gc=boehm'
expect_exit 2 cljwc --gc=bdwgc --main-module -o m.wasm
expect err 'bdwgc is for whole programs'
