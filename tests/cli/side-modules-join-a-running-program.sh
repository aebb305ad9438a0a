# A main module and side modules, in one process: same heap, same vars.
lib=$(dirname "$CLJWC")/lib/cljwc
mkdir app
cat >app/main.clj <<'CLJ'
(ns app.main)
(defn price [x] (* 2 x))
(defn total [xs] (reduce + (map price xs)))
(defrecord Point [x y])
(println "started" (total [1 2 3]))
CLJ
cljwc --main-module app/main.clj -cp . -o main.wasm
side() { cljwc --shared "$1" -cp . -o "$2"; }
side '(+ 1 2)' add.wasm
side '(do (ns app.main) (defn price [x] (* 10 x)))' redefine.wasm
cat >calls.clj <<'CLJ'
(ns app.main)
(declare total)
(println (total [1 2 3]) (:a {:a :b}) (identical? :k (keyword "k")))
*1
CLJ
side calls.clj calls.wasm
side '(throw (ex-info "no" {:a 1}))' throws.wasm
side '(loop [n 0] (if (< n 3000000) (recur (inc n)) (/ n 0)))' divides.wasm
side '(deftype T [x] Object (toString [_] (str "T" x)))' type.wasm
side '(do (deftype T [x]) (.-x (T. 5)))' own.wasm
hello
cljwc hello.clj -o hello.wasm
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
const { start } = await import(process.argv[2]);
const write = (s) => process.stdout.write(s);
const bytes = (name) => readFileSync(`${name}.wasm`);
const program = await start(bytes('main'), { out: write, err: write });
const say = (f) => {
  try {
    const r = f();
    write(`${JSON.stringify(r.value ?? r.exception)} ${r.ns}\n`);
  } catch (e) {
    write(`${e.kind}: ${e.message.replace(/[0-9a-f]{16}/g, 'HASH')}\n`);
  }
};
for (const name of process.argv.slice(3)) say(() => program.eval(bytes(name)));
const other = Buffer.from(bytes('add'));
other.write('0', other.indexOf('\x05cljwc') + 6);
other.write('1', other.indexOf('\x05cljwc') + 7);
say(() => program.eval(other));
say(() => program.eval(Buffer.from('no wasm')));
say(() => program.eval(bytes('add')));
const again = program.load(bytes('redefine'));
say(again), say(again);
const lacking = Buffer.from(bytes('throws'));
const import1 = lacking.indexOf('#'); // a symbol's number, three digits
lacking.write('C_tr', import1);
say(() => program.eval(lacking));
say(() => program.eval(bytes('add')));
JS
command "${NODE:-node}" run.mjs "$lib/host/cljwc-host.mjs" \
  add calls redefine calls throws divides type own hello >out
cat >want <<'TXT'
started 12
"3" user
12 :b true
"3" app.main
"#'app.main/price" app.main
60 :b true
"#'app.main/price" app.main
{"class":"clojure.lang.ExceptionInfo","root":"clojure.lang.ExceptionInfo","report":"clojure.lang.ExceptionInfo: no {:a 1}\n    at user (form:1:1)\n"} user
{"class":"java.lang.ArithmeticException","root":"java.lang.ArithmeticException","report":"java.lang.ArithmeticException: Divide by zero\n    at user (form:1:47)\n"} user
"user.T" user
"5" user
not-a-side-module: not a side module: it has no dylink.0 section (cljwc --shared makes one)
other-program: compiled for another main module: its interface is HASH, this one's HASH; use the main module of the cljwc that compiles the modules
not-a-side-module: not a side module: WebAssembly.Module(): expected magic word 00 61 73 6d, found 6e 6f 20 77 @+0
"3" user
"#'app.main/price" app.main
"#'app.main/price" app.main
missing-symbols: undefined: C_tr, from the module of a deftype or defrecord (tr)
"3" user
TXT
diff want out || exit 1
# The same as a program of its own.
cljwc app/main.clj -cp . -o app.wasm
expect_equal "started 12" "$(node app.wasm)"
