// SPDX-License-Identifier: MIT
// Where a program has no use for values of the host: npm/host.js has it.

  const object = undefined;
  const foreign = (v, name, param) =>
    wrong(name, param, 'a value that Clojure has', v);
