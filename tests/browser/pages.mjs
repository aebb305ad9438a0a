// SPDX-License-Identifier: MIT
// Pages in headless Chromium, for tests: a server of files, and a runner that
// ends with `N passed, N failed`. The runners of tests/playground and
// tests/live-page copy it beside their test, where playwright-core is installed.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css',
                mjs: 'text/javascript', wasm: 'application/wasm' };

// Serves the folder (a URL) on localhost: { site, close() }.
export const serveFolder = async (folder) => {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1);
    const path = name || 'index.html';
    try {
      const body = await readFile(new URL(path, folder));
      response.setHeader('Content-Type', TYPES[path.split('.').at(-1)]);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, 'localhost', done));
  return { site: `http://localhost:${server.address().port}/`,
    close: () => server.close() };
};

// Starts Chromium ($CHROMIUM). Of what it returns, test(name, f) calls f with a
// page of a context of its own, and fails on errors that the page throws; end()
// ends the process.
export const startTests = async ({ viewport, timeout }) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox'],
  });
  let passed = 0, failed = 0;
  const test = async (name, f) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(timeout);
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    try {
      await f(page);
      assert.deepEqual(wrong, []);
      passed++;
    } catch (error) {
      failed++;
      console.log(`FAIL ${name}\n${error.stack}`);
    }
    await context.close();
  };
  const end = async () => {
    await browser.close();
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed || !passed ? 1 : 0);
  };
  return { test, end };
};
