// SPDX-License-Identifier: MIT
// JavaScript's values in Clojure: in packages of programs that use js/.

  const slots = [null], uses = [0], free = [], ids = new Map();
  // A number for the value, which counts one use.
  const number_ = (v) => {
    let id = ids.get(v);
    if (id === undefined) {
      id = free.pop() ?? slots.length;
      ids.set(slots[id] = v, id);
      uses[id] = 0;
    }
    uses[id]++;
    return id;
  };
  const object = (ref) => slots[x.clj_js_id(ref)];
  const foreign = (v) => x.clj_make_js(number_(v));
  // To Clojure as it is: only what is no object is converted.
  const opaque = (v) => {
    if ((typeof v !== 'object' || v === null) && typeof v !== 'function')
      return encode(v);
    if (v instanceof Value) return refOf(v);
    const own = errors.get(v) ?? functions.get(v);
    return own ? refOf(own) : foreign(v);
  };
  const given = (ref) =>
    !(ref & 7) && ref && x.clj_kind(ref) === FUNCTION ? callable(ref, opaque)
                                                      : decode(ref);
  const take = (n) => {
    if (!W.length) look();
    const refs = Array.from(new Int32Array(memory.buffer, W[2], n < 0 ? 1 : n));
    if (n >= 0) return refs.map(given);
    const all = [];
    each(refs[0], false, (ref) => all.push(given(ref)));
    return all;
  };
  const method = (o, name) => {
    const self = given(o), key = decode(name), f = self[key];
    if (typeof f === 'function') return [self, f];
    throw new TypeError(`${String(key)} is not a function of ${shown(self)}`);
  };
  // Promises that tasks wait for (js-await). `inTask`: is what runs a task,
  // with nothing of JavaScript's between it and here?
  let inTask = false, waits = 0, waited;
  const SUSPEND = 1 << 31, outcomes = new Map();
  modules.cljwc = {
    // Lets the task be suspended; what comes back is a number for `awaited`.
    await(promise) {
      if (!inTask)
        throw new Error('js-await needs a function marked ^:async that JavaScript ' +
                        'has called, and a host that switches stacks');
      waited = promise;
      return SUSPEND;
    },
    awaited(id) {
      inTask = true;
      const { failed, value, error } = outcomes.get(id);
      outcomes.delete(id);
      if (failed) throw error;
      return value;
    },
  };
  imports.suspend = async () => {
    inTask = false;
    const id = waits++ & 0xffffff;
    try {
      outcomes.set(id, { value: await waited });
    } catch (error) {
      outcomes.set(id, { failed: true, error });
    }
    return id << 1 | 1;
  };
  const outside = (f) => {
    const before = inTask;
    inTask = false;
    try {
      return f();
    } finally {
      inTask = before;
    }
  };
  const host = {
    global: (name) => opaque(globalThis[decode(name)]),
    module: (name) => opaque(modules[decode(name)]),
    get: (o, key) => opaque(given(o)[decode(key)]),
    set: (o, key, v) => {
      given(o)[decode(key)] = given(v);
      return 0;
    },
    call: (o, name, n) => {
      const args = take(n), [self, f] = method(o, name);
      if (f === modules.cljwc.await) return f(args[0]);
      return opaque(f === modules.cljwc.awaited
        ? f(args[0]) : outside(() => f.apply(self, args)));
    },
    apply: (f, n) => {
      const args = take(n);
      return opaque(outside(() => given(f)(...args)));
    },
    construct: (f, n) => {
      const args = take(n);
      return opaque(outside(() => new (given(f))(...args)));
    },
    from_clj: (ref) => opaque(deep(ref)),
    to_clj: (ref, keywords) => {
      const before = keyed;
      keyed = keywords ? keyword : text;
      try {
        return encode(given(ref));
      } finally {
        keyed = before;
      }
    },
    object: (n) => {
      const all = take(n), o = {};
      for (let i = 0; i + 1 < all.length; i += 2) o[all[i]] = all[i + 1];
      return foreign(o);
    },
    array: (n) => foreign(take(n)),
    items: (ref) => {
      const items = Array.from(given(ref) ?? []);
      return collect(x.clj_make_vector, (function* () {
        for (const item of items) yield opaque(item);
      })());
    },
    release: (id) => {
      if (--uses[id]) return;
      ids.delete(slots[id]);
      slots[id] = undefined;
      free.push(id);
    },
  };
  for (const [name, f] of Object.entries(host))
    imports[name] = (...args) => {
      try {
        return f(...args);
      } catch (e) {
        if (e instanceof Exit || e instanceof WebAssembly.RuntimeError) throw e;
        const own = errors.get(e);
        const thrown = own ? refOf(own)
          : x.clj_make_error(text(String(e?.message ?? e)), opaque(e));
        if (!W.length) look();
        W[0] = thrown;
        return 0;
      }
    };
