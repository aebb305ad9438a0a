# SPDX-License-Identifier: MIT
# (load path) in cljw, also in a function: beside the namespace or from the
# source path; a missing file is Java's exception, as for a missing namespace.
mkdir parts
echo '(println "part of" (ns-name *ns*))' >parts/one.clj
cat >m.clj <<'X'
(ns m)
(defn part [path] (load path))
(part "/parts/one")
(load "parts/one")
(defn error [f] (try (f) (catch java.io.FileNotFoundException e (ex-message e))))
(println (error #(part "/parts/no-such")))
(println (error #(require 'parts.no-such)))
X
cljw -cp . m.clj >out
cat >want <<'X'
part of m
part of m
Could not locate parts/no-such__init.class, parts/no-such.clj or parts/no-such.cljc on classpath.
Could not locate parts/no_such__init.class, parts/no_such.clj or parts/no_such.cljc on classpath. Please check that namespaces with dashes use underscores in the Clojure file name.
X
diff want out
