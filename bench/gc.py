#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Old space by our own heap and by bdwgc, side by side: bench/gc.py [PROGRAM...].

Each program is built four times (native and wasm, --gc=own and --gc=bdwgc) and
runs ROUNDS times in turn; prints a row of a table per program and target: size,
median time, largest memory.
"""
import os
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORK = os.path.join(ROOT, "build", "bench", "gc")
PROGRAMS = ["bintrees", "pvec", "json", "lazyseq", "maps", "wordcount"]
HEAPS = ["own", "bdwgc"]
ROUNDS = 5


def tool(name):
    with open(os.path.join(ROOT, "build", "lib", "cljwc", "tools.conf"),
              encoding="utf-8") as f:
        return dict(line.rstrip("\n").split("=", 1) for line in f)[name]


def build(program, target, heap):
    out = os.path.join(WORK, "%s-%s-%s" % (program, target, heap))
    subprocess.run([os.path.join(ROOT, "build", "cljwc"), "--target=" + target,
                    "--gc=" + heap, "-cp", os.path.join(HERE, "programs"),
                    os.path.join(HERE, "programs", program + ".clj"),
                    "-o", out], check=True)
    return out


def command(module, target):
    if target == "native":
        return [module]
    return [tool("NODE"), "--no-warnings",
            os.path.join(ROOT, "build", "lib", "cljwc", "run-node.mjs"), module]


def measured(argv):
    """Seconds, MB and what it printed."""
    begin = time.monotonic()
    p = subprocess.Popen(argv, stdout=subprocess.PIPE)
    out = p.stdout.read()
    _, status, used = os.wait4(p.pid, 0)
    if status:
        sys.exit("%s ended with %d" % (argv[-1], status))
    return time.monotonic() - begin, used.ru_maxrss / 1024, out


def row(program, target):
    modules = [build(program, target, heap) for heap in HEAPS]
    runs = [[], []]
    for _ in range(ROUNDS):
        for i, module in enumerate(modules):
            runs[i].append(measured(command(module, target)))
    if len({out for r in runs for _, _, out in r}) != 1:
        sys.exit("%s prints something else with bdwgc" % program)
    cells = []
    for value in (lambda i: "%d" % (os.path.getsize(modules[i]) / 1000),
                  lambda i: "%.2f" % statistics.median(r[0] for r in runs[i]),
                  lambda i: "%.0f" % max(r[1] for r in runs[i])):
        cells.append("%s / %s" % (value(0), value(1)))
    print("| %s, %s | %s |" % (program, target, " | ".join(cells)), flush=True)


def main():
    os.makedirs(WORK, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print("| own / bdwgc | KB | seconds | MB |\n|---|---|---|---|")
    for program in sys.argv[1:] or PROGRAMS:
        for target in ("native", "wasm"):
            row(program, target)


main()
