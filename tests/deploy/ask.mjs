// SPDX-License-Identifier: MIT
// What the handler answers on a port of this machine, once it is there.
import assert from 'node:assert/strict';
import { reach } from './site.mjs';

const { site, ask } = await reach('localhost', process.argv[2]);
assert.deepEqual(await ask('/?name=%CE%BB'), [200, 'hello, λ\n']);
assert.equal((await fetch(`${site}/`)).headers.get('content-type'),
             'text/plain; charset=utf-8');
assert.deepEqual(await ask('/words', { method: 'POST', body: 'a b  c\n' }),
                 [200, '3 words\n']);
assert.deepEqual(await ask('/no'), [404, 'nothing at /NO\n']);
assert.deepEqual(await ask('/fail'), [500, 'failed\n']);
const [, visits] = await ask('/visits');
assert.ok(Number(visits) >= 6, visits); // state persists
const start = performance.now();
const n = 300;
for (let i = 0; i < n; i++) await ask('/');
console.log(`${(n / (performance.now() - start) * 1000).toFixed(0)} a second`);
