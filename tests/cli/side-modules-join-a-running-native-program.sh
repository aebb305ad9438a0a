# --target=native: a main module is a program that loads shared objects.
mkdir app
cat >app/main.clj <<'CLJ'
(ns app.main)
(defn price [x] (* 2 x))
(defn total [xs] (reduce + (map price xs)))
(println "started" (total [1 2 3]))
CLJ
cljwc --main-module --target=native app/main.clj -cp . -o main
side() { cljwc --shared --target=native "$1" -cp . -o "$2.so"; }
side '(+ 1 2)' add
side '(do (ns app.main) (defn price [x] (* 10 x)))' redefine
side '(do (ns app.main) (declare total)
  [(total [1 2 3]) (:a {:a :b}) (identical? :k (keyword "k")) *1])' calls
side '(throw (ex-info "no" {:a 1}))' throws
side '(deftype T [x] Object (toString [_] (str "T" x)))' type
side '(do (deftype T [x]) (.-x (T. 5)))' own
side '(do (def kept (vec (map str (range 1000))))
  (dotimes [_ 300] (vec (range 10000))) (count (apply str kept)))' kept
expect_equal 'started 12
3' "$(./main add.so)"
expect_equal "started 12
#'app.main/price
[60 :b true #'app.main/price]" "$(./main redefine.so calls.so)"
expect_equal 'started 12
user.T
5
2890' "$(./main type.so own.so kept.so)"
expect_exit 1 ./main throws.so add.so
expect err 'clojure.lang.ExceptionInfo: no {:a 1}'
expect out 3

# What is no module of this program is refused, and the rest goes on.
echo text >text.so
head -c 600 add.so >half.so
for module in text half; do
  expect_exit 1 ./main $module.so add.so
  expect err "$module.so: not-a-side-module: not a side module: "
  expect out 3
done
LC_ALL=C sed 's/[0-9a-f]\{16\} user/0123456789abcdef user/' add.so >other.so
expect_exit 1 ./main other.so add.so
expect err 'other.so: other-program: compiled for another main module'
expect out 3

# A type that nothing has defined here.
cat >types.clj <<'CLJ'
(ns types)
(deftype Known [x])
(defprotocol Can (can [x]))
CLJ
cat >use.py <<'PY'
import base64, sys
sys.path.insert(0, sys.argv[1])
from client import Client, Server
server = Server(sys.argv[2], "--runtime=native", "-cp", ".")
c = Client(server.port).clone()
c.eval("(require 'types)")
r = c.call("compile-wasm", code="(.-x (types.Known. 1))")
open("use.so", "wb").write(base64.b64decode(r[0]["wasm"]))
server.stop()
PY
python3 use.py "$ROOT/tests/nrepl" "$CLJWC"
expect_exit 1 ./main use.so add.so
expect err 'use.so: missing-symbols: undefined: C_types__Known'
expect err 'from the module of a deftype or defrecord (types__Known)'
expect out 3
expect_exit 2 cljwc --shared --main-module --target=native app/main.clj
