// SPDX-License-Identifier: MIT
// The page: editor, output, worker. The module is compiled once and handed to
// each worker, so that stopping a program, which ends its worker, costs little.
// The first program has begun before the editor is loaded.
import { examples } from './examples.js';

const element = (id) => document.getElementById(id);
const output = element('output'), status = element('status');
const SHOWN = 500_000; // characters of output

// `module` and `firstWorker` are of index.html.
let worker = firstWorker; // the one that is idle or running
let running = false, started = 0, shown = 0;

// --- the program in the address ---

const programInLink = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ''; // no link of ours
  }
};
const first = programInLink() || examples[0].program;
let editor = { text: () => first, set: () => {}, focus: () => {} };

const share = async () => {
  history.replaceState(null, '', `#${encodeURIComponent(editor.text())}`);
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = 'link copied';
  } catch {
    status.textContent = 'the link is in the address bar';
  }
};

// --- output: collected, and put on the page once a frame ---

let waiting = [];

const put = (kind, text) => {
  const last = output.lastChild;
  if (last?.className === kind) {
    last.append(text);
  } else {
    const span = document.createElement('span');
    span.className = kind;
    span.append(text);
    output.append(span);
  }
};

const flush = () => {
  // Milliseconds since navigation began, for the test.
  output.dataset.first ??= Math.round(performance.now());
  const follows =
    output.scrollTop + output.clientHeight >= output.scrollHeight - 4;
  for (const [kind, text] of waiting) put(kind, text);
  waiting = [];
  if (follows) output.scrollTop = output.scrollHeight;
};

const show = (kind, text) => {
  if (shown > SHOWN) return;
  shown += text.length;
  if (shown > SHOWN) text += '\n... more is not shown';
  const isFirst = shown === text.length; // of a run: at once
  if (!isFirst && !waiting.length) requestAnimationFrame(flush);
  waiting.push([kind, text]);
  if (isFirst) flush();
};

// --- running ---

const setRunning = (now) => {
  running = now;
  element('run').disabled = now;
  element('stop').disabled = !now;
};

const ended = (what) => {
  const ms = Math.round(performance.now() - started);
  setRunning(false);
  status.textContent = `${what}, ${ms} ms`;
};

let begun; // called when the worker is heard for the first time
const beginning = new Promise((done) => { begun = done; });

const hear = ({ data }) => {
  begun();
  if (data.stream) return show(data.stream, data.text);
  if (data.failed) show('err', `${data.failed}\n`);
  ended(data.code ? `exit code ${data.code}` : data.failed ? 'failed' : 'done');
};

const run = async () => {
  if (running) return;
  setRunning(true);
  output.replaceChildren();
  shown = 0;
  waiting = [];
  started = performance.now();
  status.textContent = 'running';
  const mine = worker;
  mine.onmessage = hear;
  try {
    mine.postMessage({ module: await module, program: editor.text() });
  } catch (error) {
    hear({ data: { failed: String(error) } });
  }
};

const stop = () => {
  if (!running) return;
  worker.terminate();
  worker = new Worker('worker.js');
  show('note', '\nstopped\n');
  ended('stopped');
};

// --- the controls ---

element('run').onclick = run;
element('stop').onclick = stop;
element('share').onclick = share;
element('examples').append(
  ...examples.map(({ title }, i) => new Option(title, i)));
element('examples').onchange = (event) => {
  history.replaceState(null, '', location.pathname);
  editor.set(examples[event.target.value].program);
  stop();
  run();
};
addEventListener('hashchange', () => editor.set(programInLink()));

if (programInLink()) element('examples').selectedIndex = -1;
run();
// Both at once would delay the program. One without end may never be heard.
await Promise.race([beginning, new Promise((done) => setTimeout(done, 300))]);
const { newEditor } = await import('./editor.js');
editor = newEditor(element('editor'), first, run);
editor.focus();
