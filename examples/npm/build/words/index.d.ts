// Written by cljwc.
import type { Clojure, Input, Value } from './instantiate.js';
export * from './instantiate.js';

/** The area of a rectangle. */
declare function area_(width: number, height: number): number;
export { area_ as area };
/** The greatest common divisor. */
declare function gcd_(a: number | bigint, b: number | bigint): number | bigint;
export { gcd_ as gcd };
/**
 * The text in upper case.
 *
 * An exclamation mark is added
 * if there is none.
 */
declare function shout_(text: string): string;
export { shout_ as shout };
/** Has the text nothing but blanks? */
declare function isBlank_(text: string): boolean;
export { isBlank_ as isBlank };
/** How often each word is in a text, as a map. */
declare function wordCount_(text: string): any;
export { wordCount_ as wordCount };
/** The n most frequent words, or three, with their numbers. */
declare function top_(counts: Input, n: number | bigint): any;
/** The n most frequent words, or three, with their numbers. */
declare function top_(counts: Input): any;
export { top_ as top };
/** Adds words to those that are known; how many that are. */
declare function remember_(...words: Input[]): any;
export { remember_ as remember };
/** All words that are known, as a set. */
declare function known_(): Value;
export { known_ as known };
/** 1, 2, 3... without end. */
declare function naturals_(): Value;
export { naturals_ as naturals };
/** A function that adds n. */
declare function adder_(n: Input): (...args: Input[]) => any;
export { adder_ as adder };
/** The user of an id; there is none. */
declare function lookup_(id: Input): any;
export { lookup_ as lookup };
export declare const clojure: Clojure;
