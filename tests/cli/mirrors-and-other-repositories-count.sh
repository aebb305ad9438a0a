# SPDX-License-Identifier: MIT
# ~/.m2/settings.xml: a mirror, the local repository. :mvn/repos of the project
# are looked in after central; ranges and RELEASE take what a repository lists.
project
publish a/lib 1.0
publish a/lib 1.5
publish a/lib 2.0-SNAPSHOT
cp -r repo mirror
mv repo/a own
mkdir own/a && mv own/lib own/a
rm -r mirror/a
mkdir app .m2 && mv .m2 home && cd app
top=${PWD%/app}
cat >../config/deps.edn <<'END'
{:mvn/repos {"central" {:url "file:///no/such/folder/"} "clojars" nil}}
END
cat >../home/.m2/settings.xml <<END
<settings xmlns="x"><localRepository>$top/local</localRepository>
<mirrors><mirror><id>m</id><mirrorOf>*,!own</mirrorOf>
<url>file://$top/mirror</url></mirror></mirrors></settings>
END
wants() {
  echo "{:deps {a/lib {:mvn/version \"$1\"}}
         :mvn/repos {\"own\" {:url \"file://$top/own\"}}}" >deps.edn
}
echo '<metadata><versioning><versions><version>1.0</version>
<version>1.5</version><version>2.0-SNAPSHOT</version></versions></versioning>
</metadata>' >../own/a/lib/maven-metadata.xml
wants 1.0
expect_equal "src:$top/local/a/lib/1.0/lib-1.0.jar" "$(cljwc -Spath)"
[ -s "$top/local/org/clojure/clojure/1.12.0/clojure-1.12.0.pom" ]
for range in '[1.0,1.9)' RELEASE '(1.0,1.9]'; do
  wants "$range"
  expect_equal 'a/lib 1.5' "$(cljwc -Stree | tail -1)"
done
wants 2.0-SNAPSHOT
expect_equal 'a/lib 2.0-SNAPSHOT' "$(cljwc -Stree | tail -1)"
wants '[3,)'
expect_exit 1 cljwc -P
expect err 'no version of a/lib is [3,)'
expect err 'there are: 1.0 1.5 2.0-SNAPSHOT'

# What a repository lists is kept until -Sforce.
wants RELEASE
sed -i 's/<version>1.5/<version>1.0/' ../own/a/lib/maven-metadata.xml
expect_equal 'a/lib 1.5' "$(cljwc -Stree | tail -1)"
expect_equal 'a/lib 1.0' "$(cljwc -Sforce -Stree | tail -1)"
