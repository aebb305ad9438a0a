#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a live program costs: sizes of modules, latency, memory. Run from the
source folder: bench/live.py [CLJWC] [FORMS]; prints the rows of the table
"Live programs" in bench/README.md."""
import os
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "nrepl"))
from client import Client, Server, ms  # noqa: E402

CLJWC = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else
                        os.path.join(ROOT, "build/cljwc"))
FORMS = int(sys.argv[2]) if len(sys.argv) > 2 else 2000

MIXED = """(+ 1 2)
(defn f [x] (inc x))
(def x 1)
(map f [1 2 3])
(defn g [{:keys [a b]} & more] (str a b more))
(reduce + (filter odd? (range 100)))
(let [m {:a 1 :b {:c [1 2 3]}}] (get-in m [:b :c 1]))
(defrecord P [x y])
(->P 1 2)
(defprotocol Area (area [this]))
(extend-type P Area (area [p] (* (:x p) (:y p))))
(defmulti shape :kind)
(defmethod shape :circle [c] (* 3 (:r c)))
(for [i (range 3) j (range i)] [i j])
(defmacro unless [t & body] `(if ~t nil (do ~@body)))
(unless false (println "ran") :done)
(swap! (atom {}) assoc :k "v")
(try (/ 1 0) (catch ArithmeticException e (ex-message e)))
(->> (range 10) (partition 2) (map vec) (into {}))
(clojure.string/join "," (map name [:a :b]))""".split("\n")

RUN = """
import { readFileSync } from 'node:fs';
import { start } from '%s';
const bytes = readFileSync(process.argv[2]);
const t = performance.now();
await start(bytes);
console.log(performance.now() - t);
process.reallyExit(0);
"""

FIB = "(defn fib [n] (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"
COLLS = """(defn colls [n]
  (loop [i 0 m {}]
    (if (< i n)
      (recur (inc i) (update m (mod i 1000) (fnil conj []) (str i)))
      (reduce + (map count (vals m))))))"""
TIMED = """(defn -main []
  (dotimes [_ 3] %s)
  (let [t (System/nanoTime)] %s
    (println (/ (- (System/nanoTime) t) 1e6))))"""


def row(what, figure):
    print("| %s | %s |" % (what, figure), flush=True)


def sizes(c):
    all_sizes = []
    for form in MIXED:
        replies = c.call("compile-wasm", code=form)
        size = [r["size"] for r in replies if "size" in r]
        if not size:
            sys.exit("%s: %s" % (form, replies))
        all_sizes += size
    row("module of `%s`" % MIXED[0], "%d B" % all_sizes[0])
    row("module of `%s`" % MIXED[1], "%d B" % all_sizes[1])
    row("%d mixed forms: median, largest" % len(MIXED), "%d B, %d B" % (
        statistics.median(all_sizes), max(all_sizes)))


def latency(c, label):
    for form in MIXED:
        c.eval(form)
    times = [ms(lambda form=form: c.eval(form)) for form in MIXED * 3]
    row("text to value, mixed forms%s: median, fastest" % label,
        "%.0f ms, %.0f ms" % (statistics.median(times), min(times)))
    bad = [ms(lambda: c.eval("(no-such-thing 1)")) for _ in range(20)]
    row("text to compile error: median", "%.1f ms" % statistics.median(bad))


def memory(server, c):
    for i in range(FORMS):
        form = MIXED[i % len(MIXED)]
        c.eval(form.replace("defn f ", "defn f%d " % i))
    row("server's memory after %d mixed forms" % FORMS,
        "%.0f MB" % server.rss())


def main_module(folder):
    path = os.path.join(folder, "main.wasm")
    subprocess.run([CLJWC, "--main-module", "-o", path], check=True)
    packed = subprocess.run(["brotli", "-q", "11", "-c", path],
                            capture_output=True, check=True).stdout
    row("main module with the whole library: raw, brotli",
        "%.2f MB, %d KB" % (os.path.getsize(path) / 1e6, len(packed) / 1000))
    run = os.path.join(folder, "run.mjs")
    with open(run, "w") as f:
        f.write(RUN % os.path.join(ROOT, "tools/host/cljwc-host.mjs"))
    node = os.environ.get("NODE", "node")
    times = [float(subprocess.run([node, run, path], capture_output=True,
                                  check=True).stdout) for _ in range(9)]
    row("main module ready in Node: best", "%.0f ms" % min(times))


def ratio(c, folder, what, definition, call):
    """A function of a session against the same in a program of its own."""
    source = os.path.join(folder, "alone.clj")
    timed = TIMED % (call, call)
    with open(source, "w") as f:
        f.write("(ns alone)\n%s\n%s\n" % (definition, timed))
    out = os.path.join(folder, "alone.wasm")
    subprocess.run([CLJWC, source, "-o", out], check=True)
    lib = os.path.join(os.path.dirname(CLJWC), "lib/cljwc/run-node.mjs")
    node = os.environ.get("NODE", "node")
    alone = min(float(subprocess.run([node, lib, out], capture_output=True,
                                     check=True).stdout) for _ in range(3))
    c.eval(definition), c.eval(timed)
    live = min(float(c.eval("(-main)")[1]) for _ in range(3))
    row("%s: loaded, ahead of time" % what,
        "%.0f ms, %.0f ms: %.1fx" % (live, alone, live / alone))


def main():
    with tempfile.TemporaryDirectory() as folder:
        main_module(folder)
        server = Server(CLJWC, cwd=folder)
        c = Client(server.port, 600).clone()
        c.eval("(require 'clojure.string)")
        sizes(c)
        latency(c, "")
        ratio(c, folder, "fib 32", FIB, "(fib 32)")
        ratio(c, folder, "a map of vectors of strings", COLLS,
              "(colls 200000)")
        memory(server, c)
        server.stop()


main()
