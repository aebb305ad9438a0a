;; SPDX-License-Identifier: MIT
;;
;; The smallest program: forms at the top level run in order.
;;
;;     cljwc run examples/hello.clj
;;     cljwc examples/hello.clj -o hello.wasm && wasmtime hello.wasm
(println "Hello from Clojure!")
