// SPDX-License-Identifier: MIT
// Runs programs: told {module, program}, it answers with {stream, text} as the
// program writes, and with {code} or {failed} at its end. The page stops a
// program by terminating the worker.
import { wasi } from './wasi.js';

const run = async ({ module, program }) => {
  const say = (stream) => (text) => postMessage({ stream, text });
  const system = wasi({
    args: ['cljw', '-e', program],
    env: { NO_COLOR: '1' },
    stdout: say('out'),
    stderr: say('err'),
  });
  const instance = await WebAssembly.instantiate(module, system.imports);
  return system.start(instance);
};

onmessage = async ({ data }) => {
  try {
    postMessage({ code: await run(data) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
