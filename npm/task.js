// SPDX-License-Identifier: MIT
// Calls of functions marked ^:async, one after the other: their stacks lie in one
// memory, so a second one must not go on while another is suspended. Other
// functions may be called meanwhile; they are done before it resumes.

  const switches = !!WebAssembly.promising, promising = {};
  let last = Promise.resolve();
  const task = (run) => {
    const result = last.then(run);
    last = result.catch(() => 0);
    return result;
  };
  const started = (name, args) => {
    const f = promising[name] ??= switches ? WebAssembly.promising(x[name])
                                           : x[name];
    inTask = switches;
    try {
      return f(...args);
    } finally {
      inTask = false;
    }
  };
  // What a task has thrown is its result, with the highest bit set.
  const failed = (r) => {
    inTask = false;
    if ((r & 7) === 0 && r < 0) throw error(r & 0x7fffffff);
  };
