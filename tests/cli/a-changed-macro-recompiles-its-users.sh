# SPDX-License-Identifier: MIT
mkdir -p src
echo '(ns lib) (defmacro m [] 1)' >src/lib.clj
echo '(ns app (:require lib)) (println (lib/m))' >src/app.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal 1 "$(./app)"
echo '(ns lib) (defmacro m [] 2)' >src/lib.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal 2 "$(./app)"
