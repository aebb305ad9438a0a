#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random programs, run by JVM Clojure and by ours: tests/fuzz/fuzz.py
[--n N] [--seed SEED] [--target native] [--grammar regexes].

A program is an expression over numbers, strings, collections and seqs, printed
or ended by an exception; with other grammars a regex on some texts, a pipeline
of lazy seqs and transducers, a graph of CompletableFutures, or a whole program
with definitions. One JVM and one compiled program run all N of them
(`support.expr/show`, a line each). A difference is shrunk: as long as a smaller
program of the same kind still differs, it takes its place; every step tries
all candidates of all differences in one more run of both. `known.txt` says what
is made equal before the two outputs are compared, and why.

What both sides compute must be cheap: sizes and counts are small numbers.
"""
import argparse
import importlib
import os
import random
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
import goldens  # noqa: E402

WORK = os.path.join(goldens.ROOT, "build", "tests", "fuzz")
CHUNK = 250  # programs per namespace
ROUNDS = 12  # shrinking steps at most
STALL = 180  # seconds


def jars():
    folder = os.environ.get("CLOJURE_JARS") or os.path.join(
        goldens.ROOT, "build", "oracle")
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder))
            if f.endswith(".jar")]


def write_program(exprs, name):
    """The main file; it requires a namespace per chunk."""
    folder = os.path.join(WORK, name)
    os.makedirs(folder, exist_ok=True)
    spaces = []
    for at in range(0, len(exprs), CHUNK):
        ns = "%s.part%d" % (name, at // CHUNK)
        spaces.append(ns)
        lines = [e if "(support.expr/show " in e else
                 "(support.expr/show (fn [] %s))" % e
                 for e in exprs[at:at + CHUNK]]
        with open(os.path.join(folder, "part%d.clj" % (at // CHUNK)), "w",
                  encoding="utf-8") as f:
            f.write(goldens.EXPR_NS.replace(
                "[support.expr]",
                "[support.expr] [support.regex] [support.pipeline]"
                " [support.stages]") % ns + "\n" + "\n".join(lines) + "\n")
    main = os.path.join(folder, "main.clj")
    with open(main, "w", encoding="utf-8") as f:
        f.write("(ns %s.main (:require %s))\n"
                % (name, " ".join("[%s]" % s for s in spaces)))
    return main


def lines_of(command, n):
    """The n lines a side prints. One that prints nothing for STALL seconds is
    in a program that does not end."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    printed, message, last = [], [], [time.monotonic()]

    def read(stream, chunks):
        while data := os.read(stream.fileno(), 65536):
            chunks.append(data)
            last[0] = time.monotonic()

    readers = [threading.Thread(target=read, args=pair) for pair in
               ((process.stdout, printed), (process.stderr, message))]
    for reader in readers:
        reader.start()
    stalled = False
    while any(reader.is_alive() for reader in readers):
        readers[0].join(0.2)
        if time.monotonic() - last[0] > STALL:
            stalled = True
            process.kill()
    process.wait()
    out = b"".join(printed).decode("utf-8", "replace").split("\n")[:-1]
    if stalled:
        raise Endless(len(out))
    if len(out) != n:
        said = b"".join(message).decode("utf-8", "replace")
        if re.search(r"Syntax error|rror.* macroexpanding", said):
            raise Refused(said)
        sys.stderr.write(said[-3000:])
        out += ["(did not run)"] * (n - len(out))
    return out


class Refused(Exception):
    """A compiler's complaints."""


class Endless(Exception):
    """The number of a program that does not end, on either side."""


def refused(message):
    """The numbers of the programs that a compiler complains about."""
    found = re.findall(r"/part(\d+)\.clj:(\d+):", message)
    return {int(part) * CHUNK + int(line) - 2 for part, line in found}


def run_both(exprs, name, options):
    """[(theirs, ours)]; a program that a compiler refuses is no program, nor is
    one that does not end."""
    for _ in range(20):
        try:
            return run_accepted(exprs, name, options)
        except Refused as e:
            bad = refused(str(e))
            if not bad:
                sys.exit(str(e))
        except Endless as e:
            bad = set(e.args)
            sys.stderr.write("does not end: %s\n" % exprs[e.args[0]])
        exprs = [":refused" if i in bad else x for i, x in enumerate(exprs)]
    sys.exit("too many programs are refused")


def run_accepted(exprs, name, options):
    main = write_program(exprs, name)
    path = ":".join([WORK, goldens.TESTS])
    theirs = lines_of(["java", "-XX:-OmitStackTraceInFastThrow", "-Xss16m",
                       "-cp", ":".join(jars()) + ":" + path, "clojure.main",
                       main], len(exprs))
    if options.target == "interp":
        ours = lines_of([options.cljwc, "--interpret", "-cp", path, main],
                        len(exprs))
        return list(zip(theirs, ours))
    out = os.path.join(WORK, name, "main")
    flags = list(options.grammar.flags)
    if options.target != "node":
        flags.append("--target=native")
    if options.target == "asan":
        flags.append("--torture")
    made = subprocess.run([options.cljwc, *flags, "--no-cache", "-cp", path,
                           main, "-o", out], capture_output=True)
    if made.returncode:
        raise Refused(made.stderr.decode())
    command = [out]
    if options.target == "node":
        runner = os.path.join(os.path.dirname(options.cljwc), "lib", "cljwc",
                              "run-node.mjs")
        command = [os.environ.get("NODE", "node"), "--no-warnings", runner,
                   out]
    return list(zip(theirs, lines_of(command, len(exprs))))


def known():
    """[(pattern, replacement)] of known.txt."""
    found = []
    file = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "known.txt")
    with open(file, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                pattern, replacement, _ = line.rstrip("\n").split("\t")
                found.append((re.compile(pattern), replacement))
    return found


KNOWN = known()
TOKEN = re.compile(r"[ ,{}\[\]()]+")
DOUBLE = re.compile(r"-?\d+\.\d+(?:E-?\d+)?(?![\dM])")


def differs(pair):
    """No, yes, or "known": only in what known.txt makes equal, in how a double
    is printed (a JDK before 19 does not always print the shortest), or in the
    order of a hash collection of objects with identity hashes."""
    theirs, ours = pair
    if theirs == ours:
        return False
    for pattern, replacement in KNOWN:
        theirs, ours = (pattern.sub(replacement, s) for s in (theirs, ours))
    theirs, ours = (DOUBLE.sub(lambda m: repr(float(m.group())), s)
                    for s in (theirs, ours))
    if theirs != ours and "0x" in theirs:
        theirs, ours = (sorted(TOKEN.split(s)) for s in (theirs, ours))
    return "known" if theirs == ours else True


def kind_of(pair):
    """Shrinking keeps the classes of what the two sides say."""
    return tuple(re.match(r"[\w.$]+(?:Exception|Error)|", s).group()
                 for s in pair)


def shrink(failing, options):
    """failing: [(tree, (theirs, ours))], each made as small as it goes."""
    live = list(range(len(failing)))
    for step in range(ROUNDS):
        tries = [(i, t) for i in live
                 for t in options.grammar.smaller(failing[i][0])[:40]]
        if not tries:
            break
        results = run_both([options.grammar.text(t) for _, t in tries],
                           "shrink%d" % step,
                           options)
        better = {}
        for (i, tree), pair in zip(tries, results):
            if i not in better and differs(pair) is True and \
                    kind_of(pair) == kind_of(failing[i][1]):
                better[i] = (tree, pair)
        for i, found in better.items():
            failing[i] = found
        live = sorted(better)
    return failing


def repeatable(failing, options):
    """Those for which the JVM has the same answer again: an identity hash in a
    sum, as of a function in a record's hash, is another each time."""
    again = run_both([options.grammar.text(t) for t, _ in failing], "again",
                     options) if failing else []

    def bare(answer):
        return re.sub(r"\b(fuzz|again)\.part\d+", "", answer)
    return [f for f, (theirs, _) in zip(failing, again)
            if bare(theirs) == bare(f[1][0]) or "0x" in theirs]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    p.add_argument("--n", type=int, default=2000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--target", default="native",
                   help="native, node, interp or asan")
    p.add_argument("--grammar", default="grammar",
                   help="grammar, regexes, pipelines, programs, stages "
                   "or odd: a module here")
    p.add_argument("--cljwc", default=os.path.join(goldens.ROOT, "build",
                                                   "cljwc"))
    options = p.parse_args()
    options.cljwc = os.path.abspath(options.cljwc)
    module = importlib.import_module(options.grammar)
    if hasattr(module, "run"):  # looks for failures to compile, not differences
        return module.run(options, random.Random(options.seed), WORK)
    options.grammar = module.Grammar(random.Random(options.seed))
    text = options.grammar.text
    trees = [options.grammar.program() for _ in range(options.n)]
    results = run_both([text(t) for t in trees], "fuzz", options)
    failing, excused = [], 0
    for tree, pair in zip(trees, results):
        found = differs(pair)
        excused += found == "known"
        if found is True:
            failing.append((tree, pair))
    failing = repeatable(failing, options)
    shown = set()
    for tree, pair in shrink(failing[:60], options):
        if text(tree) not in shown:
            shown.add(text(tree))
            print("%s\n  JVM   %s\n  cljwc %s" % (text(tree), *pair))
    threw = sum(1 for theirs, _ in results if kind_of((theirs, ""))[0])
    print("%d programs of seed %d on %s: %d differ, %d of a known kind, "
          "%d end by an exception" % (options.n, options.seed, options.target,
                                      len(failing), excused, threw))
    return 1 if failing else 0


sys.exit(main())
