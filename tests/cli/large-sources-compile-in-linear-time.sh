# SPDX-License-Identifier: MIT
# Each process gets the CPU seconds that suffice several times over if the time
# is linear in the size. When clang got each function in one piece, it took 50
# for the first of these.
many() { # many N FORMAT: it N times, with its number
  awk -v n="$1" -v f="$2\n" 'BEGIN { for (i = 0; i < n; i++) printf f, i, i, i }'
}
compile() (
  ulimit -t "$1"
  shift
  cljwc "$@"
)
{
  echo '(defn f [x]'
  many 3000 '(when (= x %d) (println %d))'
  echo ') (f 7)'
} >whens.clj
compile 20 whens.clj
expect_equal 7 "$(node whens.wasm)"

{
  echo '(defn g [s] (subs s 1)) (defn f [x] ['
  many 3000 '(g x)'
  echo ']) (println (count (f "abc")) (count (vector'
  many 5000 '(g "ab")'
  echo ')))'
} >parts.clj
compile 40 parts.clj
expect_equal '3000 5000' "$(node parts.wasm)"

# cljwc's own part.
{
  echo '(println (count (quote ('
  many 20000 'a%d'
  echo '))) (count {'
  many 10000 ':k%d (str %d)'
  echo '}))'
  many 5000 '(def d%d %d)'
  echo '(defn f [x] (let ['
  many 5000 'a%d (str x %d)'
  echo '] (case (count a7)'
  many 5000 '%d :r%d'
  echo ')))'
  echo '(defn g [x] (cond'
  many 3000 '(= x %d) (dotimes [i %d] (println i))'
  echo '))'
} >own.clj
compile 20 --emit=c own.clj >own.c
expect_equal 5000 "$(grep -c '^Var .* V_user__d[0-9]* =' own.c)"
