// SPDX-License-Identifier: MIT
// The REPL in a tab: a worker runs the program, the form below sends code.
import { connectWorker, request } from './cljwc-page.mjs';

const $ = (id) => document.getElementById(id);
const [log, code, stop] = ['log', 'code', 'stop'].map($);
const url = new URL('.', location.href).href;

let session, ns = 'user', running = 0;
const history = [];
let place = 0; // in the history

const worker = connectWorker(url, (state) => {
  $('state').textContent = state;
  document.body.dataset.state = state;
});

const show = (kind, text) => {
  const last = log.lastElementChild;
  if (kind !== 'code' && last?.className === kind) {
    last.textContent += text;
  } else {
    const line = document.createElement('pre');
    line.className = kind;
    line.textContent = text;
    if (kind === 'code') line.dataset.ns = ns;
    log.append(line);
  }
  code.scrollIntoView({ block: 'end' });
};

const reply = (r) => {
  if (r.ns) ns = r.ns;
  if (r.out) show('out', r.out);
  if (r.err) show('err', r.err);
  if (r.value !== undefined) show('value', `${r.value}\n`);
  if (r.status?.includes('interrupted')) show('err', 'stopped\n');
};

const evaluate = async (text) => {
  session ??= new Promise((resolve) =>
    request({ op: 'clone' }, (r) => r['new-session'] && resolve(r['new-session'])));
  show('code', text);
  stop.disabled = !++running;
  try {
    await request({ op: 'eval', code: text, session: await session }, reply);
  } catch (e) {
    show('err', `${e.message}\n`);
  }
  stop.disabled = !--running;
};

const submit = () => {
  const text = code.value.trim();
  if (!text) return;
  history.push(text);
  place = history.length;
  code.value = '';
  evaluate(text);
};

const recall = (step) => {
  const to = place + step;
  if (to < 0 || to > history.length) return;
  place = to;
  code.value = history[place] ?? '';
};

$('form').onsubmit = (event) => {
  event.preventDefault();
  submit();
};
code.onkeydown = (event) => {
  if (event.key === 'Enter' && !event.shiftKey) submit();
  else if (event.altKey && event.key === 'ArrowUp') recall(-1);
  else if (event.altKey && event.key === 'ArrowDown') recall(1);
  else return;
  event.preventDefault();
};
stop.onclick = async () => request({ op: 'interrupt', session: await session });
globalThis.cljwcWorker = worker; // for the console
