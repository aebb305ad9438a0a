# SPDX-License-Identifier: MIT
export CLJWC_MACRO_SECONDS=1
echo '(defmacro m [] (loop [] (recur))) (m)' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:35: error: macro user/m does not come to an end"
echo '(defmacro m [] (cons (quote do) (range))) (m)' >a.clj
export CLJWC_MACRO_SECONDS=0
expect_exit 1 cljwc a.clj
expect err "a.clj:1:43: error: a form has more than 4194304 parts"
echo '(defmacro m [] (into () (range))) (m)' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:35: error: macro user/m or its expansion takes more than"
echo "(defmacro m [] (list 'do (list 'm))) (m)" >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:38: error: macro user/m failed: java.lang.StackOverflowError"
expect_absent a.wasm
unset CLJWC_MACRO_SECONDS
echo '(defmacro m [] (loop [] (recur))) (println 1) (m)' >a.clj
expect_exit 1 cljwc --macro-timeout 1 a.clj
expect err "a.clj:1:47: error: macro user/m does not come to an end"
expect err "--macro-timeout N"
expect_exit 2 cljwc --macro-timeout=soon a.clj
expect err "--macro-timeout takes a number of seconds: soon"
# A macro that expands into itself, without ever taking long.
echo '(defmacro m [] (list (quote m))) (m)' >a.clj
expect_exit 1 cljwc --macro-timeout 1 a.clj
expect err "a.clj:1:34: error: macro user/m does not come to an end"
# Nor does it take much if each expansion has one local more than the last.
echo '(defmacro m [] `(let [x# 1] (m))) (m)' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:35: error: macro user/m failed: java.lang.StackOverflowError"
# What only reading takes: each syntax-quote multiplies the one inside it.
awk 'BEGIN { for (i = 0; i < 60; i++) s = s "`"; print "(def x " s "a)" }' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:58: error: Syntax-quotes nested too deeply"
printf '(def x %s' "$(printf '[%.0s' $(seq 5000))" >a.clj
expect_exit 1 cljwc a.clj
expect err "error: Forms nested too deeply"
# What #= evaluates, hashed for a set and for case.
echo '(def x #{#=(range)})' >a.clj
expect_exit 1 cljwc a.clj
expect err "a.clj:1:12: error: what #= evaluates or its value takes more than"
printf '#{#=(range)}\n(println "goes" "on")\n' >forms
expect_exit 0 cljw <forms
expect err "REPL:1:5: error: what #= evaluates or its value takes more than"
expect out "goes on"
echo '(case 1 #=(range) 2)' >a.clj
expect_exit 1 cljw a.clj
expect err "a.clj:1:1: error: what #= evaluates or its value takes more than"
