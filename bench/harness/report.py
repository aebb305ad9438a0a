# SPDX-License-Identifier: MIT
"""Writes what was measured: RESULTS.md for people, results.tsv for the next
run, which flags what became worse."""
import os
import platform
import subprocess
import time

import platforms
from bars import bars, but_hello, ratios
from measure import geomean
from platforms import CONF, NODE, ROOT, TITLES

MISSED = os.path.join(platforms.BENCH, "missed.tsv")


def mean_cell(found):
    found = but_hello(found)
    return "**%.2f**" % geomean(found.values()) if found else ""


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |",
             "|" + "---|" + "--:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(r) + " |" for r in rows])


def programs(results):
    return sorted({p for p, _ in results})


def cell(r, notes, key="seconds", form="%.2f"):
    """A number, or a reference to the note that says why there is none."""
    if not r:
        return ""
    if key in r:
        return form % r[key]
    reason = r["reason"]
    if reason.startswith("> "):
        return reason
    if reason not in notes:
        notes.append(reason)
    return "- [%d]" % (notes.index(reason) + 1)


def ratio_cell(found, program):
    return "%.2f" % found[program] if program in found else ""


def time_table(results, notes):
    shown = ["node", "wasmtime", "native", "jvm", "cljs", "nbb"]
    to_jvm = ratios(results, "node", "jvm")
    to_cljs = ratios(results, "node", "cljs")
    rows = [[p] + [cell(results.get((p, x)), notes) for x in shown]
            + [ratio_cell(to_jvm, p), ratio_cell(to_cljs, p)]
            for p in programs(results)]
    rows.append(["**geometric mean** but hello"] + [""] * len(shown)
                + [mean_cell(to_jvm), mean_cell(to_cljs)])
    return table(["seconds"] + [TITLES[x] for x in shown]
                 + ["Node / JVM", "Node / cljs"], rows)


def twice_table(results, notes):
    first = ratios(results, "node-twice", "jvm-twice", "first", "second")
    second = ratios(results, "node-twice", "jvm-twice", "second")
    rows = []
    for p in programs(results):
        ours = results.get((p, "node-twice"))
        theirs = results.get((p, "jvm-twice"))
        rows.append([p, cell(ours, notes, "first", "%.3f"),
                     cell(ours, notes, "second", "%.3f"),
                     cell(theirs, notes, "first", "%.3f"),
                     cell(theirs, notes, "second", "%.3f"),
                     ratio_cell(first, p), ratio_cell(second, p)])
    rows.append(["**geometric mean** but hello", "", "", "", "",
                 mean_cell(first), mean_cell(second)])
    return table(["seconds", "cljwc first", "cljwc second", "JVM first",
                  "JVM second", "our first / JVM second",
                  "second / second"], rows)


def c_table(results, notes):
    rows = []
    for tag, label in (("c", ""), ("tagged", ", C on tagged words")):
        for p in programs(results):
            if (p, tag + "-native") not in results:
                continue
            row = [p + label]
            for engine in ("node", "wasmtime", "native"):
                found = ratios(results, engine, tag + "-" + engine)
                row += [cell(results.get((p, engine)), notes),
                        cell(results.get((p, tag + "-" + engine)), notes),
                        ratio_cell(found, p)]
            rows.append(row)
    return table(["seconds"] + [x for engine in ("Node", "wasmtime", "native")
                                for x in (engine, "C", "ratio")], rows)


def memory_table(results, notes):
    shown = ["node", "wasmtime", "native", "jvm", "cljs", "nbb"]
    found = ratios(results, "node", "jvm", "mb")
    rows = [[p] + [cell(results.get((p, x)), notes, "mb", "%.0f")
                   for x in shown] + [ratio_cell(found, p)]
            for p in programs(results)]
    return table(["MB"] + [TITLES[x] for x in shown] + ["Node / JVM"], rows)


def size_table(sizes):
    rows = []
    for p in sorted({p for p, _ in sizes}):
        row = [p]
        for x in ("node", "cljs"):
            s = sizes.get((p, x))
            row += ["%.1f" % (s[k] / 1e3) if s else ""
                    for k in ("raw", "gzip", "brotli")]
        rows.append(row)
    return table(["KB", "wasm", "gzip", "brotli", "cljs .js", "gzip",
                  "brotli"], rows)


def simple_table(head, values, form="%.3f"):
    return table([head, "seconds"], [[k, form % v] for k, v in values.items()])


def bar_table(found):
    """What is missed says why: missed.tsv has the reasons, by the bar."""
    reasons = {}
    if os.path.exists(MISSED):
        for line in platforms.read(MISSED).splitlines():
            key, reason = line.split("\t", 1)
            reasons[key] = reason
    return table(["what", "bar", "ours", "", "why"], [
        [b.what, b.bar, b.ours, "reached" if b.reached else "**missed**",
         "" if b.reached else reasons.get(b.what, "")] for b in found])


def setting():
    def version(command):
        done = subprocess.run(command, capture_output=True, text=True,
                              check=False)
        return (done.stdout or done.stderr).splitlines()[0]
    return "%s; %s; Node %s; %s; %s" % (
        time.strftime("%Y-%m-%d"), version([CONF["CC"], "--version"]),
        version([NODE, "--version"]), version([platforms.JAVA, "-version"]),
        platform.machine())


def markdown(results, sizes, startup, compiling, rounds):
    notes = []
    parts = [
        ("", "Written by `make bench`: do not edit. Medians of %d interleaved "
         "runs\non two cores that others share; compare within a row.\n%s.\n"
         "README.md says what is measured how." % (rounds, setting())),
        ("The bars", bar_table(bars(results, sizes, startup, compiling))),
        ("Whole process", time_table(results, notes)),
        ("In one process", twice_table(results, notes)
         if any(x == "node-twice" for _, x in results) else ""),
        ("Against C", c_table(results, notes)),
        ("Peak memory", memory_table(results, notes)),
        ("Size", size_table(sizes)),
        ("Start-up", simple_table("hello and an empty module", startup)),
        ("Compile time", simple_table("cljwc, -O2", compiling, "%.2f"))]
    text = "# Results\n"
    for title, body in parts:
        if body:
            text += ("\n## %s\n" % title if title else "") + "\n" + body + "\n"
    if notes:
        text += "\n## Not measured\n\n" + "\n".join(
            "%d. %s" % (i + 1, n.replace("|", "\\|"))
            for i, n in enumerate(notes)) + "\n"
    return text


# --- numbers for the next run ---

def numbers(results, sizes):
    """(program, platform, measure) -> number."""
    found = {}
    for source in (results, sizes):
        for (p, x), r in source.items():
            for k, v in r.items():
                if k != "reason" and v is not None:
                    found[p, x, k] = v
    return found


def tsv(found):
    return "program\tplatform\tmeasure\tvalue\n" + "".join(
        "%s\t%s\t%s\t%.6g\n" % (*key, found[key]) for key in sorted(found))


def committed():
    done = subprocess.run(["git", "show", "HEAD:bench/results.tsv"], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    found = {}
    for line in done.stdout.splitlines()[1:]:
        *key, value = line.split("\t")
        found[tuple(key)] = float(value)
    return found


WATCHED = (("node", "jvm", "seconds"), ("node", "c-node", "seconds"),
           ("native", "c-native", "seconds"), ("node", "jvm", "mb"))


def worse(now, then):
    """Ratios that grew by more than 15% since the committed table."""
    found = []
    for ours, theirs, key in WATCHED:
        for p in sorted({p for p, *_ in now}):
            keys = (p, ours, key), (p, theirs, key)
            if all(k in t for k in keys for t in (now, then)):
                a = now[keys[0]] / now[keys[1]]
                b = then[keys[0]] / then[keys[1]]
                if a > 1.15 * b:
                    found.append("%s: %s of %s / %s was %.2f, is %.2f"
                                 % (p, key, ours, theirs, b, a))
    for p in sorted({p for p, *_ in now}):
        key = (p, "node", "raw")
        if key in now and key in then and now[key] > 1.15 * then[key]:
            found.append("%s: module was %.0f KB, is %.0f KB"
                         % (p, then[key] / 1e3, now[key] / 1e3))
    return found
