// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from './build/words.js';

const text = 'The cat sees the dog';

test('records, variants', () => {
  assert.deepEqual(words.count(text, { tag: 'frequent' })[0],
                   { word: 'the', times: 2 });
  assert.deepEqual(
      words.count(text, { tag: 'shortest', val: 2 }).map((e) => e.word),
      ['cat', 'dog']);
});

test('errors', () => {
  assert.throws(() => words.count(' ', { tag: 'frequent' }),
                (error) => error.payload === 'empty');
});

test('imports', () => {
  assert.equal(words.explain('cat'), 'an animal');
  assert.equal(words.explain('dog'), 'nobody knows dog');
});
