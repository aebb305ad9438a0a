# SPDX-License-Identifier: MIT
mkdir -p src
echo '(ns lib) (defn f [] 1)' >src/lib.clj
echo '(ns app (:require lib)) (println (lib/f))' >src/app.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal 1 "$(./app)"
echo '(ns lib) (defn f [] 2)' >src/lib.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal 2 "$(./app)"
