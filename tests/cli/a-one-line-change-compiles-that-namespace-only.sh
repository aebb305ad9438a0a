# SPDX-License-Identifier: MIT
# A loop: what is small enough to be inlined is part of its users.
echo '(ns a (:require [clojure.string :as str]))
(defn up [x]
  (loop [n 1 x x]
    (if (pos? n)
      (recur (dec n)
             (str/upper-case x))
      x)))' >a.clj
echo '(ns b (:require a))
(defn twice [x] (str (a/up x) (a/up x)))' >b.clj
echo '(ns c)
(defn thrice [x] [x x x])' >c.clj
echo '(ns app (:require b c))
(println (b/twice "x") (c/thrice 1))' >app.clj

# compiled WANT...: the namespaces that the last build gave to clang.
compiled() {
  got=$(sed -n 's|^.* -c [^ ]*/\([a-z]*\)\.c .*|\1|p' log |
    sort | tr '\n' ' ')
  expect_equal "$*" "${got% }"
}
build() { cljwc -v --target=native app.clj -o app >log 2>&1; }

build
compiled a app b c main
build
compiled
sed 's/upper-case/lower-case/' a.clj >new && mv new a.clj
build
compiled a
expect_equal 'xx [1 1 1]' "$(./app)"
echo '(defn other [] 1)' >>c.clj
build
compiled c
sed 's/"x"/"Y"/' app.clj >new && mv new app.clj
build
compiled app
expect_equal 'yy [1 1 1]' "$(./app)"
