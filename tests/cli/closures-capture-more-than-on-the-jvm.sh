# The JVM stops at 250 captures; an object here has room for thousands.
wide() { # N: a program whose function, reify and loop capture N locals
  cat >wide.clj <<EOF
(defmacro wide [body]
  \`(let [~@(mapcat (fn [i] [(symbol (str "x" i)) \`(identity ~i)]) (range $1))]
     ~body))
(defmacro all [] (mapv (fn [i] (symbol (str "x" i))) (range $1)))
(def f (wide (fn [] (fn [] (all)))))
(println (count ((f))) (reduce + ((f))))
(def r (wide (reify clojure.lang.IDeref (deref [_] (all)))))
(println (count @r) (reduce + @r))
(defmacro typed [] \`(deftype ~'T ~(mapv (fn [i] (symbol (str "f" i))) (range $1))))
(typed)
(println (count (T/getBasis)))
EOF
}
for n in 254 255 300; do
  wide $n
  want="$n $((n * (n - 1) / 2))"
  expect_exit 0 cljwc run wide.clj
  expect_equal "$want
$want
$n" "$(cat out)"
done
expect_exit 0 cljwc --interpret wide.clj
expect_equal "$want
$want
$n" "$(cat out)"

wide 4001
expect_exit 1 cljwc wide.clj
expect err "error: more than 4000 locals captured by a function"
expect err "error: more than 4000 locals captured by a reify"
expect err "error: more than 4000 fields"
