// SPDX-License-Identifier: MIT
// What TypeScript has to accept, and to refuse.
import {
  adder, area, clojure, gcd, instantiate, isBlank, known, naturals, remember,
  shout, top, wordCount, type App, type Clojure, type Input, type Value,
} from './build/words/index.js';

const size: number = area(1, 2);
const divisor: number | bigint = gcd(1, 2n);
const loud: string = shout('x');
const blank: boolean = isBlank('');
const words: Value = known();
const all: any[] = [...words];
const sum: any = adder(1)(2);
const more: any = remember('a', 'b', 1, { a: [1, null] });
const some: any = top(wordCount('a'), 1) ?? top({ a: 1 });
for (const n of naturals()) if (n > 3) break;
const tools: Clojure = clojure;
const key: Value = tools.keyword('a');
const input: Input = new Map([['a', new Set([key])]]);
const app: App = await instantiate(new URL('data:'), { stdout: (s) => s.length });
const again: number = app.area(1, 2);

// @ts-expect-error a string is no number
area('1', 2);
// @ts-expect-error one is missing
area(1);
// @ts-expect-error a number is no string
shout(1);
// @ts-expect-error no long
gcd(1, '2');
// @ts-expect-error not a function of the package
area.nothing();
// @ts-expect-error a symbol has no like in Clojure
adder(Symbol('s'));

export { size, divisor, loud, blank, all, sum, more, some, input, again };
