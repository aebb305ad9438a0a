# SPDX-License-Identifier: MIT
# A host that grants no folder: the error says what to do.
echo '(slurp "a.txt")' >slurp.clj
cljwc slurp.clj -o slurp.wasm
cat >run.mjs <<'END'
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';
const wasi = new WASI({ version: 'preview1', args: ['slurp'] });
globalThis.wasi = wasi;
const module = new WebAssembly.Module(readFileSync('slurp.wasm'));
process.exitCode = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
END
expect_exit 1 command "${NODE:-node}" --no-warnings run.mjs
expect err 'java.io.FileNotFoundException: a.txt (no folder that has it is'
expect err '--dir'
