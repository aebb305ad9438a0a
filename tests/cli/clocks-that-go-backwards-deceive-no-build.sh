# SPDX-License-Identifier: MIT
# Sources change while their times go backwards, stand still or lie in the
# future, and so do those of the cache: every build is of what is there.
mkdir -p src/lib
main() { echo "(ns main (:require [lib.a :as a])) (println (a/f $1) (a/m 2))" >src/main.clj; }
lib() { echo "(ns lib.a) (defn f [x] (str \"$1\" x)) (defmacro m [x] (f x))" >src/lib/a.clj; }
build() { cljwc --target=native -cp src src/main.clj -o main; }
main 1
lib a
build
expect_equal "a1 a2" "$(./main)"
k=0
for letter in b c d e f g h; do
  k=$((k + 1))
  case $k in
  1) at=1990-01-01 ;;
  2) at=2035-01-01 ;;
  3) at=1980-01-01 ;;
  *) at=2001-01-01 ;; # the same again and again, and files of one size
  esac
  lib $letter
  touch -d $at src/lib/a.clj
  [ $k -lt 5 ] || find "$XDG_CACHE_HOME" -type f -exec touch -d 2035-06-01 {} +
  [ $k -lt 6 ] || find "$XDG_CACHE_HOME" -type f -exec touch -d 1975-06-01 {} +
  build
  expect_equal "${letter}1 ${letter}2" "$(./main)"
done
