# SPDX-License-Identifier: MIT
cat >a.clj <<'END'
(defmacro twice [x] `(+ ~x ~x))
(dotimes [i 200000]
  (eval '(let [a (twice 2)] (when (= a 4) a)))
  (eval (list '+ i 1)))
(println "done")
END
# In KB. A compiler that kept each form took 300 MB more.
expect_exit 0 bash -c 'ulimit -v 400000; exec "$0" --interpret a.clj' "$CLJWC"
expect out "done"
