# SPDX-License-Identifier: MIT
"""What is measured beside the programs: sizes, start-up, compile time."""
import gzip
import os
import shutil

import platforms
from generate import program as generate
from measure import median, must, run, say

BROTLI = ("const z = require('zlib'), f = require('fs');"
          "for (const p of process.argv.slice(1))"
          "  console.log(z.brotliCompressSync(f.readFileSync(p)).length)")


def brotli(paths):
    return map(int, must([platforms.NODE, "-e", BROTLI, *paths]).split())


def packed(path):
    with open(path, "rb") as f:
        raw = f.read()
    return len(raw), len(gzip.compress(raw, 9))


def sizes(programs, quick):
    """program -> bytes: raw, gzip, brotli; and what ClojureScript writes."""
    found = {}
    files = {(p, "node"): platforms.out("wasm", p + ".wasm") for p in programs}
    if not quick:
        files.update({(p, "cljs"): platforms.out("cljs", p + ".js")
                      for p in programs})
    files = {k: f for k, f in files.items() if os.path.exists(f)}
    for (key, path), b in zip(files.items(), brotli(list(files.values()))):
        raw, gz = packed(path)
        found[key] = {"raw": raw, "gzip": gz, "brotli": b}
    return found


def startup(times):
    """Seconds of hello and of an empty module under each runner, interleaved;
    and of hello on the JVM."""
    empty = platforms.build_c("empty", "wasm", libc=False)
    hello = platforms.build_cljwc("hello", "wasm")
    native = platforms.build_cljwc("hello", "native")
    commands = {"node": [*platforms.RUN_NODE, hello],
                "node floor": [*platforms.RUN_NODE, empty],
                "wasmtime": [*platforms.RUN_WASMTIME, hello],
                "wasmtime floor": [*platforms.RUN_WASMTIME, empty],
                "native": [native]}
    seconds = {name: [] for name in commands}
    for _ in range(times + 1):
        for name, command in commands.items():
            seconds[name].append(run(command).seconds)
    return {name: median(s[1:]) for name, s in seconds.items()}


# --- compile time ---

def compile_once(path, cache, output="app.wasm"):
    env = {**os.environ, "CLJWC_CACHE": cache}
    command = [platforms.CLJWC, os.path.basename(path), "-o",
               platforms.out("compile", output)]
    result = run(command, env=env, cwd=os.path.dirname(path))
    if result.reason:
        raise SystemExit("bench: %s: %s" % (path, result.reason))
    return result.seconds


def cold(path, times):
    cache = platforms.out("compile", "cache")
    seconds = []
    for _ in range(times):
        shutil.rmtree(cache, ignore_errors=True)
        seconds.append(compile_once(path, cache))
    return median(seconds)


def warm(path, times):
    cache = platforms.out("compile", "cache")
    compile_once(path, cache)
    return median(compile_once(path, cache) for _ in range(times))


def changed(folder, times):
    """A program of several namespaces after a change of one line in one."""
    cache = platforms.out("compile", "cache")
    main = os.path.join(folder, "app.clj")
    part = os.path.join(folder, "part2.clj")
    compile_once(main, cache)
    seconds = []
    for i in range(times):
        with open(part, "a", encoding="utf-8") as f:
            f.write("(defn added-%d [x] (str x %d))\n" % (i, i))
        seconds.append(compile_once(main, cache))
    return median(seconds)


def split_program(folder, parts, lines):
    names = ["part%d" % i for i in range(parts)]
    for i, name in enumerate(names):
        platforms.write(os.path.join(folder, name + ".clj"),
                        generate(lines, name, seed=i))
    text = "(ns app (:require %s))\n(defn -main [& _]\n  (println %s))\n" % (
        " ".join("[%s]" % n for n in names),
        " ".join("(%s/run-all)" % n for n in names))
    return platforms.write(os.path.join(folder, "app.clj"), text)


def compiling(quick):
    times = 1 if quick else 5
    hello = platforms.source("hello")
    one = platforms.write(platforms.out("compile", "lines1000.clj"),
                          generate(1000, "lines1000", seed=1))
    folder = os.path.dirname(platforms.out("compile", "split", "app.clj"))
    app = split_program(folder, 4, 250)
    found = {"hello cold": cold(hello, times),
             "hello warm": warm(hello, times + 2),
             "1,000 lines, one namespace, cold": cold(one, times),
             "1,000 lines, one namespace, warm": warm(one, times),
             "1,000 lines, four namespaces, cold": cold(app, times)}
    found["1,000 lines, four namespaces, one line changed"] = changed(
        folder, times)
    return found
