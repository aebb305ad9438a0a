// SPDX-License-Identifier: MIT
// A page as the program of `cljwc nrepl --http PORT`: what an editor, or the
// REPL in a tab, evaluates happens in the page.
//
//     import { connect } from 'http://127.0.0.1:PORT/cljwc-page.mjs';
//     const program = await connect();
//
// The protocol is described in cljwc's driver/target.h and driver/http.h.
import { ModuleError, start } from './cljwc-host.mjs';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const here = new URL('.', import.meta.url).href;

// --- frames ---

const frame = (kind, text = '') => {
  const body = encoder.encode(kind + text);
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes.set(body, 4);
  return bytes;
};

// Runs the module in a frame of the kind r; the frame that answers.
export function runFrame(program, bytes) {
  const session = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  try {
    const { value, ns, exception: x } = program.eval(bytes.slice(5), { session });
    return x ? frame('x', [ns, x.class, x.root, x.report].join('\0'))
      : frame('v', [ns, value, program.changes()].join('\0'));
  } catch (e) {
    return frame('t', `${e instanceof ModuleError ? e.kind : 'trap'}\0${e.message}`);
  }
}

// The server's side of a page: take(bytes) is called with each frame that comes;
// send(frame) sends one, and with `now` before it returns.
class Link {
  constructor(url, take) {
    this.url = url;
    this.waiting = [];
    this.events = new EventSource(`${url}target`);
    this.attached = new Promise((resolve, reject) => {
      this.events.onmessage = ({ data }) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        if (bytes[0] !== 0x23) return take(bytes);
        this.number = Number(decoder.decode(bytes.subarray(1)));
        resolve();
      };
      this.events.onerror = () => reject(new Error(`no server at ${url}`));
    });
  }
  send(bytes, now = false) {
    this.waiting.push(bytes);
    if (now) this.#sendNow();
    else this.sending ??= this.#sendAll();
  }
  #body() {
    const all = new Blob(this.waiting);
    this.waiting = [];
    return all;
  }
  #sendNow() {
    const request = new XMLHttpRequest();
    request.open('POST', `${this.url}target?${this.number}`, false);
    request.send(this.#body());
  }
  async #sendAll() {
    await null;
    while (this.waiting.length)
      await fetch(`${this.url}target?${this.number}`,
        { method: 'POST', body: this.#body() }).catch(() => {});
    this.sending = null;
  }
  close() {
    this.events.close();
  }
}

// --- the program in the page itself ---

const SEND_MS = 100; // output of code that runs longer goes out meanwhile

// Starts the program of the server at `url` in this thread, where it can reach
// the document through `functions` (see start in cljwc-host.mjs). Other options
// are those of start.
export async function connect(url = here, options = {}) {
  url = new URL('.', new URL(url, location.href)).href;
  const main = await fetch(`${url}main.wasm`);
  if (!main.ok) throw new Error(`${url}main.wasm: ${main.status}`);
  let link, sent = 0;
  const stream = (kind, also) => (text) => {
    also?.(text);
    const now = performance.now() - sent > SEND_MS;
    link?.send(frame(kind, text), now);
    if (now) sent = performance.now();
  };
  const program = await start(await main.arrayBuffer(), {
    ...options,
    out: stream('o', options.out),
    err: stream('e', options.err),
  });
  link = new Link(url, (bytes) => {
    sent = performance.now();
    if (bytes[0] === 0x72) link.send(runFrame(program, bytes));
  });
  await link.attached;
  link.send(frame('R'));
  return program;
}

// --- the program in a worker, where it can be stopped ---

const PATIENCE_MS = 100;

// Keeps a worker with the program of the server at `url`; a new one when it has
// to be stopped. onState is told 'starting', 'ready' and 'running'.
export function connectWorker(url = here, onState = () => {}) {
  let worker, link, busy = false;
  const begin = () => {
    onState('starting');
    const early = []; // frames that come before the program is there
    let ready = false;
    worker = new Worker(new URL('./cljwc-worker.mjs', import.meta.url),
      { type: 'module' });
    const own = link = new Link(url, (bytes) => {
      if (bytes[0] === 0x77) setTimeout(() => own === link && busy && again(),
        PATIENCE_MS);
      else if (!ready) early.push(bytes);
      else give(bytes);
    });
    const give = (bytes) => {
      busy = bytes[0] === 0x72;
      if (busy) onState('running');
      worker.postMessage(bytes);
    };
    worker.onmessage = async ({ data }) => {
      if (data === 'ready') {
        await own.attached;
        ready = true;
        early.forEach(give);
        if (!busy) onState('ready');
        return;
      }
      own.send(data);
      if (/[vxt]/.test(String.fromCharCode(data[4]))) {
        busy = false;
        onState('ready');
      }
    };
    worker.postMessage(`${url}main.wasm`);
  };
  const again = () => {
    worker.terminate();
    link.close();
    busy = false;
    begin();
  };
  begin();
  return { restart: again };
}

// --- nREPL from the page ---

function encode(value) {
  if (typeof value === 'number') return `i${value}e`;
  if (typeof value === 'string')
    return `${encoder.encode(value).length}:${value}`;
  const keys = Object.keys(value).sort();
  return `d${keys.map((k) => encode(k) + encode(value[k])).join('')}e`;
}

// Values from bytes that come in pieces.
class Decoder {
  bytes = new Uint8Array(0);
  add(more) {
    const all = new Uint8Array(this.bytes.length + more.length);
    all.set(this.bytes);
    all.set(more, this.bytes.length);
    this.bytes = all;
  }
  // The next value, or undefined: it is not whole yet.
  next() {
    this.at = 0;
    const value = this.#value();
    if (value !== undefined) this.bytes = this.bytes.slice(this.at);
    return value;
  }
  #until(end) {
    const i = this.bytes.indexOf(end.charCodeAt(0), this.at);
    if (i < 0) return undefined;
    const text = decoder.decode(this.bytes.subarray(this.at, i));
    this.at = i + 1;
    return text;
  }
  #value() {
    const c = String.fromCharCode(this.bytes[this.at] ?? 0);
    if (c === 'i') {
      this.at++;
      const n = this.#until('e');
      return n === undefined ? n : Number(n);
    }
    if (c === 'l' || c === 'd') {
      this.at++;
      const items = [];
      while (this.bytes[this.at] !== 0x65) {
        const item = this.#value();
        if (item === undefined) return undefined;
        items.push(item);
      }
      this.at++;
      if (c === 'l') return items;
      return Object.fromEntries(items.flatMap((k, i) =>
        (i % 2 ? [] : [[k, items[i + 1]]])));
    }
    const n = this.#until(':');
    if (n === undefined || this.at + Number(n) > this.bytes.length)
      return undefined;
    this.at += Number(n);
    return decoder.decode(this.bytes.subarray(this.at - Number(n), this.at));
  }
}

// Sends an nREPL request; each reply goes to onReply as it comes. Resolves when
// the last one has come.
export async function request(message, onReply = () => {}, url = here) {
  const response = await fetch(`${url}nrepl`,
    { method: 'POST', body: encode(message) });
  const reader = response.body.getReader(), replies = new Decoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    replies.add(value);
    for (let r; (r = replies.next()) !== undefined;) onReply(r);
  }
}
