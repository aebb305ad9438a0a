// SPDX-License-Identifier: MIT
// What a JavaScript project sees of words.clj: npm test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as words from './build/words/index.js';

const { adder, area, blank, clojure, gcd, isBlank, known, lookup, naturals,
        remember, shout, top, wordCount } = words;

test('numbers', () => {
  assert.equal(area(2, 3.5), 7);
  assert.equal(gcd(12, 18), 6);
  assert.equal(gcd(2n ** 61n, 2n ** 60n), 2n ** 60n); // no number has it all
  assert.equal(gcd(-12n, 18), 6);
});

test('strings', () => {
  assert.equal(shout('grüße'), 'GRÜSSE!');
  assert.equal(shout('λ😀!'), 'Λ😀!');
  assert.equal(shout('x'.repeat(100000)).length, 100001);
  assert.equal(isBlank(' '), true);
  assert.equal(isBlank('a'), false);
  assert.equal(blank, undefined);
});

test('collections stay Clojure\'s until they are asked for', () => {
  const counts = wordCount('The cat saw the dog. The end.');
  assert.equal(counts.kind, 'map');
  assert.equal(counts.size, 5);
  assert.equal(counts.get('the'), 3);
  assert.equal(counts.get('bird'), null);
  assert.equal(counts.has('cat'), true);
  assert.deepEqual(new Map(counts).get('dog'), 1);
  assert.deepEqual(counts.toJS(), { the: 3, cat: 1, saw: 1, dog: 1, end: 1 });
  assert.deepEqual(top(counts).toJS(), [['the', 3], ['cat', 1], ['dog', 1]]);
  assert.deepEqual(top({ a: 1, b: 2 }, 1).toJS(), [['b', 2]]);
  assert.equal(JSON.stringify(top(counts, 1)), '[["the",3]]');
  assert.equal(counts.equals(wordCount('the THE the cat saw dog end')), true);
  assert.match(String(counts), /^\{.*"the" 3.*\}$/);
});

test('lazy seqs are realised as they are read', () => {
  const some = [];
  for (const n of naturals()) {
    if (n > 4) break;
    some.push(n);
  }
  assert.deepEqual(some, [1, 2, 3, 4]);
});

test('values go in as what they are', () => {
  const same = (v) => assert.deepEqual(adder.call(null, 0) && echo(v), v);
  const echo = (v) => clojure.toClj([v]).toJS()[0];
  for (const v of [null, true, false, 0, -1, 2 ** 30, -(2 ** 31), 2 ** 53 - 1,
                   1.5, NaN, -0, Infinity, 2n ** 63n - 1n, 2n ** 64n, '', 'ä',
                   '\u{1F600}', [], [1, [2]], {}, { a: { b: [null] } },
                   new Date(0), new Uint8Array([0, 128, 255])])
    same(v);
  assert.deepEqual(echo(undefined), null);
  assert.deepEqual(echo(new Map([['a', 1]])), { a: 1 });
  assert.deepEqual(echo(new Map([[1, 2]])), new Map([[1, 2]]));
  const many = Array.from({ length: 100000 }, (_, i) => `item ${i}`);
  same(many);
  assert.equal(clojure.toClj({ a: 1 }).toString(), '{:a 1}');
  assert.equal(clojure.keyword('a/b').toString(), ':a/b');
  assert.equal(clojure.toClj(new Set([1])).get(2), null);
  assert.equal(clojure.toClj(new Set([1])).has(1), true);
});

test('state persists', () => {
  assert.equal(remember('a', 'b'), 2);
  assert.equal(remember('b', 'c'), 3);
  assert.equal(remember(), 3);
  assert.deepEqual(known().toJS().sort(), ['a', 'b', 'c']);
});

test('another instance has its own', async () => {
  const other = await words.instantiate();
  assert.equal(other.remember('x'), 1);
  assert.deepEqual([...other.known()], ['x']);
});

test('functions are functions', () => {
  assert.equal(adder(5)(2), 7);
  assert.deepEqual([1, 2].map((n) => adder(10)(n)), [11, 12]);
  const add = adder(1);
  add.release();
  assert.throws(() => add(1), /has been released/);
});

test('exceptions are Errors with Clojure\'s stack and data', () => {
  const failed = (e) => {
    assert.ok(e instanceof Error);
    assert.equal(e.name, 'clojure.lang.ExceptionInfo');
    assert.equal(e.message, 'no such user');
    assert.match(e.stack, /at words\/lookup \(.*words\.clj:\d+:\d+\)\n/);
    assert.match(e.stack, /words\.test\.js/);
    assert.deepEqual(e.data.toJS(), { id: [7] });
    return true;
  };
  assert.throws(() => lookup([7]), failed);
  assert.throws(() => gcd(-(2n ** 63n), 0n) + adder('x')(1), {
    name: 'java.lang.ClassCastException' });
});

test('what does not fit is a TypeError that says so', () => {
  const wrong = (f, message) => assert.throws(f, { name: 'TypeError', message });
  wrong(() => area('2', 3), 'area: width must be a number, not "2"');
  wrong(() => area(2), 'area: height must be a number, not undefined (undefined)');
  wrong(() => gcd(1.5, 2), 'gcd: a must be an integer of 64 bits, not 1.5 (number)');
  wrong(() => gcd(1, 2n ** 63n),
        'gcd: b must be an integer of 64 bits, not 9223372036854775808n (bigint)');
  wrong(() => shout(5), 'shout: text must be a string, not 5 (number)');
  wrong(() => shout(), 'shout: 0 arguments given, 1 needed');
  wrong(() => top(), 'top: 0 arguments given, 1 or 2 needed');
  wrong(() => adder(5)(Symbol('s')),
        'function: argument 1 must be a value that Clojure has, not Symbol(s) (symbol)');
  wrong(() => lookup(new URL('data:x')),
        'lookup: id must be a value that Clojure has, not an object (URL)');
  wrong(() => adder(() => 1),
        'adder: n must be a value that Clojure has, not a function');
});

test('a released value is an error', () => {
  const counts = wordCount('a b');
  counts.release();
  counts.release();
  assert.throws(() => counts.size, /^Error: this value has been released$/);
  assert.throws(() => top(counts), /has been released/);
  assert.throws(() => counts.toJS(), /has been released/);
});
