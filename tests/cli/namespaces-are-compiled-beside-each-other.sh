# SPDX-License-Identifier: MIT
# -j N: so many clangs at a time; --dev: -O0. The program is the same, and where
# there is no terminal no line says how far it is.
mkdir -p src
for n in a b c; do
  printf '(ns %s)\n(defn f [x] (str x "%s"))\n' $n $n >src/$n.clj
done
cat >src/app.clj <<'X'
(ns app (:require a b c))
(println (a/f 1) (b/f 2) (c/f 3))
X
for how in -j1 '-j 4' --dev '--dev -j2'; do
  CLJWC_CACHE=$PWD/cache$how cljwc $how -cp src --target=native src/app.clj \
    -o app >out 2>&1
  expect_equal "" "$(cat out)"
  expect_equal "1a 2b 3c" "$(./app)"
done
# Nothing but objects, interfaces and checksums stays in the cache.
expect_equal "" "$(find cache* -name '*.c' -o -name '*.o.*' \
  ! -name '*.o.sum')"
expect_exit 2 cljwc -j 0 -cp src src/app.clj
expect err "-j takes a number from 1"
