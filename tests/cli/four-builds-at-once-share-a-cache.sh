# SPDX-License-Identifier: MIT
# Four programs that share namespaces are built at once in one cache, first an
# empty one, then after an edit: each is right.
mkdir -p src/lib
for n in a b c d; do
  echo "(ns lib.$n) (defn f [x] (str \"$n\" x)) (defmacro m [x] (f x))" >src/lib/$n.clj
  echo "(ns main$n (:require [lib.a :as a] [lib.b :as b] [lib.c :as c] [lib.d :as d]))
(println \"$n\" (a/f 1) (b/f 2) (c/f 3) (d/m 4))" >src/main$n.clj
done
round() { # round EXPECTED-OF-LIB-B
  pids=
  for n in a b c d; do
    cljwc --target=native -cp src src/main$n.clj -o prog-$n 2>err-$n &
    pids="$pids $!"
  done
  for p in $pids; do wait "$p" || { cat err-*; exit 1; }; done
  for n in a b c d; do
    expect_equal "$n a1 $1 c3 d4" "$(./prog-$n)"
  done
}
round b2
sed -i 's/str "b"/str "B"/' src/lib/b.clj
round B2
rm -r "$XDG_CACHE_HOME"
round B2
