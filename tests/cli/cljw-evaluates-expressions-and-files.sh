# SPDX-License-Identifier: MIT
mkdir -p src/my
cat >src/my/lib.clj <<'END'
(ns my.lib)
(defmacro twice [x] `(* 2 ~x))
(defn -main [& args] (println "lib" (twice (count args))))
END
cat >a.clj <<'END'
#!/usr/bin/env cljw
(ns a (:require [my.lib :as lib] [clojure.set :as set]))
(println *command-line-args* (lib/twice 21) (set/union #{1} #{1}))
(defn later [] (require '[clojure.walk :as w]) (resolve 'clojure.walk/walk))
(println (later) (load-string "(def z 5) (inc z)"))
(println z)
(defn -main [& args] (println "main" args) (System/exit 3))
END
for run in cljw cljw_wasm; do
  expect_equal '3
"x"' "$($run -e '(+ 1 2) nil (str \x)')"
  expect_exit 3 $run -cp src a.clj 1 2
  expect_equal "$(printf '%s\n' '(1 2) 42 #{1}' "#'clojure.walk/walk 6" 5 \
    'main (1 2)')" "$(cat out)"
  expect_equal "lib 4" "$($run -cp src -m my.lib x y)"
  expect_equal "lib 2
:i" "$($run -cp src -e "(require 'my.lib) (my.lib/-main 1)" -e :i)"
  expect_equal "7" "$(echo '(println (+ 3 4))' | $run -)"
  expect_exit 1 $run -e '(def x 1) (throw (ex-info "no" {:a x}))'
  expect err 'clojure.lang.ExceptionInfo: no {:a 1}'
  expect_exit 2 $run --nonsense
  expect err "unknown option: --nonsense"
done
expect_equal "a.clj:2:1: error: Unable to resolve symbol: nope in this context
  nope
  ^" \
  "$(printf '(def a 1)\nnope\n(println 2)' >a.clj; cljw a.clj 2>&1 || true)"
expect_exit 1 cljw no-such.clj
expect err "no-such.clj (No such file or directory)"
