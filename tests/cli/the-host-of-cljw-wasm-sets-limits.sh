# SPDX-License-Identifier: MIT
# By functions that cljw.wasm exports: before it starts, or, to interrupt it,
# from a function of the host's that it has called.
cat >host.mjs <<'END'
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [module, limit, form] = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: ['cljw', '-e', form],
                        returnOnExit: true });
const imports = wasi.getImportObject();
const write = imports.wasi_snapshot_preview1.fd_write;
imports.wasi_snapshot_preview1.fd_write = (fd, ...rest) => {
  if (limit === 'interrupt' && fd === 1) instance.exports.cljw_interrupt();
  return write(fd, ...rest);
};
const { instance } = await WebAssembly.instantiate(readFileSync(module), imports);
if (limit === 'fuel') instance.exports.cljw_fuel(3000000n);
if (limit === 'memory') instance.exports.cljw_memory(64n << 20n);
process.exit(wasi.start(instance));
END
cljw_with() {
  "$(found_node)" --no-warnings \
    host.mjs "${CLJWC%c}.wasm" "$@"
}
expect_equal '3' "$(cljw_with none '(+ 1 2)')"
for e in '(loop [] (recur))' '(reduce + (range))' '(every? some? (repeat 1))'; do
  expect_exit 1 cljw_with fuel "$e"
  expect err 'java.lang.Error: out of fuel'
done
expect_equal ':caught' "$(cljw_with memory '
  (try (vec (range 10000000)) (catch OutOfMemoryError e :caught))')"
expect_exit 1 cljw_with interrupt '(do (println :on) (flush) (loop [] (recur)))'
expect_equal ':on' "$(cat out)"
expect err 'java.lang.Error: interrupted'
expect_exit 1 cljw_with interrupt '(do (println :on) (flush) (count (range)))'
expect err 'java.lang.Error: interrupted'
