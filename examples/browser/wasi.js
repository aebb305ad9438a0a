// SPDX-License-Identifier: MIT
// The part of WASI preview 1 that a program without files needs: arguments,
// standard streams, clocks, random numbers, exit. Enough to run what cljwc
// makes in a web page (or anywhere else with WebAssembly):
//
//     const code = await run(await fetch('app.wasm'), {
//       args: ['app', '10'],
//       stdin: 'text for *in*',
//       stdout: (text) => ...,
//       stderr: (text) => ...,
//     });
//
// There is one folder, /, and no files in it: (slurp "x") throws
// FileNotFoundException. Everything else that a module may import answers ENOSYS.

const OK = 0, EBADF = 8, ENOENT = 44, ENOSYS = 52;
const ROOT = 3; // the descriptor of a folder without files

// How deep a program may recurse, in slots of its stack, where a thread has half
// of the megabyte that the module counts on: in a worker of Chromium.
const SLOTS_OF_WORKER = 5000;
const inWorker = typeof WorkerGlobalScope !== 'undefined';

class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

// Milliseconds of WASI's clocks: 0 is the time of day.
const now = (clock) => clock === 0 ? Date.now() : performance.now();

// A worker can wait; a page may not, and would stay busy until the time is up.
const pause = (ms) => {
  const end = performance.now() + ms;
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  } catch {}
  while (performance.now() < end);
};

export const wasi = ({ args = ['app'], env = {}, stdin = '',
                       stdout = console.log, stderr = console.error } = {}) => {
  const utf8 = new TextEncoder();
  const input = utf8.encode(stdin);
  // A character may be split between two writes: one streaming decoder each.
  const streams = {
    1: { write: stdout, decoder: new TextDecoder() },
    2: { write: stderr, decoder: new TextDecoder() },
  };
  const environment = Object.entries(env).map(([k, v]) => `${k}=${v}`);
  let memory;
  let inputAt = 0;

  // Memory may grow, and its buffer with it, between any two calls.
  const view = () => new DataView(memory.buffer);
  const bytes = (at, n) => new Uint8Array(memory.buffer, at, n);

  const sizes = (strings, countAt, sizeAt) => {
    const size = strings.reduce((n, s) => n + utf8.encode(s).length + 1, 0);
    view().setUint32(countAt, strings.length, true);
    view().setUint32(sizeAt, size, true);
    return OK;
  };
  const strings = (list, pointersAt, at) => {
    list.forEach((s, i) => {
      const encoded = utf8.encode(`${s}\0`);
      view().setUint32(pointersAt + 4 * i, at, true);
      bytes(at, encoded.length).set(encoded);
      at += encoded.length;
    });
    return OK;
  };
  // Calls f with each buffer of an iovec until it says it is done; the sum.
  const each = (iovecs, count, f) => {
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = view().getUint32(iovecs + 8 * i, true);
      const n = view().getUint32(iovecs + 8 * i + 4, true);
      const done = f(bytes(at, n));
      total += done;
      if (done < n) break;
    }
    return total;
  };

  const calls = {
    args_sizes_get: (count, size) => sizes(args, count, size),
    args_get: (pointers, at) => strings(args, pointers, at),
    environ_sizes_get: (count, size) => sizes(environment, count, size),
    environ_get: (pointers, at) => strings(environment, pointers, at),
    fd_write: (fd, iovecs, count, written) => {
      const stream = streams[fd];
      if (!stream) return EBADF;
      let text = '';
      const total = each(iovecs, count, (part) => {
        text += stream.decoder.decode(part, { stream: true });
        return part.length;
      });
      if (text) stream.write(text);
      view().setUint32(written, total, true);
      return OK;
    },
    fd_read: (fd, iovecs, count, read) => {
      if (fd !== 0) return EBADF;
      const total = each(iovecs, count, (part) => {
        const some = input.subarray(inputAt, inputAt + part.length);
        part.set(some);
        inputAt += some.length;
        return some.length;
      });
      view().setUint32(read, total, true);
      return OK;
    },
    fd_fdstat_get: (fd, at) => {
      if (fd > ROOT) return EBADF;
      bytes(at, 24).fill(0);
      view().setUint8(at, fd === ROOT ? 3 : 2); // a folder, a terminal
      if (fd === ROOT) bytes(at + 8, 16).fill(255); // all rights
      return OK;
    },
    fd_prestat_get: (fd, at) => {
      if (fd !== ROOT) return EBADF;
      bytes(at, 8).fill(0);
      view().setUint32(at + 4, 1, true); // the length of its name
      return OK;
    },
    fd_prestat_dir_name: (fd, at) => {
      view().setUint8(at, 0x2f); // "/"
      return OK;
    },
    path_open: () => ENOENT,
    path_filestat_get: () => ENOENT,
    path_unlink_file: () => ENOENT,
    path_create_directory: () => ENOENT,
    fd_close: () => OK,
    clock_time_get: (clock, precision, at) => {
      view().setBigUint64(at, BigInt(Math.round(now(clock) * 1e6)), true);
      return OK;
    },
    random_get: (at, n) => {
      // The source gives 64 KiB at a time, to a buffer that is not shared.
      for (let i = 0; i < n; i += 65536)
        crypto.getRandomValues(bytes(at + i, Math.min(n - i, 65536)));
      return OK;
    },
    sched_yield: () => OK,
    // (Thread/sleep n) is one event of a clock. What waits for a stream gets it
    // at once: there is no more input to come.
    poll_oneoff: (from, to, n, written) => {
      const times = [];
      let events = 0;
      const report = (i, type) => {
        const at = to + 32 * events++;
        bytes(at, 32).fill(0);
        bytes(at, 8).set(bytes(from + 48 * i, 8)); // the caller's data
        view().setUint8(at + 10, type);
      };
      for (let i = 0; i < n; i++) {
        const at = from + 48 * i, type = view().getUint8(at + 8);
        if (type !== 0) {
          report(i, type);
          continue;
        }
        let ms = Number(view().getBigUint64(at + 24, true)) / 1e6;
        const absolute = view().getUint16(at + 40, true) & 1;
        if (absolute) ms -= now(view().getUint32(at + 16, true));
        times.push([ms, i]);
      }
      if (events === 0 && times.length) {
        const [ms, i] = times.sort((a, b) => a[0] - b[0])[0];
        pause(ms);
        report(i, 0);
      }
      view().setUint32(written, events, true);
      return OK;
    },
    proc_exit: (code) => {
      throw new Exit(code);
    },
  };

  return {
    imports: {
      wasi_snapshot_preview1: new Proxy(calls, {
        get: (target, name) => target[name] ?? (() => ENOSYS),
      }),
    },
    start: (instance) => {
      memory = instance.exports.memory;
      const { stack_slots: slots } = instance.exports;
      if (inWorker && slots)
        view().setUint32(slots.value, SLOTS_OF_WORKER, true);
      try {
        instance.exports._start();
        return 0;
      } catch (error) {
        if (error instanceof Exit) return error.code;
        throw error;
      }
    },
  };
};

// Runs a module given as bytes, as a Response or as a WebAssembly.Module.
export const run = async (source, options) => {
  const system = wasi(options);
  if (typeof Response !== 'undefined' && source instanceof Response)
    source = await source.arrayBuffer();
  const module = source instanceof WebAssembly.Module
    ? source : await WebAssembly.compile(source);
  return system.start(await WebAssembly.instantiate(module, system.imports));
};
