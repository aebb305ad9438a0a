# SPDX-License-Identifier: MIT
mkdir src
echo '(ns lib) (load "part") (def x 1)' >src/lib.clj
echo '(in-ns (quote lib)) (def y 2)' >src/part.clj
echo '(ns app (:require lib)) (println (+ lib/x lib/y))' >src/app.clj
cp -r src kept
ln -s src/app.clj link
ln src/lib.clj hard
for how in "" --target=native -c --emit=c --emit=ast --emit=wat; do
  for out in src/app.clj ./src/../src/app.clj link hard src/lib.clj \
    src/part.clj "$PWD/src/part.clj"; do
    expect_exit 2 cljwc -cp src $how src/app.clj -o "$out"
    expect err "will not write $out"
  done
done
expect_exit 2 cljwc -cp src src/app.clj -o app.wasm -MF src/lib.clj
expect_exit 2 cljwc -cp src src/app.clj -o app.wasm -MF app.wasm
cp src/app.clj app.wasm # the name that is derived
expect_exit 2 cljwc -cp src app.wasm
diff -r src kept
cmp app.wasm src/app.clj
[ -z "$(ls | grep tmp)" ]
