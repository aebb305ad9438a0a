# SPDX-License-Identifier: MIT
echo '(ns app.core) (defn add-two [x] (+ x 2))' >a.clj
cljwc --emit=c a.clj -o a.c
expect a.c "app.core/add-two"
expect a.c "a.clj"
cljwc --emit=c a.clj >stdout.c
cmp a.c stdout.c
