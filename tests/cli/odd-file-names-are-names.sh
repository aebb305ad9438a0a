# SPDX-License-Identifier: MIT
# Names with spaces, quotes, newlines and what a shell would run, links, and very
# long paths, as sources, folders of the class path and outputs.
program='(println "hello" (+ 1 2))'
names=('a b' "it's" 'say "hi"' '$(touch pwned)' '`touch pwned`' 'a;touch pwned' \
  'a&b|c' '*?[x]' '~' '#x' 'ünï–日本' '%s%n' 'a\b' '=x' ',x' "new
line" '@file')
for name in "${names[@]}"; do
  mkdir -p "$name/src"
  echo "$program" >"$name/$name.clj"
  echo '(ns lib.a) (defn f [x] (str "a" x))' >"$name/src/a.clj"
  mkdir -p "$name/src/lib"
  mv "$name/src/a.clj" "$name/src/lib/a.clj"
  echo '(ns main (:require [lib.a :as a])) (println (a/f 1))' >"$name/src/main.clj"
  cljwc "./$name/$name.clj" -o "./$name/$name.wasm"
  expect_equal "hello 3" "$(node "./$name/$name.wasm")"
  cljwc --target=native -g "./$name/$name.clj" -o "./$name/$name" -MF "$name/deps"
  expect_equal "hello 3" "$("./$name/$name")"
  cljwc --target=native -cp "./$name/src" "./$name/src/main.clj" -o main
  expect_equal "a1" "$(./main)"
  echo '(defn f [x] (throw (ex-info "boom" {}))) (f 1)' >"$name/$name.clj"
  expect_exit 1 cljwc run "./$name/$name.clj"
  echo '(undefined-here)' >"$name/$name.clj"
  expect_exit 1 cljwc "./$name/$name.clj" -o never
  expect err "undefined-here"
done
expect_absent pwned never
# Links: to a source, to a folder, in a circle, to nothing.
mkdir real
echo "$program" >real/a.clj
ln -s real/a.clj link.clj
ln -s real folder
ln -s circle1 circle2.clj
ln -s circle2.clj circle1
ln -s nowhere.clj dangling.clj
cljwc link.clj -o link.wasm && cljwc folder/a.clj -o folder.wasm
expect_equal "hello 3" "$(node link.wasm)"
expect_equal "hello 3" "$(node folder.wasm)"
expect_exit 2 cljwc circle2.clj
expect_exit 2 cljwc dangling.clj
# A path of almost as many bytes as systems take, and one of more.
long=$(printf 'd%.0s' $(seq 200))
deep=.
for i in $(seq 15); do deep=$deep/$long; done
mkdir -p $deep
echo "$program" >$deep/a.clj
cljwc --target=native $deep/a.clj -o $deep/a
expect_equal "hello 3" "$($deep/a)"
expect_exit 2 cljwc $deep/$deep/a.clj
expect_exit 2 cljwc "$long$long.clj"
