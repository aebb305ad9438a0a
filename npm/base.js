// SPDX-License-Identifier: MIT
// The part of a package's instantiate.js that every package has: WASI, loading,
// numbers, exceptions. npm/main.clj puts it together with strings.js, values.js
// and the program's own functions, which all lie inside of `bind`.

class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

// What a message says of a value.
const shown = (v) =>
  v === null ? 'null'
  : typeof v === 'string' ? JSON.stringify(v.slice(0, 60))
  : typeof v === 'object' ? `an object (${v.constructor?.name ?? 'Object'})`
  : typeof v === 'function' ? 'a function'
  : `${String(v)}${typeof v === 'bigint' ? 'n' : ''} (${typeof v})`;
const wrong = (name, param, wanted, got) => {
  throw new TypeError(`${name}: ${param} must be ${wanted}, not ${shown(got)}`);
};
const tooFew = (name, wanted, n) => {
  throw new TypeError(`${name}: ${n} arguments given, ${wanted} needed`);
};

const toLong = (v, name, param) => {
  if (typeof v === 'bigint' ? BigInt.asIntN(64, v) === v : Number.isInteger(v))
    return BigInt.asIntN(64, BigInt(v));
  wrong(name, param, 'an integer of 64 bits', v);
};
const MAX = BigInt(Number.MAX_SAFE_INTEGER);
const fromLong = (n) => n >= -MAX && n <= MAX ? Number(n) : n;

// The part of WASI preview 1 that needs no files.
const wasi = ({ env = {}, stdout, stderr }, memory) => {
  const utf8 = new TextEncoder();
  const view = () => new DataView(memory().buffer);
  const bytes = (at, n) => new Uint8Array(memory().buffer, at, n);
  const now = (clock) => clock ? performance.now() : Date.now();
  const { process } = globalThis;
  const lines = (log) => {
    let rest = '';
    return (text) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop();
      if (parts.length) log(parts.join('\n'));
    };
  };
  const stream = (own, name, log) => ({
    text: new TextDecoder(),
    write: own ?? (process?.[name]?.write ? (text) => process[name].write(text)
                                          : lines(log)),
  });
  // Made when it is written to: Node.js's process.stdout takes 2 ms to make.
  const streams = [];
  const streamOf = (fd) => streams[fd] ??=
    fd === 1 ? stream(stdout, 'stdout', console.log)
    : fd === 2 ? stream(stderr, 'stderr', console.error) : undefined;
  const variables = Object.entries(env).map((e) => utf8.encode(`${e.join('=')}\0`));
  const calls = {
    args_sizes_get: (n, size) => calls.environ_sizes_get(n, size, []),
    args_get: () => 0,
    environ_sizes_get: (n, size, list = variables) => {
      view().setUint32(n, list.length, true);
      view().setUint32(size, list.reduce((sum, v) => sum + v.length, 0), true);
      return 0;
    },
    environ_get: (pointers, at) => {
      for (const v of variables) {
        view().setUint32(pointers, at, true);
        bytes(at, v.length).set(v);
        pointers += 4;
        at += v.length;
      }
      return 0;
    },
    fd_write: (fd, list, n, written) => {
      const stream = streamOf(fd);
      if (!stream) return 8;
      let text = '', total = 0;
      for (; n--; list += 8) {
        const size = view().getUint32(list + 4, true);
        const part = bytes(view().getUint32(list, true), size);
        text += stream.text.decode(part, { stream: true });
        total += size;
      }
      if (text) stream.write(text);
      view().setUint32(written, total, true);
      return 0;
    },
    fd_read: (fd, list, n, read) => (view().setUint32(read, 0, true), 0),
    fd_fdstat_get: (fd, at) => (bytes(at, 24).fill(0), fd < 3 ? 0 : 8),
    fd_prestat_get: () => 8,
    clock_time_get: (clock, precision, at) => {
      view().setBigUint64(at, BigInt(Math.round(now(clock) * 1e6)), true);
      return 0;
    },
    random_get: (at, n) => {
      for (let i = 0; i < n; i += 65536)
        crypto.getRandomValues(bytes(at + i, Math.min(n - i, 65536)));
      return 0;
    },
    // One clock: Thread/sleep. What lets a host wait is not for everyone.
    poll_oneoff: (from, to, n, written) => {
      let ms = Number(view().getBigUint64(from + 24, true)) / 1e6;
      const clock = view().getUint32(from + 16, true);
      if (view().getUint16(from + 40, true) & 1) ms -= now(clock);
      for (const end = now(1) + ms; now(1) < end;);
      bytes(to, 32).fill(0).set(bytes(from, 8));
      view().setUint32(written, 1, true);
      return 0;
    },
    proc_exit: (code) => {
      throw new Exit(code);
    },
  };
  return new Proxy(calls, { get: (own, name) => own[name] ?? (() => 52) });
};

// The exports of a module given as bytes, Response, Module, or found beside
// this file.
const load = async (source, imports) => {
  source = await (source ?? new URL('./app.wasm', import.meta.url));
  if (typeof source === 'string' || source instanceof URL) {
    const url = new URL(source, import.meta.url);
    source = url.protocol === 'file:'
      ? await (await import('node:fs/promises')).readFile(url)
      : await fetch(url);
  }
  // A Response, whose name would make Node.js load all of fetch, 60 ms.
  if (source.arrayBuffer) source = await source.arrayBuffer();
  // A page must not wait; elsewhere a small module is ready before a thread is.
  const now = typeof document === 'undefined' && source.byteLength < 1 << 20;
  const module = source instanceof WebAssembly.Module ? source
    : now ? new WebAssembly.Module(source) : await WebAssembly.compile(source);
  const { exports } = now ? new WebAssembly.Instance(module, imports)
                          : await WebAssembly.instantiate(module, imports);
  // A worker of Chromium has half of the stack that recursion is bounded by.
  const { memory, stack_slots } = exports;
  if (typeof WorkerGlobalScope !== 'undefined' && stack_slots)
    new DataView(memory.buffer).setUint32(stack_slots.value, 5000, true);
  return exports;
};

const decoder = new TextDecoder();
// What one instance is to JavaScript. x: its exports; imports: where it looks
// for the functions of the host; modules: what it requires.
const bind = (x, imports, modules) => {
  const { memory } = x;
  // clj_host; all bytes; its short texts, by their number of bytes. Detached,
  // and empty, once memory has grown.
  let W, B, texts;
  const look = () => {
    W = new Uint32Array(memory.buffer, x.clj_host.value, 7);
    B = new Uint8Array(memory.buffer);
    texts = [];
  };
  const shortText = (n) => texts[n] ??= B.subarray(W[6], W[6] + n);
  look();
  // After a call, if W[0] is not 0.
  const check = () => {
    if (!W.length) look();
    const thrown = W[0];
    if (!thrown) return;
    W[0] = 0;
    throw error(thrown);
  };
  // Where the local references of a call begin; `leave` drops them.
  const enter = () => {
    if (!W.length) look();
    return W[1];
  };
  const leave = (top) => {
    if (!W.length) look();
    W[1] = top;
    if (W[5] !== 0) wake(0);
  };
  // Of a program that has had tasks, which W[5] says: they run when JavaScript has
  // returned to its loop, and again when a timer of theirs is due.
  let timer, due = Infinity;
  const wake = (ms) => {
    if (!W.length) look();
    const at = ms && performance.now() + ms;
    if (W[5] === 0 || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Infinity;
      const next = x.clj_tasks();
      check();
      if (next >= 0) wake(next);
    }, ms);
  };

  const string = (ref) => {
    const kind = x.clj_text(ref);
    if (!kind) return null;
    if (!W.length) look();
    const at = W[3], n = W[4] >>> 1;
    const units = W[4] & 1 ? new Uint16Array(memory.buffer, at, n)
                : at === W[6] ? shortText(n) : B.subarray(at, at + n);
    if (kind === 2 && n > 20) return decoder.decode(units);
    let s = '';
    for (let i = 0; i < n; i += 8192)
      s += String.fromCharCode.apply(null, units.subarray(i, i + 8192));
    return s;
  };

  // The Error of a Clojure exception: its stack is Clojure's, then JavaScript's.
  const error = (ref) => {
    const top = enter();
    const report = string(x.clj_report(ref));
    const e = new Error(string(x.clj_message(ref)) ?? '');
    e.name = /^[^:\s]*/.exec(report)[0];
    e.stack = `${report}\n${e.stack.replace(/^(.*\n)*?(?=\s+at )/, '')}`;
    extend?.(e, ref);
    leave(top);
    return e;
  };
