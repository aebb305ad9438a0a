# SPDX-License-Identifier: MIT
mkdir src
echo '(ns lib) (defn f [] (nope))' >src/lib.clj
echo '(ns app (:require lib)) (lib/f)' >src/app.clj
expect_exit 1 cljwc -cp src src/app.clj -o app.wasm
expect err "src/lib.clj:1:22: error:"
expect_absent app.wasm
