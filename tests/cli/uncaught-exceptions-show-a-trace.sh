# SPDX-License-Identifier: MIT
# Class, message, data; each frame with line and column, also of calls in tail
# position, of inlined functions and of methods; the causes.
cat >a.clj <<'C'
(ns app)
(defn inner [x]
  (println "in")
  (inc (/ 10 x)))
(defn outer [x]
  (inc (inner x)))
(defn tail [x] (nth x 5))
(defn calls [f] (f 1))
(defmulti area :kind)
(defmethod area :square [s]
  (+ (:w s) (:h s)))
(defrecord Point [x y])
(defn fails []
  (throw (ex-info "bad" {:a 1 :b ["x" {:c #{2}} (->Point 1 nil)] :f area}
                  (IllegalStateException. "why" (ex-info "" '{s (1 \a)})))))
(defn -main [n]
  (case n
    "0" (println (outer 0))
    "1" (tail [1])
    "2" (calls nil)
    "3" (area {:kind :square :w 1})
    "4" (fails)))
C
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
check() { # ARGUMENT, and what stderr is
  cat >want
  expect_exit 1 ./a $1
  diff want err
  expect_exit 1 node a.wasm $1
  diff want err
}
check 0 <<'W'
java.lang.ArithmeticException: Divide by zero
    at app/inner (a.clj:4:8)
    at app/outer (a.clj:6:8)
    at app/-main (a.clj:18:18)
W
check 1 <<'W'
java.lang.IndexOutOfBoundsException
    at app/tail (a.clj:7:16)
    at app/-main (a.clj:19:9)
W
check 2 <<'W'
java.lang.NullPointerException: Cannot invoke "clojure.lang.IFn.invoke()" because the called value is nil
    at app/calls (a.clj:8:17)
    at app/-main (a.clj:20:9)
W
check 3 <<'W'
java.lang.NullPointerException: Cannot invoke "Object.getClass()" because "x" is null
    at app/area :square (a.clj:11:3)
    at app/-main (a.clj:21:9)
W
check 4 <<'W'
clojure.lang.ExceptionInfo: bad {:a 1, :b ["x" {:c #{2}} #app.Point{:x 1, :y nil}], :f #object[clojure.lang.MultiFn]}
    at app/fails (a.clj:14:3)
    at app/-main (a.clj:22:9)
Caused by: java.lang.IllegalStateException: why
Caused by: clojure.lang.ExceptionInfo:  {s (1 \a)}
W
