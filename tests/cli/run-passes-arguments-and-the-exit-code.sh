# SPDX-License-Identifier: MIT
echo '(println *command-line-args*) (System/exit 3)' >a.clj
for runner in node native wasmtime; do
  expect_exit 3 cljwc run --runner=$runner a.clj -v x
  expect_equal "(-v x)" "$(cat out)"
done
expect_absent a.wasm a
