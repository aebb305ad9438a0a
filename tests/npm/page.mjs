// SPDX-License-Identifier: MIT
// examples/npm/index.html in headless Chromium, on a server of this process.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const TYPES = { html: 'text/html', js: 'text/javascript',
                wasm: 'application/wasm' };
const server = createServer(async (request, response) => {
  const name = new URL(request.url, 'http://x').pathname.slice(1);
  try {
    const body = await readFile(new URL(name || 'index.html', import.meta.url));
    response.setHeader('Content-Type',
                       TYPES[(name || 'index.html').split('.').at(-1)] ?? '');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, 'localhost', done));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM, args: ['--no-sandbox'],
});
const page = await browser.newPage();
const errors = [];
page.on('pageerror', (e) => errors.push(String(e)));
await page.goto(`http://localhost:${server.address().port}/`);
await page.waitForFunction(() => document.title === 'Words: ready');
const items = () => page.locator('#top li').allTextContents();
assert.deepEqual(await items(),
                 ['the: 3', 'cat: 1', 'dog: 1', 'end: 1', 'saw: 1']);
await page.fill('#text', 'λ b b');
assert.deepEqual((await items())[0], 'b: 2');
// A worker takes it, too, and has less room for recursion.
const inWorker = (code) => page.evaluate((code) => new Promise((done, fail) => {
  const text = `import * as words from '${location.href}build/words/index.js';
    import * as deep from '${location.href}build/deep/index.js';
    postMessage(${code});`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  worker.onmessage = (e) => done(e.data);
  worker.onerror = (e) => fail(new Error(e.message));
}), code);
assert.equal(await inWorker('words.area(2, 3)'), 6);
assert.equal(await inWorker('deep.depth(1000)'), 1000);
assert.match(await inWorker(`(() => {
  try { return deep.depth(1e9); } catch (e) { return String(e); }
})()`), /StackOverflowError/);
assert.equal(await inWorker('deep.depth(1000)'), 1000);
assert.deepEqual(errors, []);
await browser.close();
server.close();
