// SPDX-License-Identifier: MIT
// The program of a page in a worker (connectWorker in cljwc-page.mjs). Gets the
// address of the main module, then frames; gives 'ready', then frames.
import { start } from './cljwc-host.mjs';
import { runFrame } from './cljwc-page.mjs';

const encoder = new TextEncoder();
let program;

const stream = (kind) => (text) => {
  const body = encoder.encode(kind + text), bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes.set(body, 4);
  postMessage(bytes);
};

onmessage = async ({ data }) => {
  if (typeof data === 'string') {
    const main = await fetch(data);
    program = await start(await main.arrayBuffer(),
      { out: stream('o'), err: stream('e') });
    postMessage('ready');
  } else if (data[0] === 0x72) {
    postMessage(runFrame(program, data));
  }
};
