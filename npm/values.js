// SPDX-License-Identifier: MIT
// Values of all kinds: in packages whose functions take or return them.

  // HostKind of rt/host/abi.h.
  const LONG = 2, DOUBLE = 3, STRING = 5, KEYWORD = 6, SYMBOL = 7, VECTOR = 8,
    MAP = 9, SET = 10, SEQ = 11, FUNCTION = 12, EXCEPTION = 13, BYTES = 14,
    BIGINT = 15, ARRAY = 16, INST = 17, JS = 18;
  const KINDS = ['nil', 'boolean', 'long', 'double', 'char', 'string',
    'keyword', 'symbol', 'vector', 'map', 'set', 'seq', 'function',
    'exception', 'bytes', 'bigint', 'array', 'inst', 'js', 'other'];

  // A host without it keeps what is not released by hand.
  const registry = globalThis.FinalizationRegistry
    ? new FinalizationRegistry((ref) => x.clj_release(ref))
    : { register() {}, unregister() {} };
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
  // A value that stays Clojure's, until it is released or nothing has it.
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
    // A map's keyword may be given as a string, when it has no such string.
    get(key) {
      return scope(() => {
        const ref = refOf(this);
        if (this.#kind !== MAP && this.#kind !== SET && Number.isInteger(key))
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
    // Elements, of maps [key, value]. A lazy seq is realised as far as it is
    // asked for.
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

  // --- from Clojure ---

  // convert: what becomes of the arguments.
  const callable = (ref, convert = encode) => {
    const value = new Value(ref, FUNCTION);
    const f = (...args) => scope(() => {
      fill(args.map((arg, i) => convert(arg, 'function', `argument ${i + 1}`)));
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
    // What a host function threw, if it is that.
    else if (x.clj_make_error && e.data?.has('error'))
      e.cause = e.data.get('error');
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
  // Collections, keywords and such stay Clojure's.
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
  // All the way down. What JavaScript has no like of becomes a string.
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
  // An object, or a Map if a key is no name.
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

  // --- to Clojure ---

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
  let keyed = (name) => keyword(name); // what becomes of a property's name
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
                     encodePairs(Object.entries(v), keyed, name, param));
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
    exports: x,
  };
