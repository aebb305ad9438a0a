# SPDX-License-Identifier: MIT
# examples/browser/wasi.js needs nothing but JavaScript.
cat >sleep.clj <<'END'
(let [start (System/nanoTime)]
  (Thread/sleep 60)
  (println (<= 60 (quot (- (System/nanoTime) start) 1000000) 2000)))
END
cljwc sleep.clj -o sleep.wasm
cp "$ROOT/examples/browser/wasi.js" wasi.mjs
cat >run.mjs <<'END'
import { readFile } from 'node:fs/promises';
import { run } from './wasi.mjs';
const stdout = (text) => process.stdout.write(text);
await run(await readFile('sleep.wasm'), { stdout });
END
expect_equal true "$(command "${NODE:-node}" run.mjs)"
