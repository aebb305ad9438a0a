# SPDX-License-Identifier: MIT
# Selectors, a failure, an error, JUnit's XML, random order, colour.
project
mkdir -p src test/a
echo '{:aliases {:test {:extra-paths ["test"]}}}' >deps.edn
echo '(ns a.one-test (:require [clojure.test :refer :all]))
(use-fixtures :once (fn [f] (println "once") (f)))
(deftest good (println "good runs") (is (= 1 1)))
(deftest ^:slow slow (println "slow runs") (is true))' >test/a/one_test.clj
echo '(ns a.two-test (:require [clojure.test :refer [deftest is]]))
(deftest bad (println "bad runs") (is (= "<1>" 2)))
(deftest ugly (throw (ex-info "oh" {})))' >test/a/two_test.cljc
expect_exit 1 cljwc test --junit report.xml
expect out 'Ran 4 tests containing 4 assertions.'
expect out '1 failures, 1 errors.'
expect out 'FAIL in (bad)'
expect out 'once'
expect report.xml '<testsuite name="a.two-test" tests="2" failures="1" errors="1">'
expect report.xml 'expected: (= &quot;&lt;1&gt;&quot; 2)'
expect report.xml '<testcase classname="a.one-test" name="good" time="0.'
python3 -c 'import xml.dom.minidom as m; m.parse("report.xml")'

chosen() { # WHAT RUNS... of good, slow, bad; the rest are options
  local want=$1
  shift
  cljwc test "$@" >out || true
  expect_equal "$want" "$(sed -n 's/ runs$//p' out | tr '\n' ' ')"
}
chosen 'good slow ' -n a.one-test
expect_exit 0 cljwc test -n a.one-test
chosen 'good ' -v a.one-test/good
chosen 'slow ' -i slow
chosen 'good bad ' -e :slow
chosen 'bad ' -r '.*two.*'
expect_exit 1 cljwc test -v a.one-test/none
expect err 'no such test: a.one-test/none'
expect_exit 1 cljwc test -n a.none
expect err 'no such test namespace: a.none'
expect_exit 1 cljwc test -i none
expect out 'No tests were chosen.'

cljwc test --random=7 >one || true
cljwc test --random=7 >two || true
cmp one two
expect one '--random=7'
expect_exit 1 cljwc test --color=always
expect out "$(printf '\033[1;31mFAIL\033[0m')"

# A test namespace that does not compile.
echo '(ns a.three-test) (undefined)' >test/a/three_test.clj
expect_exit 1 cljwc test
expect err 'three_test.clj:1:20: error'
expect_exit 0 cljwc test -n a.one-test
