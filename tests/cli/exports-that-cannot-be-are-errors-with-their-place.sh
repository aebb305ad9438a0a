# SPDX-License-Identifier: MIT
refused() { # LINE:COLUMN MESSAGE
  expect_exit 1 cljwc --reactor app.clj -o app.wasm
  expect err "app.clj:$1: error: $2"
  expect_absent app.wasm
}
echo '(defn ^:export area [^double w ^dubble h] (* w h))' >app.clj
refused 1:40 "Unknown type hint on an exported function: dubble"
echo '(defn ^:export area ^Rect [w h] (* w h))' >app.clj
refused 1:27 "Unknown type hint on an exported function: Rect"
printf '\n(def ^:export area 5)' >app.clj
refused 2:15 "Only a function written in its def can be exported: area"
echo '(defmacro ^:export area [x] x)' >app.clj
refused 1:20 "Only a function written in its def can be exported: area"
echo '(defn area [x] x)' >app.clj
refused 1:1 "No function is exported"
echo '(defn ^:export a [x] x) (defn ^{:export "a"} b [x] x)' >app.clj
refused 1:25 "user/b is exported under the name of user/a: a"
echo '(defn ^{:export "memory"} b [x] x)' >app.clj
refused 1:1 "This name is not one for an export: memory"
# What the namespace knows is a hint: its records, imported classes.
echo '(ns app (:import [java.util UUID])) (defrecord Rect [w h])
(defn ^:export area [^Rect r ^UUID id ^clojure.lang.IFn f ^bytes b ^Object o] r)' >app.clj
cljwc --reactor app.clj -o app.wasm
# In a command nothing is exported, and nothing is larger for it.
echo '(defn f [^long x] (println x)) (f 1)' >app.clj
cljwc app.clj -o a.wasm
echo '(defn ^:export f [^long x] (println x)) (f 1)' >app.clj
cljwc app.clj -o app.wasm
expect_equal 1 "$(node app.wasm)"
[ "$(wc -c <a.wasm)" = "$(wc -c <app.wasm)" ]
expect_exit 2 cljwc --reactor --target=native app.clj
expect_exit 2 cljwc run --reactor app.clj
# A library says ^:export to ClojureScript, of anything.
mkdir -p lib/shapes
echo '(ns shapes.core) (def ^:export unit 1) (defmacro ^:export twice [x] [x x])' \
  >lib/shapes/core.clj
echo '(ns app (:require [shapes.core :as s])) (println s/unit (s/twice 2))' >app.clj
cljwc -cp lib app.clj -o app.wasm
expect_equal "1 [2 2]" "$(node app.wasm)"
