// SPDX-License-Identifier: MIT
// The program that `cljwc nrepl` evaluates in, under Node.js:
//
//     node cljwc-node.mjs main.wasm
//
// Frames (cljwc's driver/target.h) come on descriptor 3 and go to 4. A byte on
// descriptor 5 asks the running module to end, which it does at its next
// collection; SIGINT stops it wherever it is.
import { readFileSync, readSync, read, writeSync } from 'node:fs';
import { Script } from 'node:vm';
import { ModuleError, smallWasi, start } from './cljwc-host.mjs';

const emitWarning = process.emitWarning;
process.emitWarning = () => {};
const { WASI } = await import('node:wasi');
process.emitWarning = emitWarning;

// --- frames ---

const send = (kind, text = '') => {
  const body = Buffer.from(kind + text);
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32LE(body.length);
  body.copy(frame, 4);
  for (let at = 0; at < frame.length;) at += writeSync(4, frame, at);
};

let input = Buffer.alloc(0); // what has come on descriptor 3
const takeFrame = () => {
  if (input.length < 4) return null;
  const end = 4 + input.readUInt32LE();
  if (input.length < end) return null;
  const frame = input.subarray(4, end);
  input = input.subarray(end);
  return frame;
};

const chunk = Buffer.alloc(1 << 16);
const more = (n) => {
  if (n === 0) process.reallyExit(0); // the server has ended
  input = Buffer.concat([input, chunk.subarray(0, n)]);
};

// --- interrupts and input while a module runs ---

let rung = false, ended = false;
let stdin = []; // Buffers
const bell = Buffer.alloc(16);
let looked = 0;

// Asked often: looks at most every 10 ms.
const interrupted = () => {
  const now = performance.now();
  if (rung || now - looked < 10) return rung;
  looked = now;
  return (rung = hasRung());
};
const hasRung = () => {
  try {
    return readSync(5, bell) > 0;
  } catch {
    return false; // it would block: nothing is there
  }
};

// At most n bytes of what the client has sent; waits for it.
const readInput = (n) => {
  for (let asked = false; !stdin.length && !ended && !interrupted();) {
    const frame = takeFrame();
    if (frame) {
      if (frame[0] === 0x73 && frame.length > 1) stdin.push(frame.subarray(1));
      if (frame[0] === 0x73 && frame.length === 1) ended = true;
      if (frame[0] === 0x77) looked = 0;
      if (frame[0] === 0x72) waiting.push(frame);
      continue;
    }
    if (!asked) send('i');
    asked = true;
    more(readSync(3, chunk));
  }
  if (!stdin.length) {
    ended = false; // the next one who reads waits again
    return Buffer.alloc(0);
  }
  const part = stdin[0].subarray(0, n);
  stdin[0] = stdin[0].subarray(n);
  if (!stdin[0].length) stdin.shift();
  return part;
};

// --- eval ---

let program; // there when it has started
const waiting = []; // frames that are for later

const answerOf = (frame) => {
  const { value, ns, exception: x } = program.nest(frame.subarray(5));
  if (x) send('x', [ns, x.class, x.root, x.report].join('\0'));
  else send('v', [ns, value, program.changes()].join('\0'));
};

// Asks the server; modules come and run until its answer does.
const ask = (text) => {
  if (!program) return 'ceval: the program is starting';
  send('q', text);
  for (;;) {
    const frame = takeFrame();
    if (!frame) more(readSync(3, chunk));
    else if (frame[0] === 0x61) return frame.toString('utf8', 1);
    else if (frame[0] === 0x6e) answerOf(frame);
    else if (frame[0] === 0x72) waiting.push(frame);
    else if (frame[0] === 0x73 && frame.length > 1) stdin.push(frame.subarray(1));
  }
};

// --- the program ---

const wasi = new WASI({
  version: 'preview1',
  args: ['cljwc'],
  env: { ...process.env, PWD: process.cwd() },
  preopens: { '/': '/' },
});
globalThis.wasi = wasi; // Node 20 collects what only a running module needs
let memory;
const streams = smallWasi(() => memory, {
  out: (text) => send('o', text),
  err: (text) => send('e', text),
  read: readInput,
  interrupted,
});
const standard = (name) => (fd, ...rest) =>
  fd < 3 ? streams[name](fd, ...rest) : wasi.wasiImport[name](fd, ...rest);
const imports = {
  ...wasi.wasiImport,
  poll_oneoff: streams.poll_oneoff,
  proc_exit: streams.proc_exit,
};
for (const name of ['fd_write', 'fd_read', 'fd_fdstat_get', 'fd_close'])
  imports[name] = standard(name);

const SLOTS = 10 * 3900; // of the root stack, for --stack-size=3900
program = await start(readFileSync(process.argv[2]), {
  wasi: imports,
  interrupted,
  ask,
  slots: SLOTS,
  attach(exports) {
    memory = exports.memory;
    wasi.initialize({ exports: { memory } });
  },
});

let job, result;
globalThis.cljwcRun = () => {
  result = program.eval(job.bytes, { session: job.session });
};
const script = new Script('cljwcRun()');

const run = (frame) => {
  job = { session: frame.readUInt32LE(1), bytes: frame.subarray(5) };
  while (hasRung()) continue;
  rung = false;
  const recover = program.checkpoint();
  try {
    script.runInThisContext({ breakOnSigint: true });
    const { value, ns, exception: x } = result;
    if (x) send('x', [ns, x.class, x.root, x.report].join('\0'));
    else send('v', [ns, value, program.changes()].join('\0'));
  } catch (e) {
    const interrupted = e.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
    if (interrupted && program.exports.cljwc_collecting()) process.reallyExit(3);
    if (interrupted) recover();
    const kind = interrupted ? 'interrupted'
      : e instanceof ModuleError ? e.kind : 'trap';
    send('t', `${kind}\0${e.message}`);
  }
};

process.on('SIGINT', () => {});
send('R');
const listen = () => read(3, chunk, 0, chunk.length, null, (error, n) => {
  if (error) process.reallyExit(1);
  more(n);
  for (let frame; (frame = waiting.shift() ?? takeFrame());) {
    if (frame[0] === 0x72) run(frame);
    else if (frame[0] === 0x73 && frame.length > 1) stdin.push(frame.subarray(1));
  }
  listen();
});
listen();
