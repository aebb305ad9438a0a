// SPDX-License-Identifier: MIT
// Golden tests in headless Chromium: what tests/run --target chromium builds runs
// in a worker, or with PLACE=page in the page itself, on the WASI of
// examples/browser. The arguments are for tests/run, which finds this process by
// $CLJWC_CHROMIUM and asks by way of run-module.mjs.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const ROOT = new URL('../../', import.meta.url);
const PLACE = process.env.PLACE ?? 'worker';

const FILES = {
  '/': ['text/html', () => '<!doctype html><title>golden tests</title>'],
  '/wasi.js': ['text/javascript',
               () => readFile(new URL('examples/browser/wasi.js', ROOT))],
  '/run.js': ['text/javascript', () => `
import { run } from './wasi.js';
// { code, out, err } of the module at the address.
export const result = async ({ address, args, stdin }) => {
  let out = '', err = '';
  const done = (code) => ({ code, out, err });
  try {
    return done(await run(await fetch(address), { args, stdin,
      stdout: (text) => { out += text; }, stderr: (text) => { err += text; } }));
  } catch (error) {
    err += error.stack;
    return done(134);
  }
};
if (typeof document === 'undefined')
  onmessage = async ({ data }) => postMessage(await result(data));
`],
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

// Called in the page.
const inPage = async (job) => (await import('./run.js')).result(job);
const inWorker = (job) => new Promise((done, failed) => {
  const worker = new Worker('./run.js', { type: 'module' });
  worker.onmessage = ({ data }) => done(data);
  worker.onerror = (event) => failed(new Error(event.message));
  worker.postMessage(job);
});

const modules = new Map(); // address -> path
let asked = 0;

const runModule = async ({ path, args, stdin }) => {
  const address = `/module/${++asked}`;
  modules.set(address, path);
  const page = await browser.newPage();
  try {
    await page.goto(site);
    return await page.evaluate(PLACE === 'page' ? inPage : inWorker,
                               { address, args, stdin });
  } catch (error) { // the tab has crashed
    return { code: 139, out: '', err: `${error}\n` };
  } finally {
    modules.delete(address);
    await page.close().catch(() => {});
  }
};

const body = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts));
};

const server = createServer(async (request, response) => {
  try {
    if (request.method === 'POST') {
      response.end(JSON.stringify(await runModule(await body(request))));
      return;
    }
    const module = modules.get(request.url);
    const [type, read] = module
      ? ['application/wasm', () => readFile(module)] : FILES[request.url];
    response.setHeader('Content-Type', type);
    response.end(await read());
  } catch (error) {
    response.writeHead(404).end(String(error));
  }
});
await new Promise((done) => server.listen(0, 'localhost', done));
const site = `http://localhost:${server.address().port}/`;

const tests = spawn(new URL('tests/run', ROOT).pathname,
                    ['--target', 'chromium', ...process.argv.slice(2)],
                    { stdio: 'inherit',
                      env: { ...process.env, CLJWC_CHROMIUM: site } });
tests.on('exit', async (code) => {
  await browser.close();
  process.exit(code ?? 1);
});
