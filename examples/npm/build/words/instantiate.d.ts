// Written by cljwc.
/** What Clojure functions take: a Value is passed as it is. */
export type Input =
  | null | undefined | boolean | number | bigint | string | Date | Uint8Array
  | Value | Error | Function
  | readonly Input[] | ReadonlySet<Input> | ReadonlyMap<Input, Input>
  | { readonly [key: string]: Input };

/**
 * A collection, keyword or other value that stays Clojure's. It is kept until
 * nothing refers to it, or until it is released.
 */
export interface Value extends Iterable<any> {
  readonly kind: string;
  /** The number of elements. */
  readonly size: number;
  /**
   * The value of a key; of vectors and seqs, the element at a position. A
   * keyword may be given as a string.
   */
  get(key: Input): any;
  has(key: Input): boolean;
  /** Clojure's =. */
  equals(other: Input): boolean;
  /** Arrays, objects and strings, all the way down. */
  toJS(): any;
  toJSON(): any;
  toString(): string;
  /** Gives it up; using it afterwards is an error. */
  release(): void;
}

export interface Clojure {
  /** The keyword of a name, or "ns/name". */
  keyword(name: string): Value;
  /** Converts once what is to be passed often. */
  toClj(value: Input): Value;
  isValue(value: unknown): value is Value;
}

/** Exceptions of Clojure are Errors of this kind. */
export interface ClojureError extends Error {
  /** What ex-data gives. */
  readonly data?: Value;
}

export interface Options {
  /** What System/getenv sees. */
  env?: Record<string, string>;
  /** Where output goes instead of the console. */
  stdout?: (text: string) => void;
  stderr?: (text: string) => void;
}

export interface App {
  /** The area of a rectangle. */
  area(width: number, height: number): number;
  /** The greatest common divisor. */
  gcd(a: number | bigint, b: number | bigint): number | bigint;
  /**
   * The text in upper case.
   *
   * An exclamation mark is added
   * if there is none.
   */
  shout(text: string): string;
  /** Has the text nothing but blanks? */
  isBlank(text: string): boolean;
  /** How often each word is in a text, as a map. */
  wordCount(text: string): any;
  /** The n most frequent words, or three, with their numbers. */
  top(counts: Input, n: number | bigint): any;
  /** The n most frequent words, or three, with their numbers. */
  top(counts: Input): any;
  /** Adds words to those that are known; how many that are. */
  remember(...words: Input[]): any;
  /** All words that are known, as a set. */
  known(): Value;
  /** 1, 2, 3... without end. */
  naturals(): Value;
  /** A function that adds n. */
  adder(n: Input): (...args: Input[]) => any;
  /** The user of an id; there is none. */
  lookup(id: Input): any;
  readonly clojure: Clojure;
}

/**
 * Another instance, with state of its own, of app.wasm, or of a module that is
 * given: its address, bytes, a Response or a WebAssembly.Module.
 */
export function instantiate(
  source?: string | URL | BufferSource | Response | WebAssembly.Module
    | PromiseLike<BufferSource | Response | WebAssembly.Module>,
  options?: Options,
): Promise<App>;
