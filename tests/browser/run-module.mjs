// SPDX-License-Identifier: MIT
// Runs a module in the browser of goldens.mjs as a process would:
// run-module.mjs APP.wasm [ARGUMENT...].
const [path, ...args] = process.argv.slice(2);
const parts = [];
for await (const part of process.stdin) parts.push(part);
const response = await fetch(process.env.CLJWC_CHROMIUM, {
  method: 'POST',
  body: JSON.stringify({ path, args: [path, ...args],
                         stdin: Buffer.concat(parts).toString() }),
});
const { code, out, err } = await response.json();
process.stderr.write(err);
process.stdout.write(out, () => process.exit(code));
