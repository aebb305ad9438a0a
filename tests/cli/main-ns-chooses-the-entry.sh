# SPDX-License-Identifier: MIT
mkdir -p src
echo '(ns one (:require two)) (println "load one") (defn -main [] (println "one"))' >src/one.clj
echo '(ns two) (println "load two") (defn -main [] (println "two"))' >src/two.clj
cljwc -cp src --target=native src/one.clj -o a
expect_equal "load two
load one
one" "$(./a)"
cljwc -cp src --target=native --main two src/one.clj -o b
expect_equal "two" "$(./b | tail -1)"
cljwc -cp src --target=native --no-main src/one.clj -o c
expect_equal "load one" "$(./c | tail -1)"
