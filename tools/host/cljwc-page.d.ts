// SPDX-License-Identifier: MIT
// What cljwc-page.mjs exports.
import type { Options, Program } from './cljwc-host.mjs';

/** Starts the program of a `cljwc nrepl --http` server in this thread and
 * attaches it: what clients of the server evaluate happens in it. */
export function connect(url?: string, options?: Options): Promise<Program>;

/** The same in a worker, which is replaced when its code has to be stopped. */
export function connectWorker(url?: string,
  onState?: (state: 'starting' | 'ready' | 'running') => void):
  { restart(): void };

/** Sends an nREPL request; resolves after the last reply. */
export function request(message: Record<string, string | number>,
  onReply?: (reply: Record<string, any>) => void, url?: string): Promise<void>;

/** For workers: runs a frame of the kind r; the frame that answers. */
export function runFrame(program: Program, frame: Uint8Array): Uint8Array;
