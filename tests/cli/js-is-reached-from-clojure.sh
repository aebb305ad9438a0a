# SPDX-License-Identifier: MIT
# ClojureScript's syntax in a package for JavaScript.
cat >page.clj <<'END'
(ns page
  (:require ["node:path" :as path :refer [basename]]
            ["./own.mjs" :default own]))

(deftype Point [x ^:unsynchronized-mutable y]
  clojure.lang.IFn
  (invoke [this v] (set! (.-y this) v) (.-y this)))

(def log (atom []))
(defn ^:export iso [] (.toISOString (js/Date. 0)))
(defn ^:export year [] (.getUTCFullYear (new js/Date 0)))
(defn ^:export largest [a b] (js/Math.max a b))
(defn ^:export paths []
  [(path/join "a" "b") (basename "x/y.txt") (.basename path "q/r") (own 20)])
(defn ^:export objects []
  (let [o #js {:a 1 "b" #js [1 2 3]}]
    (set! (.-c o) "see")
    (set! (.-value o) 5)
    [(.-a o) (.-length (.-b o)) (.-c o) (.-value o) (. o -a)
     (vec (.-b o)) (count (.-b o)) (nth (.-b o) 1) (map inc (.-b o))
     (:a o) (get o "c") (get o "no" :none)]))
(defn ^:export converted []
  (let [o (clj->js {:x [1 {:y #{2}}] "z" nil :k :kw/ns})]
    [(js->clj o) (js->clj o :keywordize-keys true) (js-keys o)
     (js/JSON.stringify o)]))
(defn ^:export own-types []
  (let [p (Point. 1 2)] [(.-x p) (p 9) (.length "abc") (.length (StringBuilder. "ab"))]))
(defn ^:export chained []
  (.. (js/Array. 3) (fill "ab") (map (fn [s] (.toUpperCase s))) (join "-")))
(defn ^:export mapped [f] (.map #js [1 2 3] (fn [x i _] (f x i))))
(defn ^:export caught []
  (try (js/JSON.parse "{")
       (catch js/Error e (.-name (:error (ex-data e))))))
(defn ^:export uncaught [] (js/nothing.here))
(defn ^:export no-method [] (.nothing #js {} 1))
(defn ^:export inside [f] (try (f) (catch :default e (str "got " (ex-message e)))))
(defn ^:export through [f] (f))
(defn ^:export later [n]
  (.then (js/Promise.resolve n) (fn [x] (swap! log conj x) (inc x))))
(defn ^:export logged [] @log)
(defn ^:export same [x] x)
(defn ^:export call [f & args] (apply f args))
(defn ^:export known? [a b] (= a b))
(defn ^:export shown [x] (pr-str x))
(js/console.log "loaded" 1 2.5 nil true)
(set! js/globalThis.fromClojure 42)
END
echo 'export default (n) => n + 1;' >own.mjs
cljwc --npm page page.clj
cp own.mjs page
cat >use.mjs <<'END'
import assert from 'node:assert/strict';
import * as p from './page/index.js';
const js = (v) => p.clojure.isValue(v) ? v.toJS() : v;
const is = (name, want) => assert.deepEqual(js(p[name]()), want, name);
assert.equal(globalThis.fromClojure, 42);
is('iso', '1970-01-01T00:00:00.000Z');
is('year', 1970);
is('paths', ['a/b', 'y.txt', 'r', 21]);
is('objects', [1, 3, 'see', 5, 1, [1, 2, 3], 3, 2, [2, 3, 4], 1, 'see', 'none']);
const json = { x: [1, { y: [2] }], z: null, k: 'kw/ns' };
is('converted', [json, json, ['x', 'z', 'k'], JSON.stringify(json)]);
is('ownTypes', [1, 9, 3, 2]);
is('chained', 'AB-AB-AB');
is('caught', 'SyntaxError');
assert.equal(p.largest(3, 4.5), 4.5);
assert.deepEqual(p.mapped((x, i) => x * 10 + i), [10, 21, 32]);
assert.throws(() => p.uncaught(), (e) => e.cause instanceof TypeError &&
  e.name === 'clojure.lang.ExceptionInfo' && /page\/uncaught/.test(e.stack));
assert.throws(() => p.noMethod(), /nothing is not a function of an object/);
const far = new RangeError('too far');
const fails = () => { throw far; };
assert.equal(p.inside(fails), 'got too far');
assert.throws(() => p.through(fails), (e) => e.cause === far);
assert.equal(await p.later(5), 6);
assert.deepEqual(p.logged().toJS(), [5]);
const url = new URL('data:x');
assert.equal(p.same(url), url);
assert.equal(p.isKnown(url, url), true);
assert.equal(p.isKnown(url, new URL('data:x')), false);
assert.match(p.shown(url), /^#object\[js\.Object \d+\]$/);
assert.equal(p.call((...all) => all.length, 1, 2, 3), 3);
assert.equal(p.call((...all) => all.length, ...Array(100).fill(1)), 100);
assert.equal(p.call(p.call, p.largest, 1, 2), 2);
// Objects that Clojure has dropped are let go.
const { memory } = p.clojure.exports;
for (let i = 0; i < 150000; i++) p.iso();
const before = memory.buffer.byteLength;
for (let i = 0; i < 200000; i++) p.iso();
assert.equal(memory.buffer.byteLength, before);
console.log('done');
END
command "${NODE:-node}" use.mjs >log 2>&1 || { cat log; exit 1; }
expect_equal 'loaded 1 2.5 null true
done' "$(cat log)"
# Where there is no such host, it is an error, with its place.
echo '(defn f [] (js/alert 1))' >app.clj
expect_exit 1 cljwc app.clj
expect err 'app.clj:1:13: error: No such namespace: js'
echo '(ns app (:require ["fs" :as fs]))' >app.clj
expect_exit 1 cljwc app.clj
expect err 'Only programs for JavaScript can require one of its modules: fs'
# A package that uses nothing of it imports WASI only.
echo '(defn ^:export f [x] (map inc x))' >app.clj
cljwc --npm plain app.clj
! grep -q cljwc: plain/instantiate.js
cat >imports.mjs <<'END'
import { readFileSync } from 'node:fs';
const module = new WebAssembly.Module(readFileSync('plain/app.wasm'));
const from = WebAssembly.Module.imports(module).map((i) => i.module);
console.log([...new Set(from)].join());
END
expect_equal wasi_snapshot_preview1 "$(command "${NODE:-node}" imports.mjs)"
