# SPDX-License-Identifier: MIT
# clojure.java.shell, clojure.reflect and their like: a warning in a library, and
# an exception where it is reached; in the program's own file an error.
echo '(ns own (:require [clojure.java.shell :refer [sh]])) (sh "ls")' >own.clj
expect_exit 1 cljwc --target=native own.clj
expect err 'own.clj:1:19: error: unsupported namespace: clojure.java.shell'

mkdir -p lib/acme
cat >lib/acme/tool.clj <<'END'
(ns acme.tool (:require [clojure.java.shell :as shell] [clojure.reflect :as r]))
(defn run [x] (shell/with-sh-dir "/" (:out (shell/sh "echo" x))))
(defn members [x] (:members (r/reflect x)))
(defn twice [x] (* 2 x))
END
cat >main.clj <<'END'
(ns main (:require [acme.tool :as tool]))
(defn -main []
  (println (tool/twice 21))
  (println (try (tool/run "a")
                (catch UnsupportedOperationException e (.getMessage e))))
  (println (try (tool/members "a")
                (catch UnsupportedOperationException e (.getMessage e)))))
END
expect_exit 1 cljwc -Werror=unsupported -cp .:lib --target=native main.clj
expect_exit 0 cljwc -cp .:lib --target=native main.clj -o main
expect err 'unsupported namespace: clojure.java.shell (there are no processes) [-Wunsupported]'
expect err 'unsupported namespace: clojure.reflect (there is no Java reflection)'
expect_equal '42
clojure.java.shell/sh: there are no processes
clojure.reflect/reflect: there is no Java reflection' "$(./main)"
expect_exit 1 cljwc -cp .:lib --target=native own.clj # the cache has it now
expect err "own.clj:1:19: error: unsupported namespace: clojure.java.shell"
