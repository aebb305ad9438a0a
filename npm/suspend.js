// SPDX-License-Identifier: MIT
// The import that suspends a task (host.js), where that is possible.
const importOf = (all, name) => {
  const f = (...args) => all[name](...args);
  return name === 'suspend' && WebAssembly.Suspending
    ? new WebAssembly.Suspending(f) : f;
};

