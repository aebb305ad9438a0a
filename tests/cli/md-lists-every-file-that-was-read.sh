# SPDX-License-Identifier: MIT
mkdir -p src/app
echo '(ns app.util) (defmacro m [x] x)' >src/app/util.clj
echo '(ns app.main (:require [app.util :as u])) (println (u/m 1))' >src/app/main.clj
cljwc -cp src -MD src/app/main.clj -o app.wasm
expect app.d "app.wasm:"
expect app.d "src/app/main.clj"
expect app.d "src/app/util.clj"
cljwc -cp src -c -MD -MF deps src/app/main.clj -o main.o
expect deps "main.o:"
expect deps "src/app/util.clj"
