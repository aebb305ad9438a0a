// SPDX-License-Identifier: MIT
// Runs a WASI preview 1 command under Node.js:
//
//     node run-node.mjs app.wasm [args...]
//
// The program gets the arguments, the environment, the standard streams and
// the file system ('/', and PWD says where relative names start). Its exit
// code becomes ours. The process ends by reallyExit, without Node's own
// tear-down: that prints nothing more, and in Node 20 it can crash after a
// program has grown its memory.
//
// It works with every Node.js from 18 on. Its stack of 1 MB allows recursion
// 10,000 frames deep. `node --stack-size=N run-node.mjs ...` allows 10 frames for
// each of N kilobytes, which the system must grant (`ulimit -s`): `cljwc run`
// raises that limit and says what it got. V8 looks at the option only when it
// starts, so it is of no use to set it here.
import { readFileSync } from 'node:fs';

const SLOTS_PER_KILOBYTE = 10; // frames take up to 98 bytes per root slot
// Node warns at import that node:wasi is experimental; nobody asked here.
const emitWarning = process.emitWarning;
process.emitWarning = () => {};
const { WASI } = await import('node:wasi');
process.emitWarning = emitWarning;

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.reallyExit(2);
};

const [file, ...args] = process.argv.slice(2);
if (!file) fail('usage: run-node.mjs app.wasm [args...]');

// Node.js 18 has no getImportObject, and knows this version only.
const importsOf = (wasi) => wasi.getImportObject?.() ??
  { wasi_snapshot_preview1: wasi.wasiImport };

const wasi = new WASI({
  version: 'preview1',
  args: [file, ...args],
  env: { ...process.env, PWD: process.cwd() },
  preopens: { '/': '/' },
  returnOnExit: true,
});
// Node 20 does not see that a running program needs it, and aborts at the next
// write after a collection.
globalThis.wasi = wasi;
let code;
try {
  const module = new WebAssembly.Module(readFileSync(file));
  const instance = new WebAssembly.Instance(module, importsOf(wasi));
  const { memory, stack_slots: at } = instance.exports;
  const stack = process.execArgv.find((arg) => /^--stack.size=/.test(arg));
  if (at && stack) {
    const slots = Number(stack.slice(13)) * SLOTS_PER_KILOBYTE;
    new DataView(memory.buffer).setUint32(at.value, slots, true);
  }
  code = wasi.start(instance);
} catch (error) {
  fail(`${file}: ${error.stack ?? error}`);
}
process.reallyExit(code ?? 0);
