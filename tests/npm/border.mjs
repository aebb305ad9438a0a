// SPDX-License-Identifier: MIT
// Crosses the border in all ways, for a module that collects at every safepoint.
import * as p from './build/border/index.js';
import assert from 'node:assert/strict';
const { keyword, toClj } = p.clojure;
const held = [];
for (let k = 0; k < 30; k++) {
  assert.deepEqual(p.letters('hellö €').toJS(), { h: 1, e: 1, l: 2, 'ö': 1, ' ': 1, '€': 1 });
  const n = p.nested(4); held.push(n);
  assert.equal(String(n), '[4 [3 [2 [1 nil {:k "1"} #{1}] {:k "2"} #{2}] {:k "3"} #{3}] {:k "4"} #{4}]');
  assert.equal(p.call((a, b) => p.call((c) => c + a + b, 5), 1, 2), 8);
  assert.equal(p.adder(5)(p.adder(1)(2)), 8);
  assert.throws(() => p.fail([1, { a: k }]), (e) => { assert.deepEqual(e.data.toJS(), { x: [1, { a: k }] }); return true; });
  assert.deepEqual(p.jsThings((x) => p.adder(1)(x)).toJS(), [1, [1, 2, 3], { a: 1, b: [1, 2, 3], c: 'see' }, [2, 3, 4], 2]);
  assert.equal(p.iso(), '1970-01-01T00:00:00.000Z');
  const v = toClj({ a: [1, 2n ** 70n, 1.5, 'x', new Uint8Array([1]), new Set([keyword('q')])] }); held.push(v);
  assert.equal([...v][0][1].size, 6);
  if (k % 3 === 0) held.shift().release();
}
for (const h of held) String(h);
// Strings of every kind around the lengths at which they pass another way
// (HOST_TEXT of rt/host/host.h), also while memory grows.
for (const unit of ['a', '\0', 'é', 'ÿ', 'Ā', '€', '\ud83d', '😀'])
  for (const n of [0, 1, 19, 20, 21, 100, 255, 256, 257, 9000])
    for (const s of [unit.repeat(n), 'a'.repeat(n) + unit, unit + 'a'.repeat(n)])
      assert.equal(p.echo(s), s);
const more = [];
for (let i = 0; i < 40; i++) {
  more.push(toClj('x'.repeat(1 << 20)));
  assert.equal(p.echo(`a string of more than 20 units: ${i}`),
               `a string of more than 20 units: ${i}`);
}
console.log('ok', held.length);
