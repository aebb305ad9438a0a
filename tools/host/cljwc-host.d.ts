// SPDX-License-Identifier: MIT
// What cljwc-host.mjs exports.

/** A failure to load or run a module. */
export class ModuleError extends Error {
  kind: 'not-a-side-module' | 'not-a-main-module' | 'other-program'
    | 'missing-symbols' | 'trap' | 'exit' | 'exception';
  /** Of 'missing-symbols': what nothing loaded defines. */
  missing?: string[];
  /** Of 'exit': what the program gave System/exit. */
  code?: number;
  /** Of 'exception'. */
  exception?: Exception;
}

/** A Clojure exception. */
export interface Exception {
  /** "clojure.lang.ExceptionInfo" */
  class: string;
  /** The class of its root cause. */
  root: string;
  /** Message, data, trace and causes, as an uncaught one is printed. */
  report: string;
}

/** What a module came to; `ns` is the current namespace afterwards. */
export type Result = { value: string; exception?: undefined; ns: string }
  | { value?: undefined; exception: Exception; ns: string };

export interface Streams {
  out?: (text: string) => void;
  err?: (text: string) => void;
  /** At most n bytes of standard input; none at its end. */
  read?: (n: number) => ArrayLike<number>;
  args?: string[];
  env?: Record<string, string>;
  /** Is the running evaluation to end? Asked now and then. */
  interrupted?: () => boolean;
}

export interface Options extends Streams {
  /** The imports of wasi_snapshot_preview1, in place of smallWasi's. */
  wasi?: Record<string, Function>;
  /** What (cljwc.live/js "name" arg...) calls. */
  functions?: Record<string, (...args: string[]) => string | undefined | void>;
  /** Asks the compiler for `eval`, and meanwhile calls `nest` of the program; the
   * question and its answer are told in cljwc's rt/sys/side.h. */
  ask?: (question: string) => string;
  /** How deep recursion may go: 8192 frames take a stack of 1 MB. */
  slots?: number;
  /** Called with the exports before anything runs. */
  attach?: (exports: WebAssembly.Exports) => void;
}

/** A running program. */
export interface Program {
  readonly exports: WebAssembly.Exports;
  readonly memory: WebAssembly.Memory;
  /** How many modules have been loaded. */
  readonly loaded: number;
  /** Takes a side module in; the function runs it, as often as it is called. */
  load(bytes: BufferSource | WebAssembly.Module): () => Result;
  /** Takes a side module in and runs it. */
  eval(bytes: BufferSource | WebAssembly.Module,
    options?: { session?: number }): Result;
  /** For `ask`: runs a side module within the one that asks. */
  nest(bytes: BufferSource | WebAssembly.Module): Result;
  /** (str x) of what the Clojure function of that full name returns. */
  call(name: string, ...args: unknown[]): string;
  /** What has been done to namespaces since the last call, as lines. */
  changes(): string;
  /** The name of the current namespace. */
  ns(): string;
  /** Returns a function that makes the program usable after its code has been
   * stopped in a way that no catch notices. */
  checkpoint(): () => void;
}

/** Starts a module made by `cljwc --main-module`. */
export function start(main: BufferSource | WebAssembly.Module,
  options?: Options): Promise<Program>;

/** WASI preview 1 without files. */
export function smallWasi(getMemory: () => WebAssembly.Memory,
  options?: Streams): Record<string, Function>;

/** The section dylink.0: sizes, and alignments as powers of 2. */
export function dylink(module: WebAssembly.Module):
  { memory: number; memoryAlign: number; table: number; tableAlign: number };
