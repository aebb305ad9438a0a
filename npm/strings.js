// SPDX-License-Identifier: MIT
// Strings to Clojure: in packages whose functions take one.

  const encoder = new TextEncoder();
  const wide = (s) => {
    const ref = made(s.length, 1);
    const units = new Uint16Array(memory.buffer, W[3], s.length);
    for (let i = 0; i < s.length; i++) units[i] = s.charCodeAt(i);
    return ref;
  };
  const made = (n, from) => {
    const ref = x.clj_make_text(n, from);
    if (W[0] !== 0) check();
    return ref;
  };
  // Whether the first bytes of `to` are the string's units now.
  const narrow = (s, n, to) => {
    if (n > 20) {
      const { read, written } = encoder.encodeInto(s, to);
      if (read === n && written === n) return true; // all of it is ASCII
    }
    for (let i = 0; i < n; i++) {
      const unit = s.charCodeAt(i);
      if (unit > 255) return false;
      to[i] = unit;
    }
    return true;
  };
  const text = (s) => {
    const n = s.length;
    if (!W.length) look();
    if (n <= 256) return narrow(s, n, shortText(256)) ? made(n, 2) : wide(s);
    const ref = made(n, 0);
    return narrow(s, n, B.subarray(W[3], W[3] + n)) ? ref : wide(s);
  };
  const toText = (v, name, param) =>
    typeof v === 'string' ? text(v)
    : v === null || v === undefined ? 0
    : wrong(name, param, 'a string', v);
