# SPDX-License-Identifier: MIT
# Paths, a library from a repository, one of a local folder; build, run, -m.
project
publish acme/lib 1.0
mkdir -p app/src/app other/src app/dev
cat >app/deps.edn <<'END'
{:deps {acme/lib {:mvn/version "1.0"}
        other/other {:local/root "../other"}}
 :aliases {:dev {:extra-paths ["dev"] :main-opts ["-m" "dev" "alias"]}
           :app {:main-opts ["-m" "app.main-part"]}}}
END
echo '{}' >other/deps.edn
echo '(ns other) (def y :other)' >other/src/other.clj
echo '(ns app.main-part (:require [lib] [other]))
(defn -main [& args] (prn lib/x other/y args))' >app/src/app/main_part.clj
echo '(ns dev (:require lib)) (defn -main [& args] (prn :dev lib/x args))' \
  >app/dev/dev.clj
repo=$HOME/.m2/repository/acme/lib/1.0
cd app
expect_exit 0 cljwc -P
[ -s "$repo/lib-1.0.jar" ] && [ -s "$repo/lib-1.0.pom" ]
expect_equal "src:$repo/lib-1.0.jar:$(dirname "$PWD")/other/src" \
  "$(cljwc -Spath)"
expect_exit 0 cljwc build --target=native
expect_equal '"1.0" :other ("a" "b")' "$(target/app a b)"
expect_equal '"1.0" :other ("c")' "$(cljwc run --target=native -- c)"
expect_equal '"1.0" :other ("-x")' \
  "$(cljwc run --target=native -m app.main-part -x)"
expect_equal ':dev "1.0" ("alias")' "$(cljwc run --target=native -A:dev)"

# What is fetched is not needed again; nothing has changed, so nothing runs.
mv ../repo ../gone
cljwc build --target=native -v >log 2>&1
[ ! -s log ]
echo '(ns other) (def y :changed)' >../other/src/other.clj
cljwc build --target=native
expect_equal '"1.0" :changed nil' "$(target/app)"
rm ../other/src/other.clj
expect_exit 1 cljwc build --target=native
expect err 'Could not locate other.clj'

# A file alone is compiled with the project's path, unless -cp says other.
echo '(require (quote lib)) (prn lib/x)' >script.clj
expect_equal '"1.0"' "$(cljwc run --target=native script.clj)"
expect_exit 1 cljwc -cp . --target=native script.clj
