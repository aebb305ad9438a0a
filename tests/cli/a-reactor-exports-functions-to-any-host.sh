# SPDX-License-Identifier: MIT
# The C ABI of rt/host/host.h, spoken by a host that has nothing but it.
cat >app.clj <<'END'
(ns app)
(def calls (atom 0))
(defn ^:export area "Of a rectangle." ^double [^double w ^double h] (* w h))
(defn ^:export gcd ^long [^long a ^long b] (if (zero? b) a (recur b (rem a b))))
(defn ^:export greet [^String who] (str "Hello, " who "!"))
(defn ^:export letters [s] (frequencies s))
(defn ^:export add-up ([] 0) ([a] a) ([a & more] (apply + a more)))
(defn ^:export tick [] (swap! calls inc))
(defn ^:export fail [id] (throw (ex-info "no such user" {:id id})))
(defn ^:export overflow ^long [^long n] (inc (+ n Long/MAX_VALUE)))
(defn ^:export mixed [^long n ^double d s] [n d s])
(defn ^{:export "other-name"} named [x] (nil? x))
(defn ^:export three [a b c d e f g h] (list a h))
(println "loaded")
END
cljwc --reactor app.clj -o app.wasm
cat >host.mjs <<'END'
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';
const wasi = new WASI({ version: 'preview1' });
const module = new WebAssembly.Module(readFileSync('app.wasm'));
const instance = new WebAssembly.Instance(module, wasi.getImportObject());
wasi.initialize(instance);
const e = instance.exports;
const words = () => new Uint32Array(e.memory.buffer, e.clj_host.value, 7);
const bytes = (n) => new Uint8Array(e.memory.buffer, words()[3], n);
const text = (s) => {
  const ref = e.clj_make_text(s.length, 0);
  bytes(s.length).set(Buffer.from(s, 'latin1'));
  return ref;
};
// By way of the buffer for short ones.
const short = (s) => {
  new Uint8Array(e.memory.buffer, words()[6], 256).set(Buffer.from(s, 'latin1'));
  return e.clj_make_text(s.length, 2);
};
const string = (ref) =>
  e.clj_text(ref) && Buffer.from(bytes(words()[4] >> 1)).toString('latin1');
const show = (ref) => string(e.clj_string(ref, 1));
const thrown = () => {
  const s = string(e.clj_report(words()[0]));
  words()[0] = 0;
  return s.split('\n')[0];
};
console.log(e.area(2, 3.5), e.gcd(12n, 18n), string(e.greet(text('Ada'))));
console.log(string(e.greet(short('Bob'))), words()[3] === words()[6],
  string(e.greet(short('Zoë'))), words()[3] === words()[6],
  e.clj_text(text('x'.repeat(257))), words()[3] === words()[6]);
console.log(show(e.letters(text('hello'))), e.tick() >> 1, e.tick() >> 1);
console.log(e.add_up_0, e['add-up_0'](), e['add-up_1'](7 << 1 | 1) >> 1);
new Uint32Array(e.memory.buffer, words()[2], 2).set([5, 7]);
console.log(show(e['add-up_v'](3, e.clj_make_vector(2))));
console.log(show(e.mixed(1n << 40n, 1, 6)), show(e['other-name'](0)));
console.log(show(e.three(3, 0, 0, 0, 0, 0, 0, 5)));
e.fail(15);
console.log(thrown());
e.overflow(1n);
console.log(thrown());
e.greet(8000);
console.log(thrown());
words()[1] = 1;
const kept = e.clj_keep(text('kept'));
const many = () => {
  for (let i = 0; i < 200000; i++) {
    e.letters(kept);
    words()[1] = 1; // drops what the call returned
  }
};
many();
const before = e.memory.buffer.byteLength;
many();
console.log(string(kept), e.memory.buffer.byteLength === before);
e.clj_release(kept);
e.letters(kept);
console.log(thrown());
const again = e.clj_keep(text('again'));
e.letters(kept);
console.log(thrown(), string(again));
for (let i = 0; i < 70000; i++) if (!e.clj_make_text(1, 0)) break;
console.log(thrown());
END
command "${NODE:-node}" --no-warnings host.mjs >out
expect_equal 'loaded
7 6n Hello, Ada!
Hello, Bob! true Hello, Zoë! false 2 false
{\h 1, \e 1, \l 2, \o 1} 1 2
undefined 0n 7
6
[1099511627776 1.0 true] true
(1 2)
clojure.lang.ExceptionInfo: no such user {:id 7}
java.lang.ArithmeticException: long overflow
java.lang.IllegalArgumentException: a reference that has been released, or never was one
kept true
java.lang.IllegalArgumentException: a reference that has been released, or never was one
java.lang.IllegalArgumentException: a reference that has been released, or never was one again
java.lang.StackOverflowError: too many local references' "$(cat out)"
# What it imports is WASI.
! strings -a app.wasm | grep -q env
# From the cache it is the same module.
cljwc --reactor app.clj -o again.wasm
cmp app.wasm again.wasm
