# SPDX-License-Identifier: MIT
"""Runs every program on every platform, interleaved.

Round after round, each platform runs once, so that noise hits all alike. A run
counts only if it printed what the JVM printed. The result: a dictionary from
(program, platform) to {"seconds", "mb"} (medians), "first" and "second" for the
in-process times, or "reason" where there is nothing to compare.
"""
import glob
import os

import platforms
from measure import median, run, say

# nbb interprets; what takes it this long is not waited for, nor repeated.
PATIENCE = {"nbb": 20}
SLOW = 10


def names(only):
    found = sorted(os.path.basename(p)[:-4] for p in
                   glob.glob(platforms.source("*")))
    return [p for p in found if not only or p in only]


def in_process(stderr):
    return [int(line[3:]) / 1e9 for line in stderr.splitlines()
            if line.startswith("ns ")]


class Program:
    def __init__(self, name, quick):
        self.name = name
        self.commands = platforms.commands(name, quick)
        self.runs = {p: [] for p in self.commands}
        self.reasons = {p: c for p, c in self.commands.items()
                        if isinstance(c, str)}
        self.expected = None

    def check(self, platform, result):
        expected = self.expected
        if platform.endswith("-twice"):
            expected += expected
        if result.reason:
            warning = platform == "cljs" and platforms.cljs_warning(self.name)
            return warning or result.reason
        if result.out == expected:
            return None
        got = result.out.decode(errors="replace").splitlines()
        for a, b in zip(got, expected.decode().splitlines()):
            if a != b:
                return "prints %s, the JVM %s" % (a[:30], b[:30])
        return "prints less"

    def round(self, platform):
        if platform in self.reasons:
            return
        runs = self.runs[platform]
        if platform in PATIENCE and runs and runs[0].seconds > SLOW:
            return
        result = run(self.commands[platform], PATIENCE.get(platform, 120))
        if platform == "jvm" and self.expected is None:
            if result.reason:
                raise SystemExit("bench: %s on the JVM: %s"
                                 % (self.name, result.reason))
            self.expected = result.out
        reason = self.check(platform, result)
        if reason:
            self.reasons[platform] = reason
        else:
            runs.append(result)

    def compile_for_wasmtime(self):
        """It keeps compiled code: the first run of a module is not like the
        others."""
        for command in self.commands.values():
            if command[:len(platforms.RUN_WASMTIME)] == platforms.RUN_WASMTIME:
                run(command)

    def result(self, platform):
        if platform in self.reasons:
            return {"reason": self.reasons[platform]}
        runs = self.runs[platform]
        if platform.endswith("-twice"):
            times = [in_process(r.err) for r in runs]
            return {"first": median(t[0] for t in times),
                    "second": median(t[1] for t in times)}
        return {"seconds": median(r.seconds for r in runs),
                "mb": median(r.mb for r in runs)}


def measure(only, rounds, quick):
    results = {}
    wanted = names(only)
    for name in wanted:
        platforms.stage(name)
    platforms.build_jvm(wanted)
    if not quick:
        platforms.build_cljs(wanted)
    for name in wanted:
        program = Program(name, quick)
        program.compile_for_wasmtime()
        for _ in range(rounds):
            for platform in program.commands:
                program.round(platform)
        for platform in program.commands:
            results[name, platform] = program.result(platform)
        say(line(name, results))
    return results


def line(name, results):
    parts = []
    for (program, platform), r in results.items():
        if program == name:
            parts.append("%s %s" % (platform, "%.2f" % r["seconds"]
                                    if "seconds" in r else "-"))
    return "%-11s %s" % (name, ", ".join(
        p for p in parts if "twice" not in p))
