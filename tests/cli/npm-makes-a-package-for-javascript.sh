# SPDX-License-Identifier: MIT
# What the example's own tests look at; `make test-npm` does so under several
# Node.js, with TypeScript and in a browser.
cp -r "$ROOT/examples/npm" example
rm -rf example/build
cd example
cljwc --npm build/words words.clj
command "${NODE:-node}" --test words.test.js >out 2>&1 ||
  { cat out; exit 1; }
# A package of numbers has nothing of values; what was there is kept.
cat >area.clj <<'END'
(ns area)
(defn ^:export area "Of a
  rectangle." [^double w ^double h] (* w h))
END
mkdir -p numbers
echo '{"name": "mine", "type": "module"}' >numbers/package.json
cljwc --npm numbers area.clj
expect numbers/package.json mine
expect numbers/index.d.ts 'declare function area_(w: number, h: number): number;'
expect numbers/index.d.ts ' * rectangle.'
! grep -q Value numbers/instantiate.js
size=$(cat numbers/*.js numbers/app.wasm | wc -c)
[ "$size" -le 45000 ] || { echo "the package has $size bytes"; exit 1; }
echo '(defn ^:export half-of? [^long a ^long b] (= (* 2 a) b))' >half.clj
cljwc --npm half half.clj
! grep -q Value half/instantiate.js # a boolean is none
expect half/index.d.ts 'isHalfOf_(a: number | bigint, b: number | bigint): boolean;'
cat >use.mjs <<'END'
import { area } from './numbers/index.js';
import { isHalfOf } from './half/index.js';
console.log(isHalfOf(2, 4), isHalfOf(2, 5));
import { instantiate as bad } from './bad/instantiate.js';
import { instantiate } from './prints/instantiate.js';
console.log(area(2, 3));
// An exception while it is loaded is one of instantiate's.
await bad().catch((e) => console.log(e.name, e.message));
let text = '';
const { f } = await instantiate('./app.wasm', { stdout: (s) => { text += s; } });
console.log(f(), JSON.stringify(text));
END
echo '(defn ^:export f [] 1) (throw (ex-info "no" {}))' >bad.clj
cljwc --npm bad bad.clj
echo '(defn ^:export f [] (println "λ") 1) (print "start ")' >out.clj
cljwc --npm prints out.clj
command "${NODE:-node}" use.mjs >log
expect_equal 'true false
6
clojure.lang.ExceptionInfo no
1 "start λ\n"' "$(cat log)"
# Two names that are one in JavaScript.
echo '(defn ^:export a-b [] 1) (defn ^:export aB [] 1)' >clash.clj
expect_exit 1 cljwc --npm clash clash.clj
expect err "user/a-b and user/aB have one name in JavaScript: aB"
