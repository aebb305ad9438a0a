# SPDX-License-Identifier: MIT
cat >world.wit <<'END'
package demo:app;

interface shapes {
  record point { x: f64, y: f64 }
  flip: func(p: point) -> point;
}

world app {
  import log: func(text: string);
  export shapes;
  export greet: func(name: string) -> string;
}
END
cat >app.clj <<'END'
(ns app (:require [cljwc.wit :as wit]))
(def log (wit/import "log"))
(defn flip [{:keys [x y]}] {:x y :y x})
(defn greet [name] (log "greeting") (str "hello, " name))
END
# Without wasm-tools its remedy is named, and nothing is left behind.
expect_exit 2 env CLJWC_WASM_TOOLS=no-such "$CLJWC" --wit world.wit app.clj
expect err 'make release-tools'
expect_absent app.wasm
expect_exit 2 cljwc run --wit world.wit app.clj
expect_exit 2 cljwc --wit world.wit --http app.clj
expect_exit 2 cljwc --wit world.wit --target=native app.clj
expect_exit 2 cljwc --world app app.clj
expect err '--world needs --wit'
tools=${CLJWC%/*}/lib/cljwc/wasm-tools
[ -x "$tools" ] || exit 0 # make release-tools has not been asked for

cljwc --wit world.wit app.clj -o app.wasm
"$tools" validate app.wasm
"$tools" component wit app.wasm >wit
expect wit 'export greet: func(name: string) -> string;'
expect wit 'import log: func(text: string);'
expect wit 'export demo:app/shapes;'
# What no source mentions is not imported.
echo '(ns app) (defn flip [p] p) (defn greet [name] name)' >quiet.clj
cljwc --wit world.wit quiet.clj -o quiet.wasm
"$tools" component wit quiet.wasm >wit
! grep -q 'import log' wit

refused() { # FILE:LINE:COLUMN MESSAGE [OPTION...]
  local place=$1 message=$2
  shift 2
  expect_exit 1 cljwc --wit world.wit "$@" bad.clj -o bad.wasm
  expect err "$place: error: $message"
  expect_absent bad.wasm
}
echo '(ns app) (defn greet [name] name)' >bad.clj
refused world.wit:5:3 'The world exports demo:app/shapes#flip, but namespace app has no such function'
echo '(ns app) (defn flip [p] p) (defmacro greet [name] name)' >bad.clj
refused world.wit:11:10 'The world exports greet, but namespace app has no such function'
printf '(ns app)\n(defn flip [p] p)\n(defn greet [first last] first)' >bad.clj
refused bad.clj:3:1 'app/greet takes other arguments than the 1 that the world passes'
cat >bad.clj <<'END'
(ns app (:require [cljwc.wit :as wit]))
(def log (wit/import "logg"))
(defn flip [p] p) (defn greet [name] name)
END
refused bad.clj:2:15 'the world imports no logg'
# What a function is exported as need not be its name.
cat >bad.clj <<'END'
(ns app)
(defn ^{:export "shapes/flip"} flip-point [p] p)
(defn ^{:export "greet"} hello [name] name)
END
cljwc --wit world.wit bad.clj -o renamed.wasm
echo '(ns app) (defn flip [p] p) (defn greet [name] name)' >bad.clj
refused world.wit:8:1 'there is no world other' --world other
sed -i 's/f64 }/f46 }/' world.wit
refused world.wit:4:29 'type `f46` does not exist'
echo 'package a:b; world app { export }' >world.wit
refused world.wit:1:33 'expected an identifier or string'
echo 'package a:b; world app { import f: func(); }' >world.wit
refused world.wit:1:14 'the world exports no function'
cat >world.wit <<'END'
package a:b;
interface i {
  resource blob { size: func() -> u32; }
}
world app { export i; }
world other { export f: func(); }
END
refused world.wit:5:1 '--world must say which: app, other'
refused world.wit:3:3 'resources cannot be exported yet: blob' --world app
world() { printf 'package a:b;\nworld app {\n  export f: %s;\n}\n' "$1" >world.wit; }
world 'async func(x: u32)'
refused world.wit:3:10 'async functions cannot be exported yet: f'
world 'func(x: stream<u8>)'
refused world.wit:3:10 'f: a value of a stream cannot pass to or from Clojure yet'
world 'func() -> future<string>'
refused world.wit:3:10 'f: a value of a future cannot pass to or from Clojure yet'
rm world.wit
refused world.wit:1:1 'failed to'
