// Written by cljwc.
class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}
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
  const streams = [, stream(stdout, 'stdout', console.log),
                   stream(stderr, 'stderr', console.error)];
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
      if (!streams[fd]) return 8;
      let text = '', total = 0;
      for (; n--; list += 8) {
        const size = view().getUint32(list + 4, true);
        const part = bytes(view().getUint32(list, true), size);
        text += streams[fd].text.decode(part, { stream: true });
        total += size;
      }
      if (text) streams[fd].write(text);
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
const load = async (source, imports) => {
  source = await (source ?? new URL('./app.wasm', import.meta.url));
  if (typeof source === 'string' || source instanceof URL) {
    const url = new URL(source, import.meta.url);
    source = url.protocol === 'file:'
      ? await (await import('node:fs/promises')).readFile(url)
      : await fetch(url);
  }
  if (typeof Response !== 'undefined' && source instanceof Response)
    source = await source.arrayBuffer();
  const module = source instanceof WebAssembly.Module
    ? source : await WebAssembly.compile(source);
  return (await WebAssembly.instantiate(module, imports)).exports;
};
const start = (x) => {
  x._initialize();
  return bind(x);
};
const bind = (x) => {
  const { memory } = x;
  let W, B; // clj_host; all bytes. Detached, and empty, once memory has grown.
  const look = () => {
    W = new Uint32Array(memory.buffer, x.clj_host.value, 5);
    B = new Uint8Array(memory.buffer);
  };
  look();
  const check = () => {
    if (!W.length) look();
    const thrown = W[0];
    if (!thrown) return;
    W[0] = 0;
    throw error(thrown);
  };
  const enter = () => {
    if (!W.length) look();
    return W[1];
  };
  const leave = (top) => {
    if (!W.length) look();
    W[1] = top;
  };
  const string = (ref) => {
    if (!x.clj_text(ref)) return null;
    if (!W.length) look();
    const at = W[3], n = W[4] >>> 1;
    const units = W[4] & 1 ? new Uint16Array(memory.buffer, at, n)
                           : B.subarray(at, at + n);
    let s = '';
    for (let i = 0; i < n; i += 8192)
      s += String.fromCharCode.apply(null, units.subarray(i, i + 8192));
    return s;
  };
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
  const wide = (s) => {
    const ref = x.clj_make_text(s.length, 1);
    check();
    const units = new Uint16Array(memory.buffer, W[3], s.length);
    for (let i = 0; i < s.length; i++) units[i] = s.charCodeAt(i);
    return ref;
  };
  const text = (s) => {
    const n = s.length, ref = x.clj_make_text(n, 0);
    if (W[0] !== 0) check();
    for (let i = 0, at = W[3]; i < n; i++) {
      const unit = s.charCodeAt(i);
      if (unit > 255) return wide(s);
      B[at + i] = unit;
    }
    return ref;
  };
  const toText = (v, name, param) =>
    typeof v === 'string' ? text(v)
    : v === null || v === undefined ? 0
    : wrong(name, param, 'a string', v);
  const LONG = 2, DOUBLE = 3, STRING = 5, KEYWORD = 6, SYMBOL = 7, VECTOR = 8,
    MAP = 9, SET = 10, SEQ = 11, FUNCTION = 12, EXCEPTION = 13, BYTES = 14,
    BIGINT = 15, ARRAY = 16, INST = 17, JS = 18;
  const KINDS = ['nil', 'boolean', 'long', 'double', 'char', 'string',
    'keyword', 'symbol', 'vector', 'map', 'set', 'seq', 'function',
    'exception', 'bytes', 'bigint', 'array', 'inst', 'js', 'other'];
  const registry = new FinalizationRegistry((ref) => x.clj_release(ref));
  const functions = new WeakMap(); // JavaScript's -> Value
  const errors = new WeakMap();
  const scope = (f) => {
    const top = enter();
    try {
      return f();
    } finally {
      leave(top);
    }
  };
  let refOf;
  class Value {
    #ref;
    #kind;
    static {
      refOf = (v) => {
        if (v.#ref === undefined)
          throw new Error('this value has been released');
        return v.#ref;
      };
    }
    constructor(ref, kind) {
      this.#ref = x.clj_keep(ref);
      if (W[0] !== 0) check();
      this.#kind = kind;
      registry.register(this, this.#ref, this);
    }
    release() {
      if (this.#ref === undefined) return;
      registry.unregister(this);
      x.clj_release(this.#ref);
      this.#ref = undefined;
    }
    get kind() {
      return KINDS[this.#kind];
    }
    get size() {
      return scope(() => {
        const n = x.clj_count(refOf(this));
        if (W[0] !== 0) check();
        return n;
      });
    }
    get(key) {
      return scope(() => {
        const ref = refOf(this);
        if (this.#kind !== MAP && typeof key === 'number')
          return result(x.clj_nth(ref, key));
        let k = encode(key, 'get', 'the key');
        if (typeof key === 'string' && !x.clj_contains(ref, k))
          k = x.clj_make_keyword(k);
        return result(x.clj_get(ref, k));
      });
    }
    has(key) {
      return scope(() => {
        const k = encode(key, 'has', 'the key'), ref = refOf(this);
        const is = x.clj_contains(ref, k) ||
          (typeof key === 'string' &&
           x.clj_contains(ref, x.clj_make_keyword(k)));
        if (W[0] !== 0) check();
        return !!is;
      });
    }
    equals(other) {
      return scope(() => {
        const ref = encode(other, 'equals', 'the other value');
        const is = x.clj_equal(refOf(this), ref);
        if (W[0] !== 0) check();
        return !!is;
      });
    }
    toJS() {
      return scope(() => deep(refOf(this)));
    }
    toJSON() {
      return this.toJS();
    }
    toString() {
      return scope(() => result(x.clj_string(refOf(this), 0)));
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
      return scope(() => result(x.clj_string(refOf(this), 1)));
    }
    *[Symbol.iterator]() {
      const pairs = this.#kind === MAP, max = this.#kind === SEQ ? 1 : 16;
      const seq = scope(() => {
        const ref = x.clj_seq(refOf(this));
        if (W[0] !== 0) check();
        return ref && new Value(ref, SEQ);
      });
      for (let items; seq;) {
        items = scope(() => batch(seq.#ref, max, pairs).map(decode));
        if (!items.length) return seq.release();
        if (pairs) {
          for (let i = 0; i < items.length; i += 2)
            yield [items[i], items[i + 1]];
        } else {
          yield* items;
        }
      }
    }
  }
  const batch = (seq, max, pairs) => {
    const n = x.clj_step(seq, max, +pairs);
    if (W[0] !== 0) check();
    return Array.from(new Int32Array(memory.buffer, W[2], n));
  };
  const each = (coll, pairs, f) => {
    const seq = x.clj_seq(coll);
    if (W[0] !== 0) check();
    if (!seq) return;
    for (const top = enter();; leave(top)) {
      const refs = batch(seq, 16, pairs);
      if (!refs.length) return;
      for (let i = 0; i < refs.length; i += pairs ? 2 : 1)
        f(refs[i], refs[i + 1]);
    }
  };
  const callable = (ref) => {
    const value = new Value(ref, FUNCTION);
    const f = (...args) => scope(() => {
      fill(args.map((arg, i) => encode(arg, 'function', `argument ${i + 1}`)));
      return result(x.clj_call(refOf(value), args.length));
    });
    f.release = () => value.release();
    functions.set(f, value);
    return f;
  };
  const extend = (e, ref) => {
    errors.set(e, new Value(ref, EXCEPTION));
    const data = x.clj_data(ref), cause = x.clj_cause(ref);
    if (data) e.data = decode(data);
    if (cause) e.cause = decode(cause);
  };
  const atom = (ref) =>
    ref & 1 ? ref >> 1
    : ref === 0 ? null
    : ref === 2 ? false
    : ref === 6 ? true
    : (ref & 255) === 18 ? String.fromCharCode(ref >>> 8)
    : undefined;
  const leaf = (ref, kind) => {
    switch (kind) {
    case LONG: return fromLong(x.clj_long(ref));
    case DOUBLE: return x.clj_double(ref);
    case STRING: return string(ref);
    case BIGINT: return BigInt(string(x.clj_string(ref, 0)));
    case INST: return new Date(Number(x.clj_long(ref)));
    case FUNCTION: return callable(ref);
    case EXCEPTION: return error(ref);
    case BYTES:
      x.clj_bytes(ref);
      return B.slice(W[3], W[3] + W[4]);
    case JS: return object(ref);
    }
  };
  const decode = (ref) => {
    const v = atom(ref);
    if (v !== undefined) return v;
    const kind = x.clj_kind(ref), made = leaf(ref, kind);
    return made === undefined && kind !== JS ? new Value(ref, kind) : made;
  };
  const result = (ref) => {
    if (W[0] !== 0) check();
    return decode(ref);
  };
  const deep = (ref) => {
    const v = atom(ref);
    if (v !== undefined) return v;
    const kind = x.clj_kind(ref), made = leaf(ref, kind);
    if (made !== undefined || kind === JS) return made;
    if (kind === MAP) return deepMap(ref);
    if (kind === KEYWORD) return string(x.clj_string(ref, 0)).slice(1);
    if (kind === VECTOR || kind === SET || kind === SEQ || kind === ARRAY) {
      const array = [];
      each(ref, false, (item) => array.push(deep(item)));
      return array;
    }
    return result(x.clj_string(ref, 0));
  };
  const deepMap = (ref) => {
    const entries = [];
    let named = true;
    each(ref, true, (key, value) => {
      const k = deep(key);
      named &&= typeof k === 'string';
      entries.push([k, deep(value)]);
    });
    return named ? Object.fromEntries(entries) : new Map(entries);
  };
  const fill = (refs) => {
    if (refs.length > 64) throw new RangeError('more than 64 arguments');
    if (!W.length) look();
    new Int32Array(memory.buffer, W[2], 64).set(refs);
  };
  const collect = (empty, refs) => {
    const into = empty(0), top = enter();
    let some = [];
    const flush = () => {
      fill(some);
      x.clj_into(into, some.length);
      check();
      leave(top);
      some = [];
    };
    for (const ref of refs) if (some.push(ref) === 64) flush();
    flush();
    return into;
  };
  function* encodeAll(items, name, param) {
    for (const item of items) yield encode(item, name, param);
  }
  function* encodePairs(entries, key, name, param) {
    for (const [k, v] of entries) {
      yield key(k, name, param);
      yield encode(v, name, param);
    }
  }
  const keyword = (name) => x.clj_make_keyword(text(name));
  const number = (v) =>
    (v << 1 >> 1) === v && (v || 1 / v > 0) ? v << 1 | 1
    : Number.isSafeInteger(v) && (v || 1 / v > 0) ? x.clj_make_long(BigInt(v))
    : x.clj_make_double(v);
  const encodeObject = (v, name, param) => {
    const again = (items) => encodeAll(items, name, param);
    if (v === null) return 0;
    if (v instanceof Value) return refOf(v);
    if (Array.isArray(v)) return collect(x.clj_make_vector, again(v));
    if (v instanceof Set) return collect(x.clj_make_set, again(v));
    if (v instanceof Map)
      return collect(x.clj_make_map, encodePairs(v, encode, name, param));
    if (v instanceof Date) return x.clj_make_inst(BigInt(v.getTime()));
    if (v instanceof Uint8Array) {
      const ref = x.clj_make_bytes(v.length);
      if (W[0] !== 0) check();
      B.set(v, W[3]);
      return ref;
    }
    if (errors.has(v)) return refOf(errors.get(v));
    const proto = Object.getPrototypeOf(v);
    if (proto === null || Object.getPrototypeOf(proto) === null)
      return collect(x.clj_make_map,
                     encodePairs(Object.entries(v), keyword, name, param));
    return foreign(v, name, param);
  };
  const encode = (v, name, param) => {
    switch (typeof v) {
    case 'undefined': return 0;
    case 'boolean': return v ? 6 : 2;
    case 'number': return number(v);
    case 'string': return text(v);
    case 'bigint':
      return BigInt.asIntN(64, v) === v ? x.clj_make_long(v)
                                        : x.clj_make_bigint(text(String(v)));
    case 'object': return encodeObject(v, name, param);
    }
    if (functions.has(v)) return refOf(functions.get(v));
    return foreign(v, name, param);
  };
  const clojure = {
    keyword: (name) => scope(() => new Value(keyword(name), KEYWORD)),
    toClj: (v) => scope(() => {
      const ref = encode(v, 'toClj', 'the value');
      return new Value(ref, x.clj_kind(ref));
    }),
    isValue: (v) => v instanceof Value,
  };
  const object = undefined;
  const foreign = (v, name, param) =>
    wrong(name, param, 'a value that Clojure has', v);
  function area_(width, height) {
    if (typeof width !== 'number') wrong('area', 'width', 'a number', width);
    if (typeof height !== 'number') wrong('area', 'height', 'a number', height);
    const r = x['area'](width, height);
    if (W[0] !== 0) check();
    return r;
  }
  function gcd_(a, b) {
    const r = x['gcd'](toLong(a, 'gcd', 'a'), toLong(b, 'gcd', 'b'));
    if (W[0] !== 0) check();
    return fromLong(r);
  }
  function shout_(text) {
    if (arguments.length < 1) tooFew('shout', '1', arguments.length);
    const top = enter();
    try {
      const r = x['shout'](toText(text, 'shout', 'text'));
      if (W[0] !== 0) check();
      return string(r);
    } finally {
      leave(top);
    }
  }
  function isBlank_(text) {
    if (arguments.length < 1) tooFew('isBlank', '1', arguments.length);
    const top = enter();
    try {
      const r = x['blank?'](toText(text, 'isBlank', 'text'));
      if (W[0] !== 0) check();
      return r !== 0 && r !== 2;
    } finally {
      leave(top);
    }
  }
  function wordCount_(text) {
    if (arguments.length < 1) tooFew('wordCount', '1', arguments.length);
    const top = enter();
    try {
      const r = x['word-count'](toText(text, 'wordCount', 'text'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function top_$1(counts) {
    if (arguments.length < 1) tooFew('top', '1', arguments.length);
    const top = enter();
    try {
      const r = x['top_1'](encode(counts, 'top', 'counts'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function top_$2(counts, n) {
    if (arguments.length < 2) tooFew('top', '2', arguments.length);
    const top = enter();
    try {
      const r = x['top_2'](encode(counts, 'top', 'counts'), toLong(n, 'top', 'n'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function top_(...args) {
    switch (args.length) {
    case 1: return top_$1(...args);
    case 2: return top_$2(...args);
    }
    tooFew('top', '1 or 2', args.length);
  }
  function remember_(...words) {
    const top = enter();
    try {
      const r = x['remember!'](encode(words, 'remember', 'words'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function known_() {
    const top = enter();
    try {
      const r = x['known']();
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function naturals_() {
    const top = enter();
    try {
      const r = x['naturals']();
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function adder_(n) {
    if (arguments.length < 1) tooFew('adder', '1', arguments.length);
    const top = enter();
    try {
      const r = x['adder'](encode(n, 'adder', 'n'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  function lookup_(id) {
    if (arguments.length < 1) tooFew('lookup', '1', arguments.length);
    const top = enter();
    try {
      const r = x['lookup'](encode(id, 'lookup', 'id'));
      if (W[0] !== 0) check();
      return decode(r);
    } finally {
      leave(top);
    }
  }
  check();
  return {
    area: area_,
    gcd: gcd_,
    shout: shout_,
    isBlank: isBlank_,
    wordCount: wordCount_,
    top: top_,
    remember: remember_,
    known: known_,
    naturals: naturals_,
    adder: adder_,
    lookup: lookup_,
    clojure,
  };
};

export const instantiate = async (source, options = {}) => {
  let x;
  const imports = {
    wasi_snapshot_preview1: wasi(options, () => x.memory),
  };
  x = await load(source, imports);
  return start(x);
};
