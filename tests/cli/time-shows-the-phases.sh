# SPDX-License-Identifier: MIT
hello
expect_exit 0 cljwc --time --no-cache hello.clj
for phase in read 'expand macros' analyze optimise emit 'clang (2 files)' \
  link total; do
  expect err " s  $phase"
done
# Nothing is compiled the second time.
cljwc hello.clj
expect_exit 0 cljwc --time hello.clj
expect err ' s  clang (0 files)'
# A cached namespace is neither read nor analyzed.
echo '(ns lib) (defn f [x] (when x x))' >lib.clj
echo '(ns app (:require lib)) (println (lib/f 1))' >app.clj
cljwc app.clj
expect_exit 0 cljwc --time app.clj
expect err '0.000 s  emit'
