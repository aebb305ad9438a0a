# SPDX-License-Identifier: MIT
cat >input <<'END'
(+ 1 2)
(defn f [x]
  (inc x))
(f 3)
(nope)
(/ 1 0)
(ex-message *e)
(ns my.space)
(def x 5)
(in-ns 'user)
my.space/x
(read-line) rest of the line
(println "hi")
)
[*2 ::key `(f x)]
(defrecord P [a])
(->P 1)
(defmacro m [] '(f 1))
(m)
(do (create-ns 'made) (intern 'made 'y 6) made/y)
(str "last
line"
END
cat >want <<'END'
3
#'user/f
4
"Divide by zero"
nil
#'my.space/x
#object[clojure.lang.Namespace ... "user"]
5
" rest of the line"
hi
nil
[" rest of the line" :user/key (user/f user/x)]
user.P
#user.P{:a 1}
#'user/m
2
6
END
for run in cljw cljw_wasm; do
  expect_exit 0 $run <input
  sed -i 's/Namespace 0x[0-9a-f]* /Namespace ... /' out
  diff want out
  expect err "REPL:1:2: error: Unable to resolve symbol: nope in this context"
  expect err "java.lang.ArithmeticException: Divide by zero"
  expect err "REPL:1:1: error: Unmatched delimiter: )"
  expect err "error: EOF while reading, starting at line 1"
done
