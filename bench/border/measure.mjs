// SPDX-License-Identifier: MIT
// Measures calls, strings, sizes and start; prints a table. Called by `run`
// with the folder of the packages.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const [folder, esbuild] = process.argv.slice(2);
const at = (path) => new URL(path, pathToFileURL(`${folder}/`));
const c = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(at('area.wasm')))).exports;
const { area, echo, gcd, upper } = await import(at('border/index.js'));
const values = await import(at('values/index.js'));

// Nanoseconds per call, the best of several rounds.
const time = (f, n, rounds = 7) => {
  let best = Infinity, kept = 0;
  for (let r = 0; r < rounds; r++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < n; i++) kept += f(i) ? 1 : 0;
    best = Math.min(best, Number(process.hrtime.bigint() - start) / n);
  }
  if (kept < 0) console.log(kept);
  return best;
};
const rows = [];
const row = (what, value, bar) => rows.push([what, value, bar]);
const ns = (x) => `${x.toFixed(x < 100 ? 1 : 0)} ns`;

const inC = time((i) => c.area(i, 2.5), 2e7);
const ours = time((i) => area(i, 2.5), 2e7);
row('call with two doubles, C', ns(inC), '');
row('call with two doubles', ns(ours), '');
row('... above the C export', ns(ours - inC), '30 ns');
row('call with two longs', ns(time((i) => gcd(i, 7), 2e6)), '');
const s = 'abcdefghij'.repeat(10);
row('string of 100 bytes in and out', ns(time(() => echo(s), 1e6)), '500 ns');
row('... in upper case', ns(time(() => upper(s), 5e5)), '');
const wide = 'αβγδεζηθικ'.repeat(10);
row('string of 100 wide units in and out', ns(time(() => echo(wide), 5e5)), '');
const words = Array.from({ length: 100 }, (_, i) => `w${i % 10}`);
row('100 strings in, their counts as an object',
    `${(time(() => values.counts(words).toJS(), 5e3) / 1e3).toFixed(0)} us`, '');
row('100 maps of two longs as objects',
    `${(time(() => values.squares(100).toJS(), 2e3) / 1e3).toFixed(0)} us`, '');

const sizes = (name) => {
  const all = readdirSync(at(`${name}/`))
    .filter((file) => /\.(js|wasm)$/.test(file) || file === 'package.json')
    .map((file) => readFileSync(at(`${name}/${file}`)));
  const sum = (list) => list.reduce((n, b) => n + b.length, 0);
  const glue = ['index.js', 'instantiate.js'].map((file) =>
    execFileSync(esbuild, ['--minify', at(`${name}/${file}`).pathname]));
  return [sum(all), sum(all.map((b) => brotliCompressSync(b))), sum(glue)];
};
const kb = (n) => `${(n / 1000).toFixed(1)} KB`;
const [all, brotli, glue] = sizes('numbers');
row('package of a function on numbers', kb(all), '45 KB');
row('... brotli', kb(brotli), '18 KB');
row('... its glue, minified', kb(glue), '6 KB');
const [more, moreBrotli, moreGlue] = sizes('values');
row('package of functions on collections', kb(more), '');
row('... brotli', kb(moreBrotli), '');
row('... its glue, minified', kb(moreGlue), '');

// Instantiate and first call, in fresh processes.
const start = () => Number(execFileSync(process.execPath, [
  '--input-type=module', '-e', `
    import { instantiate } from '${at('numbers/instantiate.js')}';
    import { readFileSync } from 'node:fs';
    const bytes = readFileSync(new URL('${at('numbers/app.wasm')}'));
    const start = performance.now();
    const app = await instantiate(bytes);
    app.area(2, 3);
    console.log(performance.now() - start);`]));
const starts = Array.from({ length: 15 }, start).sort((a, b) => a - b);
row(`instantiate and first call, Node ${process.versions.node}, best of 15`,
    `${starts[0].toFixed(2)} ms`, '3 ms');
row('... median', `${starts[7].toFixed(2)} ms`, '');

const widths = [0, 1, 2].map((i) =>
  Math.max(...rows.map((r) => r[i].length), i === 2 ? 3 : 0));
const line = (cells) =>
  `| ${cells.map((cell, i) => i ? cell.padStart(widths[i])
                                : cell.padEnd(widths[i])).join(' | ')} |`;
console.log('Measured by `make bench-border`; the first rows are the best of seven ' +
            'rounds.\n');
console.log(line(['what', 'measured', 'bar']));
console.log(`|${widths.map((w, i) =>
  i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2)).join('|')}|`);
for (const r of rows) console.log(line(r));
