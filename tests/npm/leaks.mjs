// SPDX-License-Identifier: MIT
// Values that JavaScript has dropped are given up: memory stays as it is while
// half a million of them come and go. Run with --expose-gc.
import assert from 'node:assert/strict';
import { clojure, remember, top, wordCount } from './build/words/index.js';

const { memory } = clojure.exports;
const tick = () => new Promise((done) => setTimeout(done, 0));
const text = Array.from({ length: 200 }, (_, i) => `w${i}`).join(' ');
const round = async () => {
  for (let i = 0; i < 1000; i++) wordCount(text);
  gc();
  await tick(); // finalizers run
  await tick();
};
for (let i = 0; i < 10; i++) await round();
const before = memory.buffer.byteLength;
for (let i = 0; i < 30; i++) await round();
const after = memory.buffer.byteLength;
// 30,000 maps of 200 words would take some 400 MB.
assert.ok(after - before <= 16 << 20, `${before} -> ${after} bytes`);

// Without a collection by hand: iterators that are left, calls that fail.
for (let i = 0; i < 200000; i++) {
  for (const _ of top({ a: 1 }, 1)) break;
  if (i % 5000 === 0) await tick();
}
assert.equal(remember('x'), 1);
