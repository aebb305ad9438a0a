// SPDX-License-Identifier: MIT
// `cljwc nrepl --http` and headless Chromium: the REPL in a tab, an editor that
// evaluates in it, and a page that is changed while it runs. Ends with
// `N passed, N failed`.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import assert from 'node:assert/strict';
import { serveFolder, startTests } from './pages.mjs';

const ROOT = new URL('../../', import.meta.url).pathname;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// --- the server and a client of it ---

const serve = async (...args) => {
  const child = spawn(`${ROOT}build/cljwc`, ['nrepl', '--http', '0', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const data of child.stdout) {
    text += data;
    if (/Page: \S+/.test(text)) break;
  }
  return { child, port: Number(/port (\d+)/.exec(text)[1]),
    page: /Page: (\S+)/.exec(text)[1] };
};

// Evaluates as an editor would: the values and errors as one text.
const evaluate = (port, code) => new Promise((resolve, reject) => {
  const socket = connect(port, '127.0.0.1');
  let all = '';
  socket.on('data', (data) => {
    all += data;
    if (!/6:statusl[^e]*4:done/.test(all)) return;
    socket.end();
    resolve([...all.matchAll(/(?:5:value|3:err|3:out)(\d+):/g)].map((m) =>
      all.substr(m.index + m[0].length, Number(m[1]))).join('\n'));
  });
  socket.on('error', reject);
  const length = Buffer.byteLength(code);
  socket.write(`d4:code${length}:${code}2:id1:12:op4:evale`);
});

// What the main module may take to be ready, the best of nine pages.
const READY_MS = Number(process.env.READY_MS ?? 60);

const { test, end } = await startTests({
  viewport: { width: 900, height: 600 }, timeout: 20_000 });

// --- the REPL in a tab ---

const ready = (page) =>
  page.waitForFunction(() => document.body.dataset.state === 'ready');
const type = async (page, text) => {
  await page.fill('#code', text);
  await page.press('#code', 'Enter');
};
const shows = (page, text) => page.waitForFunction(
  (t) => document.getElementById('log').textContent.includes(t), text);

const repl = await serve();
await test('nothing is evaluated without a page', async () => {
  assert.match(await evaluate(repl.port, '1'), /no page is open/);
});
await test('forms are evaluated in the tab', async (page) => {
  await page.goto(repl.page);
  await ready(page);
  await type(page, '(defn square [x] (* x x)) (square 12)');
  await shows(page, '144');
  await type(page, '(println "hello") (square :a)');
  await shows(page, 'hello');
  await shows(page, 'ClassCastException');
  await type(page, '(sqare 1)');
  await shows(page, 'Unable to resolve symbol: sqare');
  await shows(page, '\n   ^');
  await page.press('#code', 'Alt+ArrowUp');
  assert.equal(await page.inputValue('#code'), '(sqare 1)');
  await page.screenshot({ path: 'repl.png' });
  assert.equal(await evaluate(repl.port, '(square 5)'), '25');
  assert.match(await evaluate(repl.port, "(let [x '(+ 1 2)] (eval x))"),
    /eval needs the compiler.*not by pages/);
});
await test('what was defined is there in the next tab', async (page) => {
  await page.goto(repl.page);
  await ready(page);
  await type(page, '(square 7)');
  await shows(page, '49');
});
await test('an endless loop can be stopped', async (page) => {
  await page.goto(repl.page);
  await ready(page);
  await type(page, '(println "begins") (while true)');
  await shows(page, 'begins');
  await sleep(300);
  await page.click('#stop');
  await shows(page, 'stopped');
  await ready(page);
  await type(page, '(square 9)');
  await shows(page, '81');
});
await test('output comes while code runs', async (page) => {
  await page.goto(repl.page);
  await ready(page);
  await type(page, '(doseq [i (range 5)] (println "line" i) (Thread/sleep 300))');
  await shows(page, 'line 0');
  const early = await page.textContent('#log');
  assert.ok(!early.includes('line 4'), early);
  await shows(page, 'line 4');
});
await test('other sites are refused', async () => {
  const ask = (headers, path = '') => fetch(repl.page + path, { headers })
    .then((r) => r.status);
  assert.equal(await ask({}), 200);
  assert.equal(await ask({ Origin: 'http://localhost:1234' }), 200);
  assert.equal(await ask({ Origin: 'https://example.org' }), 403);
  assert.equal(await ask({ Origin: 'null' }), 403);
  assert.equal(await ask({}, 'nothing.mjs'), 404);
  assert.equal(await ask({}, '..%2ftools.conf'), 404);
  const status = await new Promise((resolve) => { // fetch sets Host itself
    const socket = connect(new URL(repl.page).port, '127.0.0.1');
    socket.on('data', (data) => resolve(Number(String(data).split(' ')[1])));
    socket.write('GET / HTTP/1.1\r\nHost: rebound.example.org\r\n\r\n');
  });
  assert.equal(status, 403);
});
const times = [];
for (let i = 0; i < 9; i++)
  await test('the main module is ready', async (page) => {
    await page.goto(repl.page);
    await ready(page); // the page's own has been compiled
    times.push(await page.evaluate(async (url) => {
      const { start } = await import(`${url}cljwc-host.mjs`);
      const bytes = await (await fetch(`${url}main.wasm`)).arrayBuffer();
      const before = performance.now();
      await start(bytes);
      return performance.now() - before;
    }, repl.page));
  });
const best = Math.min(...times);
console.log(`main module ready in Chromium: ${best.toFixed(0)} ms`);
await test('it is ready soon', () => assert.ok(best <= READY_MS, `${best} ms`));
repl.child.kill();

// --- a page of one's own ---

const files = await serveFolder(new URL('../../examples/live/', import.meta.url));
const orbits = await serve(`${ROOT}examples/live/orbits.clj`);
await test('a running page is changed from an editor', async (page) => {
  const warnings = [];
  page.on('console', (message) => warnings.push(message.text()));
  await page.goto(`${files.site}?server=${orbits.page}`);
  await page.waitForFunction(() =>
    document.querySelectorAll('circle').length === 4);
  const place = () => page.evaluate(() =>
    document.querySelectorAll('circle')[1].getAttribute('cx'));
  const before = await place();
  await sleep(200);
  assert.notEqual(await place(), before);
  await page.screenshot({ path: 'orbits.png' });
  const value = await evaluate(orbits.port,
    "(ns orbits) (defn place [p seconds] [(:distance p) 0])");
  assert.match(value, /#'orbits\/place/);
  await page.waitForFunction(() =>
    document.querySelectorAll('circle')[1].getAttribute('cx') === '60');
  assert.match(await evaluate(orbits.port,
    '(ns orbits) (swap! state update :planets conj {:distance 5 :size 1})'),
  /:distance 5/);
  await page.waitForFunction(() =>
    document.querySelectorAll('circle').length === 5);
  await page.click('#sky');
  await page.waitForFunction(() =>
    document.getElementById('title').textContent === '1 clicks');
  await evaluate(orbits.port, '(ns orbits) (defn scene [_] (throw (Exception. "oh")))');
  await page.waitForFunction(() => true);
  await sleep(200);
  await evaluate(orbits.port, '(ns orbits) (defn scene [_] "<circle></circle>")');
  await page.waitForFunction(() =>
    document.querySelectorAll('circle').length === 1);
  assert.ok(warnings.some((w) => w.includes('oh')), warnings.join('\n'));
  await page.evaluate(() => {
    const { functions, program } = globalThis.orbits;
    functions.count = () => document.querySelectorAll('circle').length;
    functions.again = (name) => program.call(name);
  });
  await evaluate(orbits.port, '(ns orbits) (defn circle-count [] ' +
    '(js "count" (apply str (map str (range 1000)))))');
  assert.match(await evaluate(orbits.port, '(ns orbits) (let [v (vec (range 5))] ' +
    '[(js "again" "orbits/circle-count") v])'), /\["1" \[0 1 2 3 4\]\]/);
  assert.match(await evaluate(orbits.port, '(ns orbits) (js "no" "x")'),
    /the host has no function no/);
});
orbits.child.kill();
files.close();
await end();
