# SPDX-License-Identifier: MIT
cat >a.clj <<'C'
(ns app)
(defn inner [x]
  (println "in")
  (inc (/ 10 x)))
(defn outer [x]
  (inc (inner x)))
(defn -main []
  (println (outer 0)))
C
cljwc --target=native a.clj -o a
expect_exit 1 ./a
expect err "java.lang.ArithmeticException: Divide by zero"
expect err "app/inner (a.clj:4)"
expect err "app/outer (a.clj:6)"
expect err "app/-main (a.clj:8)"
