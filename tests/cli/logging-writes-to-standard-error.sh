# SPDX-License-Identifier: MIT
# The root logger's console: a line of time and place, one of level and message.
cat >log.clj <<'X'
(import '(java.util.logging Level Logger))
(def l (Logger/getLogger "a.program"))
(.info l "begins")
(.fine l "is not seen")
(.log l Level/SEVERE "fails with {0}" (object-array [5000]))
(.logp l Level/WARNING "Some" "method" "has failed" (ex-info "why" {}))
(println "done")
X
stamp='[A-Z][a-z][a-z] [0-3][0-9], 2[0-9]{3} 1?[0-9]:[0-5][0-9]:[0-5][0-9] [AP]M'
check() {
  expect_equal done "$(cat out)"
  sed -E "s/^$stamp /NOW /" err | head -n 7 >told
  diff told - <<'X' || exit 1
NOW a.program
INFO: begins
NOW a.program
SEVERE: fails with 5,000
NOW Some method
WARNING: has failed
clojure.lang.ExceptionInfo: why {}
X
}
expect_exit 0 cljw log.clj
check
cljwc --target=native log.clj -o log
expect_exit 0 ./log
check
