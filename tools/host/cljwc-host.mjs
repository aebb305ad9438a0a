// SPDX-License-Identifier: MIT
// A running Clojure program that takes in modules, for Node.js 20 and later,
// browsers, Deno and Bun; no dependencies.
//
//     import { start } from './cljwc-host.mjs';
//     const program = await start(await readFile('main.wasm'));
//     program.eval(await readFile('form.wasm'));   // { value: '3', ns: 'user' }
//
// main.wasm comes from `cljwc --main-module`, form.wasm from `cljwc --shared` or
// from the compile-wasm operation of `cljwc nrepl`. What modules share and by
// which names is said in cljwc's rt/sys/side.h.
const decoder = new TextDecoder();
const encoder = new TextEncoder();

// What went wrong with a module, or in one. `kind` says what:
//   'not-a-side-module'  the bytes are no such module
//   'other-program'      it was compiled for another main module
//   'missing-symbols'    `missing` lists what nothing loaded defines
//   'trap'               the code was stopped by the engine
//   'exit'               the program called System/exit; `code`
//   'exception'          (call) a Clojure exception; `exception` as from eval
export class ModuleError extends Error {
  constructor(kind, message, more) {
    super(message);
    this.name = 'ModuleError';
    this.kind = kind;
    Object.assign(this, more);
  }
}

// --- what a module says of itself ---

class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value >>> 0;
  }
}

// The sizes and alignments (as powers of 2) in the section dylink.0.
export function dylink(module) {
  const sections = WebAssembly.Module.customSections(module, 'dylink.0');
  if (!sections.length)
    throw new ModuleError('not-a-side-module',
      'not a side module: it has no dylink.0 section (cljwc --shared makes one)');
  const b = new Bytes(new Uint8Array(sections[0]));
  const info = { memory: 0, memoryAlign: 0, table: 0, tableAlign: 0 };
  while (b.at < b.bytes.length) {
    const kind = b.number(), end = b.number() + b.at;
    if (kind === 1) {
      info.memory = b.number();
      info.memoryAlign = b.number();
      info.table = b.number();
      info.tableAlign = b.number();
    }
    b.at = end;
  }
  return info;
}

// The texts of the section cljwc: [interface hash, namespace].
function about(module) {
  const sections = WebAssembly.Module.customSections(module, 'cljwc');
  return sections.length ? decoder.decode(sections[0]).split(' ') : [];
}

// --- symbols ---

const SHARED_NAME = /^[kvn]:/;

// The main module's symbols, in the order of their numbers, by which side modules
// import them (cljwc's driver/side_symbols.h): the address of data, or the index
// in the table with all bits inverted.
function symbolsOf(module) {
  const sections = WebAssembly.Module.customSections(module, 'cljwc.symbols');
  const b = new Bytes(new Uint8Array(sections[0] ?? 0)), all = [], last = [0, 0];
  while (b.at < b.bytes.length) {
    const n = b.number(), more = n >>> 1;
    const value = last[n & 1] += (more >>> 1) ^ -(more & 1);
    all.push(n & 1 ? value : ~value);
  }
  return all;
}

// What would define a symbol, for messages.
function origin(name) {
  const kind = name.slice(0, 2), rest = name.slice(2);
  if (kind === 'C_') return `the module of a deftype or defrecord (${rest})`;
  if (kind === 'P_') return `the module of a defprotocol (${rest})`;
  return 'the main module of the same cljwc';
}

class Program {
  constructor(exports, options, abi, symbols) {
    this.symbols = symbols;
    this.exports = exports;
    this.options = options;
    this.abi = abi;
    this.memory = exports.memory;
    this.table = exports.__indirect_function_table;
    this.stack = exports.__stack_pointer;
    this.functions = new Map(); // of modules: symbol -> function
    this.addresses = new Map(); // of modules: symbol -> address of data
    this.names = new Map(); // 'k:ns/name'... -> address
    this.indexes = new Map(); // of modules: function -> where in the table
    this.loaded = 0;
  }

  // What a symbol is: the main module's by number, else the latest module's.
  #symbol(name) {
    return name[0] === '#' ? this.symbols[parseInt(name.slice(1), 36)] : undefined;
  }
  #function(name) {
    const at = this.#symbol(name);
    return (at < 0 ? this.table.get(~at) : this.functions.get(name)) ?? undefined;
  }
  #address(name) {
    const at = this.#symbol(name);
    return at >= 0 ? at : this.addresses.get(name);
  }

  #define(exports, base) {
    for (const [name, value] of Object.entries(exports))
      if (typeof value === 'function') this.functions.set(name, value);
      else if (value instanceof WebAssembly.Global && value !== this.stack)
        this.addresses.set(name, (value.value + base) >>> 0);
  }

  // --- memory ---

  text(at) {
    const bytes = new Uint8Array(this.memory.buffer);
    return decoder.decode(bytes.slice(at, bytes.indexOf(0, at)));
  }

  // Calls f(address, length) with the text in memory.
  #withText(text, f) {
    const bytes = encoder.encode(text);
    if (!(bytes.length <= this.roomSize)) {
      this.roomSize = Math.max(4096, 2 * bytes.length);
      this.room = this.exports.cljwc_alloc(this.roomSize) >>> 0;
    }
    new Uint8Array(this.memory.buffer).set(bytes, this.room);
    return f(this.room, bytes.length);
  }

  #named(name) {
    let at = this.names.get(name);
    if (at === undefined) {
      at = this.#withText(name, (p, n) => this.exports.cljwc_name(p, n));
      this.names.set(name, at);
    }
    return at;
  }

  #scan(from, to) {
    for (let i = from; i < to; i++) {
      const f = this.table.get(i);
      if (f && !this.indexes.has(f)) this.indexes.set(f, i);
    }
  }

  // The index of a function in the table, which is its address in C.
  #index(f) {
    let i = this.indexes.get(f);
    if (i === undefined) {
      i = this.table.grow(1);
      this.table.set(i, f);
      this.indexes.set(f, i);
    }
    return i;
  }

  // --- loading ---

  #compile(bytes) {
    if (bytes instanceof WebAssembly.Module) return bytes;
    try {
      return new WebAssembly.Module(bytes);
    } catch (e) {
      throw new ModuleError('not-a-side-module',
        `not a side module: ${e.message}`);
    }
  }

  #check(module) {
    const info = dylink(module), [abi, ns] = about(module);
    if (abi !== this.abi)
      throw new ModuleError('other-program', 'compiled for another main module: ' +
        `its interface is ${abi ?? 'unknown'}, this one's ${this.abi}; use the ` +
        'main module of the cljwc that compiles the modules');
    return { info, ns };
  }

  // The imports, and what can only be filled in when there is an instance: those
  // globals alone are mutable.
  #resolve(module) {
    const own = new Set(WebAssembly.Module.exports(module).map((e) => e.name));
    const env = {
      memory: this.memory,
      __indirect_function_table: this.table,
      __stack_pointer: this.stack,
    };
    const imports = { env, 'GOT.mem': {}, 'GOT.func': {} };
    const late = [], named = [], missing = [];
    const define = (from, name, value, mutable = false) =>
      imports[from][name] = new WebAssembly.Global({ value: 'i32', mutable }, value);
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      if (from === 'env') {
        if (name in env || /^__(memory|table)_base$/.test(name)) continue;
        env[name] = this.#function(name);
        if (!env[name]) missing.push(name);
        continue;
      }
      const data = from === 'GOT.mem';
      if (SHARED_NAME.test(name)) named.push({ from, name });
      else if (own.has(name))
        late.push({ global: define(from, name, 0, true), name, data });
      else if (data && this.#address(name) !== undefined)
        define(from, name, this.#address(name));
      else if (!data && this.#symbol(name) < 0)
        define(from, name, ~this.#symbol(name));
      else if (!data && this.#function(name))
        define(from, name, this.#index(this.#function(name)));
      else missing.push(name);
    }
    if (missing.length)
      throw new ModuleError('missing-symbols', 'undefined: ' + missing.map(
        (name) => `${name}, from ${origin(name)}`).join('; '), { missing });
    for (const { from, name } of named) define(from, name, this.#named(name));
    return { imports, late };
  }

  // Puts the module into memory and table.
  #place(module, info, { imports, late }) {
    const align = Math.max(16, 1 << info.memoryAlign);
    const raw = info.memory
      ? this.exports.cljwc_alloc(info.memory + align - 16) >>> 0 : 0;
    const memory = (raw + align - 1) & -align, table = this.table.length;
    if (info.table) this.table.grow(info.table);
    const base = (value) =>
      new WebAssembly.Global({ value: 'i32', mutable: false }, value);
    imports.env.__memory_base = base(memory);
    imports.env.__table_base = base(table);
    const { exports } = new WebAssembly.Instance(module, imports);
    this.#scan(table, table + info.table);
    for (const { global, name, data } of late)
      global.value = data ? exports[name].value + memory
        : this.#index(exports[name]);
    exports.__wasm_apply_data_relocs?.();
    if (info.memory) this.exports.cljwc_data(memory, info.memory);
    const { entry, __wasm_apply_data_relocs, __wasm_call_ctors, ...others } =
      exports;
    this.#define(others, memory);
    __wasm_call_ctors?.();
    return entry;
  }

  // Takes a module in without running it. Returns a function that does, as
  // often as it is called, and gives what eval gives.
  load(bytes) {
    const { at, ns } = this.#take(bytes);
    return () => this.#run(at, ns);
  }

  #take(bytes) {
    const module = this.#compile(bytes), { info, ns } = this.#check(module);
    const entry = this.#place(module, info, this.#resolve(module));
    if (!entry)
      throw new ModuleError('not-a-side-module', 'not a side module: no entry');
    this.loaded++;
    return { at: this.#index(entry), ns };
  }

  // Takes a module in and runs it: {value, ns} with the value as text, or
  // {exception: {class, root, report}, ns}. Throws a ModuleError. Each session
  // (a small number) has *1, *2, *3 and *e of its own.
  eval(bytes, { session = 0 } = {}) {
    const run = this.load(bytes);
    this.exports.cljwc_session(session);
    return run();
  }

  // For the option `ask`: the same within the module that runs and asks; its
  // value is not shown. What stops it stops both.
  nest(bytes) {
    const failed = this.exports.cljwc_run(this.#take(bytes).at);
    return failed ? { exception: this.#exception(), ns: this.ns() }
      : { value: '', ns: this.ns() };
  }

  // Calls a Clojure function by its full name with texts: (str x) of what it
  // returns. Throws a ModuleError of the kind 'exception' if it throws.
  call(name, ...args) {
    return this.#guarded(() => {
      const text = [name, ...args.map(String)].join('\0');
      const failed = this.#withText(text, (p, n) => this.exports.cljwc_call(p, n));
      const at = failed ? 0 : this.exports.cljwc_text(5);
      if (at) return this.text(at);
      const exception = this.#exception();
      throw new ModuleError('exception', exception.report, { exception });
    });
  }

  // Returns a function that makes the program usable after code has been stopped
  // in a way that no catch notices.
  checkpoint() {
    const before = this.stack.value;
    return () => {
      this.stack.value = before;
      this.exports.cljwc_abandon();
    };
  }

  // --- running ---

  #guarded(f) {
    const recover = this.checkpoint();
    try {
      return f();
    } catch (e) {
      recover();
      if (e instanceof ModuleError) throw e;
      throw new ModuleError('trap', e.message, { cause: e });
    }
  }

  #exception() {
    const text = (which) => this.text(this.exports.cljwc_text(which));
    return { class: text(1), root: text(3), report: text(2) };
  }

  ns() {
    return this.text(this.exports.cljwc_text(4));
  }

  // What is new in the program's namespaces since the last call, as lines: "v NS
  // NAME NS OWN-NAME" for a var, "a NS ALIAS NS" for an alias.
  changes() {
    return this.text(this.exports.cljwc_changes());
  }

  #run(entry, ns) {
    return this.#guarded(() => {
      this.#withText(ns, (p, n) => this.exports.cljwc_enter(p, n));
      if (this.exports.cljwc_run(entry))
        return { exception: this.#exception(), ns: this.ns() };
      const at = this.exports.cljwc_text(0);
      return at ? { value: this.text(at), ns: this.ns() }
        : { exception: this.#exception(), ns: this.ns() };
    });
  }
}

// --- a small WASI: streams, clocks, random numbers; no files ---

const SUCCESS = 0, BADF = 8, NOSYS = 52, SPIPE = 70;

// What a program without files needs of WASI preview 1. Options: out(text),
// err(text); read(n), which returns at most n bytes, none at the end; args, env.
export function smallWasi(getMemory, options = {}) {
  const view = () => new DataView(getMemory().buffer);
  const bytes = () => new Uint8Array(getMemory().buffer);
  const streams = [null, new TextDecoder(), new TextDecoder()];
  const list = (strings) => ({
    sizes(count, size) {
      const total = strings.reduce((n, s) => n + encoder.encode(s).length + 1, 0);
      view().setUint32(count, strings.length, true);
      view().setUint32(size, total, true);
      return SUCCESS;
    },
    get(pointers, at) {
      for (const s of strings) {
        const b = encoder.encode(s);
        view().setUint32(pointers, at, true);
        bytes().set(b, at);
        bytes()[at + b.length] = 0;
        pointers += 4;
        at += b.length + 1;
      }
      return SUCCESS;
    },
  });
  const args = list(options.args ?? ['cljwc']);
  const env = list(Object.entries(options.env ?? {}).map(([k, v]) => `${k}=${v}`));
  const calls = {
    args_sizes_get: args.sizes,
    args_get: args.get,
    environ_sizes_get: env.sizes,
    environ_get: env.get,
    fd_write(fd, parts, n, written) {
      if (fd !== 1 && fd !== 2) return BADF;
      let all = 0;
      for (let i = 0; i < n; i++) {
        const at = view().getUint32(parts + 8 * i, true);
        const length = view().getUint32(parts + 8 * i + 4, true);
        const text = streams[fd].decode(bytes().slice(at, at + length),
          { stream: true });
        if (text) (fd === 1 ? options.out : options.err)?.(text);
        all += length;
      }
      view().setUint32(written, all, true);
      return SUCCESS;
    },
    fd_read(fd, parts, n, got) {
      if (fd !== 0) return BADF;
      const at = view().getUint32(parts, true);
      const data = options.read?.(view().getUint32(parts + 4, true)) ?? [];
      bytes().set(data, at);
      view().setUint32(got, data.length, true);
      return SUCCESS;
    },
    fd_fdstat_get(fd, at) { // a terminal, so that each line goes out at once
      bytes().fill(0, at, at + 24);
      bytes()[at] = 2;
      return fd < 3 ? SUCCESS : BADF;
    },
    fd_close: () => SUCCESS,
    fd_seek: () => SPIPE,
    fd_prestat_get: () => BADF,
    clock_time_get(id, precision, at) {
      const ms = id === 0 ? Date.now() : performance.now();
      view().setBigUint64(at, BigInt(Math.round(ms * 1e6)), true);
      return SUCCESS;
    },
    clock_res_get(id, at) {
      view().setBigUint64(at, 1000n, true);
      return SUCCESS;
    },
    random_get(at, n) {
      for (let i = 0; i < n; i += 65536)
        crypto.getRandomValues(bytes().subarray(at + i, at + Math.min(n, i + 65536)));
      return SUCCESS;
    },
    poll_oneoff(subscriptions, events, n, got) { // sleeping is all there is
      const ns = view().getBigUint64(subscriptions + 24, true);
      const until = performance.now() + Number(ns) / 1e6;
      while (performance.now() < until) if (options.interrupted?.()) break;
      view().setUint32(got, 1, true);
      return SUCCESS;
    },
    proc_exit(code) {
      throw new ModuleError('exit', `the program ended with ${code}`, { code });
    },
  };
  return new Proxy(calls, { get: (t, name) => t[name] ?? (() => NOSYS) });
}

// What (cljwc.live/js name arg...) calls: functions of texts to a text or
// undefined.
function hostFunctions(getMemory, functions, ask) {
  let result;
  return {
    ask(at, n) {
      if (!n || !ask) return ask ? 1 : 0;
      const bytes = new Uint8Array(getMemory().buffer).slice(at, at + n);
      result = encoder.encode(ask(decoder.decode(bytes)));
      return result.length;
    },
    call(at, n) {
      const bytes = new Uint8Array(getMemory().buffer).slice(at, at + n);
      const [name, ...args] = decoder.decode(bytes).split('\0');
      let failed = false, value;
      try {
        if (!Object.hasOwn(functions, name))
          throw new Error(`the host has no function ${name}`);
        value = functions[name](...args);
      } catch (e) {
        if (e instanceof ModuleError) throw e;
        failed = true;
        value = String(e?.message ?? e);
      }
      if (value === undefined || value === null) return -1;
      result = encoder.encode(String(value));
      return failed ? -2 - result.length : result.length;
    },
    result(at) {
      new Uint8Array(getMemory().buffer).set(result, at);
    },
  };
}

// --- starting ---

// Of the root stack: recursion so deep fits the 1 MB of a thread, or the half of
// that which a worker has in Chromium.
const SLOTS = typeof WorkerGlobalScope === 'undefined' ? 10368 : 5000;

// Starts a main module (bytes or a WebAssembly.Module). Options: those of
// smallWasi; wasi, imports instead of it; functions, what (cljwc.live/js name
// arg...) calls; interrupted(), asked now and then whether the running
// evaluation is to end; slots, of the root stack; ask(text), which asks the
// compiler for `eval` (rt_side_host_ask in rt/sys/side.h) and meanwhile calls
// `nest` of the program.
export async function start(main, options = {}) {
  const module = main instanceof WebAssembly.Module ? main
    : await WebAssembly.compile(main);
  const [abi] = about(module);
  if (!abi)
    throw new ModuleError('not-a-main-module',
      'not a main module: cljwc --main-module makes one');
  let memory;
  const imports = {
    wasi_snapshot_preview1: options.wasi ?? smallWasi(() => memory, options),
    cljwc: {
      interrupted: () => (options.interrupted?.() ? 1 : 0),
      ...hostFunctions(() => memory, options.functions ?? {}, options.ask),
    },
  };
  const { exports } = await WebAssembly.instantiate(module, imports);
  memory = exports.memory;
  options.attach?.(exports);
  new DataView(memory.buffer).setUint32(exports.stack_slots.value,
    options.slots ?? SLOTS, true);
  exports._initialize();
  if (exports.cljwc_start())
    throw new ModuleError('trap', 'the program failed to start');
  return new Program(exports, options, abi, symbolsOf(module));
}
