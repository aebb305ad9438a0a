# SPDX-License-Identifier: MIT
mkdir -p src
echo '(ns lib) (defn f [x] [:fixed x])' >src/lib.clj
echo '(ns app (:require lib)) (prn (lib/f 1))' >src/app.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal "[:fixed 1]" "$(./app)"
echo '(ns lib) (defn f [& xs] [:rest xs])' >src/lib.clj
cljwc -cp src --target=native src/app.clj -o app
expect_equal "[:rest (1)]" "$(./app)"
