// SPDX-License-Identifier: MIT
// What ring.clj answers, as a component, on a port of this machine. Arguments:
// the port, and whether an instance handles more than one request.
import assert from 'node:assert/strict';
import { reach } from './site.mjs';

const { site, ask } = await reach('127.0.0.1', process.argv[2]);
const lasting = process.argv[3] === 'lasting';
const post = (path, body) => fetch(site + path, { method: 'POST', body });

assert.deepEqual(await ask('/?name=%CE%BB'), [200, 'hello, λ\n']);
assert.equal((await fetch(`${site}/`)).headers.get('content-type'),
             'text/plain; charset=utf-8');
assert.equal(await (await post('/words', 'a b  c\n')).text(), '3 words\n');
assert.deepEqual(await ask('/no'), [404, 'nothing at /NO\n']);
// A stream as a body: of bytes that are no text, of many pieces, of none.
for (const n of [100000, 4096, 1, 0]) {
  const bytes = Uint8Array.from({ length: n }, (_, i) => i * 7);
  const echo = await post('/echo', bytes);
  assert.deepEqual(new Uint8Array(await echo.arrayBuffer()), bytes);
}
// A seq, bytes.
assert.deepEqual(await ask('/lines'), [200, Array.from({ length: 1000 },
                                                       (_, i) => `${i}\n`).join('')]);
assert.equal((await ask('/large'))[1].length, 1000000);
const [, request] = await ask('/request?a=b', { headers: { 'X-Two': '1' } });
for (const part of [':request-method :get', ':uri "/request"',
                    ':query-string "a=b"', '"x-two" "1"', ':scheme :http',
                    ':server-name "127.0.0.1"',
                    `:server-port ${process.argv[2]}`])
  assert.ok(request.includes(part), `${part} in ${request}`);
// Exceptions, and what is no response.
assert.deepEqual(await ask('/fail'), [500, 'Internal Server Error\n']);
assert.deepEqual(await ask('/odd'), [500, 'Internal Server Error\n']);
// A body that fails after some of it has been sent.
await ask('/broken').catch(() => 0);
assert.equal((await ask('/'))[0], 200);
const [, visits] = await ask('/visits');
assert.ok(Number(visits) >= (lasting ? 10 : 1), visits);
