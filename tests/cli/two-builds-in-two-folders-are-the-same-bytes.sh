# SPDX-License-Identifier: MIT
for folder in one two/deeper; do
  mkdir -p $folder/src/app
  cat >$folder/src/app/shapes.clj <<'CLJ'
(ns app.shapes)
(defprotocol Shape (area [s]))
(defrecord Square [a] Shape (area [_] (* a a)))
(defn total [shapes] (reduce + (map area shapes)))
CLJ
  cat >$folder/src/app/main.clj <<'CLJ'
(ns app.main (:require [app.shapes :as shapes]))
(println (shapes/total [(shapes/->Square 2) (shapes/->Square 3)])
         #"a+b" {:k [1.5 "x" 'y]})
CLJ
  for flags in --target=wasm --target=native; do
    for debug in "" -g; do
      (cd $folder && XDG_CACHE_HOME=$PWD/cache cljwc $flags $debug -cp src \
        src/app/main.clj -o "app$flags$debug")
      sleep 0.01
    done
  done
done
for f in one/app*; do
  cmp "$f" "two/deeper/${f#one/}"
done
# And once more in the same folder, without a cache.
(cd one && cljwc --no-cache --target=native -g -cp src src/app/main.clj -o again)
cmp one/again one/app--target=native-g
