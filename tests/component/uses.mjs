// SPDX-License-Identifier: MIT
// Calls what app.clj exports by way of jco. Arguments: the module it has made.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { logged } from './host.mjs';

const { geometry: g, greet, count, bad } =
    await import(pathToFileURL(process.argv[2]));
const rounds = Number(process.env.ROUNDS ?? 100);
const fails = (f) => {
  try {
    f();
  } catch (error) {
    return error.payload;
  }
  assert.fail('no error');
};

// Variants: a keyword, [keyword value].
assert.equal(g.area({ tag: 'circle', val: 2 }), 12);
assert.equal(g.area({ tag: 'rect', val: [2, 3.5] }), 7);
assert.equal(g.area({ tag: 'nothing' }), 0);
// Records: maps in, a record out; imports.
assert.deepEqual(g.move({ x: 1, y: 2 }, { x: 1, y: 1, label: 'é𝄞' }),
                 { x: 2, y: 3, label: 'at 1' });
assert.deepEqual(logged, ['moving {:x 1.0, :y 2.0, :label nil}']);
// Results: a message, a variant, nothing.
assert.deepEqual([...g.parse('héé')], [104, 195, 169, 195, 169]);
assert.equal(fails(() => g.parse('')), 'nothing there');
assert.equal(g.check('ab'), 2);
assert.deepEqual(fails(() => g.check('')), { tag: 'empty' });
assert.deepEqual(fails(() => g.check('abcdef')), { tag: 'too-long', val: 6 });
assert.equal(fails(() => g.nope(true)), undefined);
assert.equal(g.nope(false), undefined);
// Enums, flags, options, options of options.
assert.deepEqual(g.maybe('dark-green', { writeIt: true }),
                 { read: true, writeIt: true });
assert.equal(g.maybe(undefined, {}), undefined);
for (const o of [{ tag: 'none' }, { tag: 'some', val: undefined },
                 { tag: 'some', val: 3 }])
  assert.deepEqual(g.nested(o), o);
// More parameters than are passed flat; all widths.
assert.equal(g.many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 'x'),
             '12345678910111213141516x');
for (const all of [
  [-128, 255, -32768, 65535, -2147483648, 4294967295, -9223372036854775808n,
   18446744073709551615n, 1.5, '𝄞'],
  [127, 0, 32767, 0, 2147483647, 0, 9223372036854775807n, 0n, -0.25, 'λ'],
])
  assert.deepEqual(g.widths(...all), all);
const results = [{ tag: 'ok', val: 'x' }, { tag: 'err', val: 'red' }];
assert.deepEqual(g.results(results), results);
// A lazy seq of strings; state, and no growth.
assert.deepEqual(greet('wörld', 2), ['0 hello, wörld', '1 hello, wörld']);
const calls = count();
for (let i = 0; i < rounds; i++) greet('w', 100);
assert.equal(count(), calls + rounds);
// An exception that the world has no place for traps.
assert.equal(bad(0), 'a string');
assert.throws(() => bad(Number(process.env.BAD ?? 1)), /unreachable/);
