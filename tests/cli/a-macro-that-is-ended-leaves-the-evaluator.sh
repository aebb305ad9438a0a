# SPDX-License-Identifier: MIT
# The evaluator goes on after a macro without end, with the memory it took.
cat >forms <<'EOF'
(defmacro w [& body] `(let [v# (w ~@body ~@body)] v#))
(w 1 2)
(w 1 2)
(w 1 2)
(w 1 2)
(w 1 2)
(w 1 2)
(println "still here")
(print (slurp "/proc/self/status"))
EOF
cljw <forms >out 2>err || true
expect out "still here"
peak=$(awk '/^VmHWM:/ { print $2 }' out)
[ "$peak" -gt 1000 ] && [ "$peak" -lt 1500000 ] || { echo "$peak KB"; exit 1; }
expect err "REPL:1:1: error: macro user/w or its expansion takes more than 400 MB"
# Macros have their time, what they expand to has any.
cat >long.clj <<'EOF'
(defmacro run [form] form)
(defn cpu-ms [] (quot (System/nanoTime) 1000000))
(println (run (let [end (+ 2500 (cpu-ms))]
                (loop [] (if (< (cpu-ms) end) (recur) "took its time")))))
EOF
export CLJWC_MACRO_SECONDS=1
cljw long.clj >out
expect out "took its time"
