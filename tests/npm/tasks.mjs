// SPDX-License-Identifier: MIT
// Tasks that wait for promises, in hosts that switch stacks, and elsewhere what
// is said. Argument: the package of tasks.clj.
import assert from 'node:assert/strict';

const app = await import(`${process.argv[2]}/index.js`);
const soon = (value, ms = 5) =>
  new Promise((done) => setTimeout(() => done(value), ms));
const refused = /js-await needs a function marked \^:async/;

assert.equal(await app.noWaiting(1), 2);
await assert.rejects(app.noWaiting('x'), /ClassCastException|cast/);
assert.throws(() => app.atOnce(soon(1)), refused);
if (!WebAssembly.Suspending) {
  await assert.rejects(app.total([soon(1)]), refused);
  console.log('no stack switching here');
  process.exit();
}
assert.equal(await app.total([soon(1), 2, Promise.resolve(3)]), 6);
// What is rejected is thrown; what is thrown afterwards rejects.
assert.equal(await app.caught(Promise.reject(new Error('no'))), 'caught no');
assert.equal(await app.caught(soon('yes')), 'yes');
await assert.rejects(app.throws(soon(7)), (error) =>
  error.message === 'after' && error.data.get('value') === 7);
app.events();
// Tasks take turns, other functions are called meanwhile: nothing is lost when
// they collect.
const both = [app.later('a', 30), app.later('b', 1)];
for (let i = 0; i < 10; i++) {
  await soon(0, 2);
  assert.equal(app.allocate(20000), 20000);
  assert.throws(() => app.atOnce(soon(1)), refused);
}
assert.deepEqual((await Promise.all(both)).map((v) => v.toJS()),
                 [['a!', 1000], ['b!', 1000]]);
assert.deepEqual(app.events().toJS(),
                 ['begin a', 'end a', 'begin b', 'end b']);
// Not through frames of JavaScript.
await assert.rejects(app.through(() => app.atOnce(soon(1))), refused);
assert.equal(await app.total([soon(1)]), 1);
for (let i = 0; i < 300; i++)
  assert.equal(await app.total([Promise.resolve(i), i]), 2 * i);
console.log('ok');
