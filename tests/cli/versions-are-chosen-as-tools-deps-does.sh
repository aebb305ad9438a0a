# SPDX-License-Identifier: MIT
# What the project asks for counts, else the newest; exclusions; what only an
# older version needed is gone; scopes, optional, properties, parents, managed.
project
publish a/low 1.9
publish a/low 1.10
publish a/gone 1
publish a/mid 1 "$(dep a/low 1.9)$(dep a/gone 1)"
publish a/mid 2 "$(dep a/low 1.10)"
publish a/top 1 "$(dep a/mid 1)"
publish b/top 1 "$(dep a/mid 2)$(dep a/test 1 '<scope>test</scope>')
  $(dep a/maybe 1 '<optional>true</optional>')"
mkdir app && cd app
# The lines below are what tools.deps 0.21 says of the same repository.
tree() {
  echo "$1" >deps.edn
  cljwc ${2-} -Stree 2>/dev/null | grep -v org.clojure/clojure
}
expect_equal 'a/top 1
  X a/mid 1 :superseded
    X a/low 1.9 :parent-omitted
    X a/gone 1 :parent-omitted
b/top 1
  . a/mid 2 :newer-version
    . a/low 1.10' "$(tree '{:deps {a/top {:mvn/version "1"}
                                   b/top {:mvn/version "1"}}}')"
case $(cljwc -Spath) in *gone*) echo 'gone is still there' && exit 1 ;; esac
expect_equal 'a/top 1
  . a/mid 1
    X a/low 1.9 :use-top
    . a/gone 1
a/low 1.10' "$(tree '{:deps {a/top {:mvn/version "1"}
                             a/low {:mvn/version "1.10"}}}')"
expect_equal 'a/top 1
  . a/mid 1
    X a/low 1.9 :excluded
    . a/gone 1' "$(tree '{:deps {a/top {:mvn/version "1"
                                        :exclusions [a/low]}}}')"
expect_equal 'a/top 1
  . a/mid 2
    . a/low 1.10' "$(tree '{:deps {a/top {:mvn/version "1"}}
  :aliases {:x {:override-deps {a/mid {:mvn/version "2"}}}}}' -A:x)"
expect_equal 'b/top 1
  . a/mid 2
    . a/low 1.10' "$(tree '{:deps {a/top {:mvn/version "1"}}
  :aliases {:x {:replace-deps {b/top nil}
                :default-deps {b/top {:mvn/version "1"}}}}}' -A:x)"

# A parent's properties and managed versions, and an imported POM.
cd .. && mkdir -p repo/p/parent/3 repo/p/bom/1
echo '<project><modelVersion>4.0.0</modelVersion><groupId>p</groupId><artifactId>parent</artifactId>
<version>3</version><packaging>pom</packaging>
<properties><mid>${two}</mid><two>2</two></properties>
<dependencyManagement><dependencies>
<dependency><groupId>a</groupId><artifactId>mid</artifactId>
  <version>${mid}</version></dependency>
<dependency><groupId>p</groupId><artifactId>bom</artifactId>
  <version>1</version><type>pom</type><scope>import</scope></dependency>
</dependencies></dependencyManagement></project>' \
  >repo/p/parent/3/parent-3.pom
echo '<project><modelVersion>4.0.0</modelVersion><groupId>p</groupId><artifactId>bom</artifactId>
<version>1</version><dependencyManagement><dependencies>
<dependency><groupId>a</groupId><artifactId>gone</artifactId>
  <version>1</version></dependency>
</dependencies></dependencyManagement></project>' >repo/p/bom/1/bom-1.pom
publish p/child 3
echo '<?xml version="1.0"?><!-- > --><project a="x&gt;y"><modelVersion>4.0.0</modelVersion><parent>
<groupId>p</groupId><artifactId>parent</artifactId><version>3</version></parent>
<artifactId>child</artifactId><dependencies>
<dependency><groupId>a</groupId><artifactId>mid</artifactId></dependency>
<dependency><groupId>a</groupId><artifactId>gone</artifactId></dependency>
<dependency><groupId>${project.groupId}</groupId>
<artifactId><![CDATA[other]]></artifactId><version>${project.version}</version>
</dependency></dependencies></project>' >repo/p/child/3/child-3.pom
publish p/other 3
cd app
expect_equal 'p/child 3
  . a/mid 2
    . a/low 1.10
  . a/gone 1
  . p/other 3' "$(tree '{:deps {p/child {:mvn/version "3"}}}')"
