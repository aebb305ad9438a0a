# SPDX-License-Identifier: MIT
echo '(println "before") (defn f [x] (throw (ex-info "boom" {}))) (f 1)' >a.clj
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
expect_exit 1 ./a
expect_equal before "$(cat out)"
expect err "clojure.lang.ExceptionInfo: boom"
expect err "a.clj:1"
expect_exit 1 node a.wasm
expect_equal before "$(cat out)"
expect err "clojure.lang.ExceptionInfo: boom"
