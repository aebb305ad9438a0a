# SPDX-License-Identifier: MIT
export CLJWC_MACRO_SECONDS=1
echo '(defmacro m [] (loop [] (recur))) (m)' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:35: error: macro user/m does not come to an end"
echo '(defmacro m [] (cons (quote do) (range))) (m)' >a.clj
export CLJWC_MACRO_SECONDS=0
expect_exit 1 cljwc a.clj
expect err "a.clj:1:43: error: macro user/m or its expansion takes more than"
echo "(defmacro m [] (list 'do (list 'm))) (m)" >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:38: error: macro user/m failed: java.lang.StackOverflowError"
expect_absent a.wasm
