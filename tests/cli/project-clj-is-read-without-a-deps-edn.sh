# SPDX-License-Identifier: MIT
# Leiningen's :source-paths, :dependencies with exclusions, :main, :profiles.
project
publish acme/low 1
publish acme/lib 1.0 "$(dep acme/low 1)"
publish dev 2
mkdir -p app/code app/test && cd app
cat >project.clj <<'END'
(defproject acme/app "0.1"
  :description "with #=(nothing) ~(evaluated)"
  :license {:pattern #"x"}
  :dependencies [[acme/lib "1.0" :exclusions [[acme/low]]]]
  :profiles {:dev {:dependencies [[dev "2"]]}}
  :source-paths ["code"]
  :main ^:skip-aot main)
END
echo '(ns main (:require lib)) (defn -main [& args] (prn lib/x args))' \
  >code/main.clj
echo '(ns main-test (:require dev lib [clojure.test :refer [deftest is]]))
(deftest t (is (= ["2" "1.0"] [dev/x lib/x])))' >test/main_test.clj
expect_equal '"1.0" ("x")' "$(cljwc run --target=native -- x 2>/dev/null)"
case $(cljwc -Spath) in *low*) exit 1 ;; esac
expect_exit 0 cljwc test
expect out '0 failures, 0 errors.'
echo '{:paths ["code"]}' >deps.edn
expect_exit 1 cljwc build --main main
