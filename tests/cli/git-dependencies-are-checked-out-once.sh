# SPDX-License-Identifier: MIT
# A commit by its sha, by tag and part of it, the newer one of two; offline
# when it is there.
project
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a \
  GIT_COMMITTER_EMAIL=a@b
git init -q lib
mkdir lib/src && echo '{}' >lib/deps.edn
commit() {
  echo "(ns lib) (def x $1)" >lib/src/lib.clj
  git -C lib add -A && git -C lib commit -qm "$1" && git -C lib rev-parse HEAD
}
one=$(commit 1)
git -C lib tag v1
url=file://$PWD/lib
mkdir app app/src && cd app
echo '(ns main (:require lib)) (defn -main [] (prn lib/x))' >src/main.clj
run() { cljwc run --target=native -m main 2>/dev/null; }
coord() { echo "{:git/url \"$url\" :git/sha \"$1\" ${2-}}"; }
echo "{:deps {a/lib $(coord "$one")}}" >deps.edn
expect_equal 1 "$(run)"
[ -f "$HOME/.gitlibs/libs/a/lib/$one/src/lib.clj" ]
cd .. && two=$(commit 2) && cd app
echo "{:deps {a/lib $(coord "$two")}}" >deps.edn
expect_equal 2 "$(run)"
mkdir ../p ../q
echo "{:deps {a/lib $(coord "$one")}}" >../p/deps.edn
echo "{:deps {a/lib $(coord "$two")}}" >../q/deps.edn
echo '{:deps {p/p {:local/root "../p"} q/q {:local/root "../q"}}}' >deps.edn
expect_equal 2 "$(run)"
echo "{:deps {a/lib $(coord "${one:0:7}" ':git/tag "v1"')}}" >deps.edn
expect_equal 1 "$(run)"
expect_equal 'a/lib v1' "$(cljwc -Stree | tail -1)"
echo "{:deps {a/lib $(coord "${two:0:7}" ':git/tag "v1"')}}" >deps.edn
expect_exit 1 cljwc -P
expect err 'v1 is not the commit'
echo "{:deps {a/lib $(coord "${one:0:7}")}}" >deps.edn
expect_exit 1 cljwc -P
expect err 'a part of a sha'
echo "{:deps {a/lib $(coord 0123456789012345678901234567890123456789)}}" \
  >deps.edn
expect_exit 1 cljwc -P
expect err 'cannot find commit or tag 0123456789'
mv ../lib ../gone
echo "{:deps {a/lib $(coord "$one")}}" >deps.edn
expect_equal 1 "$(run)"
