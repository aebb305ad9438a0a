# SPDX-License-Identifier: MIT
# Files cannot grow beyond a limit, from one too small for anything to one that
# suffices: a build says so and leaves no program, or it is right; so is the
# one that follows with room.
mkdir -p src/lib
echo '(ns lib.a) (defn f [x] (str "a" x)) (defmacro m [x] (f x))' >src/lib/a.clj
echo '(ns main (:require [lib.a :as a])) (println (a/f 1) (a/m 2))' >src/main.clj
build() { cljwc --target=native -cp src src/main.clj -o main; }
for kilobytes in 0 1 2 4 8 16 32 64 128 256 512 1024 4096; do
  [ $((kilobytes % 3)) = 1 ] || rm -rf "$XDG_CACHE_HOME"
  rm -f main
  (
    trap '' XFSZ # a write fails, as it does when there is no room
    ulimit -f "$kilobytes"
    code=0
    build || code=$?
    echo "exit $code"
  ) 2>&1 | cat >err
  code=$(sed -n 's/^exit //p' err)
  case $code in
  0) expect_equal "a1 a2" "$(./main)" ;;
  1 | 2)
    grep -q error err || grep -q ^cljwc: err || { echo "no message at $kilobytes KB"; exit 1; }
    expect_absent main
    ;;
  *)
    echo "exit $code at $kilobytes KB"
    cat err
    exit 1
    ;;
  esac
  build
  expect_equal "a1 a2" "$(./main)"
done
# A disk that is full altogether: /dev/full takes no byte.
expect_exit 2 cljwc src/main.clj -cp src -o /dev/full
[ -s err ]
