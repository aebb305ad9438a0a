# SPDX-License-Identifier: MIT
# A missing artifact: its coordinates, who asked for it, where it was looked
# for. A wrong checksum, a cycle of local roots, a deps.edn that cannot be read.
project
publish a/top 1 "$(dep a/none 7)"
mkdir app && cd app
echo '{:deps {a/top {:mvn/version "1"}}}' >deps.edn
expect_exit 1 cljwc -Spath
expect err 'cannot find a/none 7'
expect err 'asked for by deps.edn > a/top'
expect err "$HOME/.m2/repository/a/none/7/none-7.jar: not there"
expect err "file://${PWD%/app}/repo/a/none/7/none-7.jar: not found"
expect_absent "$HOME/.m2/repository/a/none"

publish() { (cd .. && command true); }
cd .. && sed -i 's/none/there/' repo/a/top/1/top-1.pom
mkdir -p repo/a/there/7
cp repo/a/top/1/top-1.jar repo/a/there/7/there-7.jar
echo 0123456789012345678901234567890123456789 \
  >repo/a/there/7/there-7.jar.sha1
rm -rf "$HOME/.m2"
cd app
expect_exit 2 cljwc -Spath
expect err 'repo/a/there/7/there-7.jar does not match'
expect err 'nothing of it is kept'
expect_absent "$HOME/.m2/repository/a/there"
[ -z "$(find "$XDG_CACHE_HOME" -name 'fetch-*')" ]
sha1sum <../repo/a/there/7/there-7.jar >../repo/a/there/7/there-7.jar.sha1
expect_exit 0 cljwc -Spath
[ -s "$HOME/.m2/repository/a/there/7/there-7.jar" ]

mkdir ../b ../c
echo '{:deps {c/c {:local/root "../c"}}}' >../b/deps.edn
echo '{:deps {b/b {:local/root "../b"}}}' >../c/deps.edn
echo '{:deps {b/b {:local/root "../b"}}}' >deps.edn
expect_exit 1 cljwc -Spath
expect err 'a cycle of local roots'
expect err 'remove b/b from the :deps of c/c'
echo '{:deps {x/x {:local/root "../x"}}}' >deps.edn
expect_exit 1 cljwc -Spath
expect err "cannot find x/x at ${PWD%/app}/x"
echo '{:deps {' >deps.edn
expect_exit 1 cljwc -Spath
expect err 'deps.edn: '
echo '{:deps {x/x {}}}' >deps.edn
expect_exit 1 cljwc -Spath
expect err 'no :mvn/version, :git/sha or :local/root for x/x'
echo '{}' >deps.edn
expect_exit 1 cljwc -A:none -Spath
expect err 'no alias :none'
expect_exit 2 cljwc build
expect err 'which namespace has the -main?'
expect_exit 2 cljwc build --main no.such
expect err 'no no/such.clj'
rm deps.edn
expect_exit 1 cljwc build
expect err 'no deps.edn and no project.clj'
