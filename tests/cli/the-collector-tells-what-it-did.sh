# SPDX-License-Identifier: MIT
# CLJWC_GC_STATS=1: a line on stderr at the end, also after System/exit and an
# exception; nothing without it.
cat >churn.clj <<'CLJ'
(def kept (vec (repeatedly 100000 #(vector (rand-int 9)))))
(dotimes [_ 20] (count (mapv inc (range 100000))))
(println (count kept))
(case (first *command-line-args*)
  "exit" (System/exit 3)
  "throw" (throw (ex-info "out" {}))
  nil)
CLJ
line='^gc: [1-9][0-9]* minor collections, [0-9]* of old space; [1-9][0-9]* KB promoted, [0-9]* KB live in old space of [1-9][0-9]* KB; [1-9][0-9]* us in all, [1-9][0-9]* us at most$'
for runner in native node wasmtime; do
  expect_exit 0 cljwc run --runner=$runner churn.clj
  expect_equal "" "$(cat err)"
  export CLJWC_GC_STATS=1
  expect_exit 0 cljwc run --runner=$runner churn.clj
  grep -q "$line" err || { cat err; exit 1; }
  expect_exit 3 cljwc run --runner=$runner churn.clj exit
  grep -q "$line" err || { cat err; exit 1; }
  expect_exit 1 cljwc run --runner=$runner churn.clj throw
  grep -q "$line" err || { cat err; exit 1; }
  unset CLJWC_GC_STATS
done
