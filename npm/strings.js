// SPDX-License-Identifier: MIT
// Strings to Clojure: in packages whose functions take one.

  const encoder = new TextEncoder();
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
    if (n > 20) {
      const { read, written } = encoder.encodeInto(s, B.subarray(W[3], W[3] + n));
      if (read === n && written === n) return ref; // all of it is ASCII
    }
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
