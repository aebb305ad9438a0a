# SPDX-License-Identifier: MIT
# A bracket by the indentation, a string by where strings do not fit.
says() { # TEXT PLACE-AND-MESSAGE [HINT]
  printf "$1" >a.clj
  expect_exit 1 cljwc --emit=ast a.clj
  expect err "a.clj:$2"
  [ -z "${3:-}" ] || expect err "  hint: $3"
  expect err "1 error"
}
open='error: EOF while reading: this'
says '(ns a)\n(defn f [x]\n  (let [a 1]\n    (+ a x))\n\n(defn g [] ")")\n' \
  "2:1: $open ( is never closed" \
  'line 6 is indented as if it were closed before'
says '(defn f [x]\n  (let [a {:b 1}\n        c [1 2]\n        d #{3]\n    a))\n' \
  '4:14: error: Unmatched delimiter: ]' \
  'the { of line 4, column 12 is to be closed by }'
says '(defn f [x]\n  [x\n   (inc x))\n(defn g [] \\( "(" #"[(]")\n' \
  '3:11: error: Unmatched delimiter: )' \
  'the [ of line 2, column 3 is to be closed by ]'
says '(defn f [] (inc 1)\n;; (((\n(defn g []\n  (f))\n' \
  "1:1: $open ( is never closed" \
  'line 3 is indented as if it were closed before'
says '(println "a)\n(println 1)\n' \
  '1:10: error: EOF while reading string: this one is never closed'
says '(println "a)\n(println "b" 1)\n(println "c")\n' \
  '1:10: error: EOF while reading string: this one is never closed'
says '(println 1))\n' '1:12: error: Unmatched delimiter: )' \
  'no bracket is open here'
says '(println 1\n' "1:1: $open ( is never closed"
