# SPDX-License-Identifier: MIT
# eval in a compiled program: in it, from a string, from files that were not
# there when it was compiled; also with the library namespace in the cache.
mkdir -p src/my plugins
cat >src/my/lib.clj <<'END'
(ns my.lib)
(defn size [x] (count x))
(defn twice [x] (* 2 (size x)))
END
cat >a.clj <<'END'
(ns a (:require [my.lib :as lib]))
(defn -main [& args]
  (println (load-string "(def z 5) (+ z 1)") (lib/twice [1 2]))
  (intern 'my.lib 'size (constantly 10))
  (println (lib/twice [1 2]) (eval (read-string "(my.lib/size [])")))
  (require 'plugin.one)
  (println (eval (list 'plugin.one/run 1)) (load-file "plugins/two.clj"))
  (println (try (eval '(require (quote nowhere)))
                (catch java.io.FileNotFoundException e "not found"))))
END
cat >want <<'END'
6 4
20 10
[one 1] 3
not found
END
cljwc -cp src --target=native a.clj -o a
mkdir -p plugins/plugin
echo '(ns plugin.one) (defn run [x] (vector (symbol "one") x))' \
  >plugins/plugin/one.clj
echo '(+ 1 2)' >plugins/two.clj
CLJW_PATH=plugins ./a | diff want -
cljwc -cp src --target=native -O0 a.clj -o a
cljwc -cp src --target=native -O0 a.clj -o a
CLJW_PATH=plugins ./a | diff want -
CLJW_PATH=plugins cljwc run --runner=node -cp src a.clj | diff want -
# Others have no evaluator in them.
echo '(println (my.lib/twice [1]))' >b.clj
sed -i 's/^/(require (quote my.lib)) /' b.clj
cljwc -cp src b.clj -o b.wasm
[ "$(wc -c <b.wasm)" -lt 200000 ]
