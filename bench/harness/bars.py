# SPDX-License-Identifier: MIT
"""The bars: what is asked, our number, reached or not."""
import collections

from measure import geomean

Bar = collections.namedtuple("Bar", "what bar ours reached")
NUMERIC = ("nbody", "mandel", "spectral", "fannkuch")


def ratios(results, ours, theirs, key="seconds", their_key=None):
    """program -> ours / theirs, where both have a number."""
    found = {}
    for (program, platform), r in results.items():
        other = results.get((program, theirs), {})
        if platform == ours and r.get(key) and other.get(their_key or key):
            found[program] = r[key] / other[their_key or key]
    return found


def but_hello(found):
    """Starting is measured by itself; in a mean of work it would flatter."""
    return {p: r for p, r in found.items() if p != "hello"}


def worst(found):
    if not found:
        return "-"
    program = max(found, key=found.get)
    return "%s %.2f" % (program, found[program])


def mean_bar(what, found, limit, each=None):
    found = but_hello(found)
    if not found:
        return []
    mean = geomean(found.values())
    reached = mean <= limit and not (each and max(found.values()) > each)
    return [Bar(what, "<= %.2f" % limit + (
        ", none above %.1f" % each if each else ""),
        "%.2f (%d programs; worst: %s)" % (mean, len(found), worst(found)),
        reached)]


def each_bar(what, found, limit):
    if not found:
        return []
    return [Bar(what, "<= %.2f" % limit, ", ".join(
        "%s %.2f" % item for item in sorted(
            found.items(), key=lambda i: -i[1])[:4]) + (
        ", %d others less" % (len(found) - 4) if len(found) > 4 else ""),
        max(found.values()) <= limit)]


def less_start(results, startup, engine, theirs):
    """fib against C without what starting the engine costs."""
    floor = startup.get(engine + " floor", 0)
    ours = results.get(("fib", engine), {}).get("seconds")
    c = results.get(("fib", theirs), {}).get("seconds")
    return (ours - floor) / (c - floor) if ours and c else None


def size_bars(sizes):
    hello = sizes.get(("hello", "node"))
    bars = []
    if hello:
        bars.append(Bar("hello: module size", "<= 40 KB raw, <= 16 KB brotli",
                        "%.1f KB raw, %.1f KB brotli" % (
                            hello["raw"] / 1e3, hello["brotli"] / 1e3),
                        hello["raw"] <= 40e3 and hello["brotli"] <= 16e3))
    for p in ("wordcount", "json", "records"):
        if (p, "node") in sizes:
            raw = sizes[p, "node"]["raw"] / 1e3
            bars.append(Bar(p + ": module size", "<= 150 KB raw",
                            "%.0f KB" % raw, raw <= 150))
    return bars


def start_bars(startup):
    bars = []
    for engine in ("node", "wasmtime"):
        above = 1e3 * (startup[engine] - startup[engine + " floor"])
        bars.append(Bar("hello: wall above an empty module, " + engine,
                        "<= 5 ms", "%.1f ms" % above, above <= 5))
    return bars


def compile_bars(times):
    wanted = (("`cljwc hello.clj -o hello.wasm`, caches warm", "hello warm",
               0.2),
              ("a 1,000-line program, cold, -O2",
               "1,000 lines, one namespace, cold", 3))
    return [Bar(what, "<= %g s" % limit, "%.2f s" % times[key],
                times[key] <= limit) for what, key, limit in wanted]


def bars(results, sizes, startup, compiling):
    found = mean_bar(
        "geometric mean, whole process on Node / JVM whole process",
        ratios(results, "node", "jvm"), 0.35)
    found += mean_bar(
        "our in-process time on Node (first run) / JVM's warm (second run)",
        ratios(results, "node-twice", "jvm-twice", "first", "second"), 1.0,
        2.5)
    found += mean_bar("whole process on Node / ClojureScript :advanced",
                      ratios(results, "node", "cljs"), 0.6)
    for engine in ("node", "wasmtime", "native"):
        numeric = {p: r for p, r in ratios(
            results, engine, "c-" + engine).items() if p in NUMERIC}
        found += each_bar("hinted numeric programs / C, " + engine, numeric,
                          1.25)
        fib = less_start(results, startup, engine, "tagged-" + engine)
        if fib:
            found.append(Bar("fib 40 untyped / C on tagged values, " + engine,
                             "<= 1.30", "%.2f" % fib, fib <= 1.3))
    found += size_bars(sizes) + start_bars(startup) + compile_bars(compiling)
    for engine in ("node", "wasmtime", "native"):
        found += each_bar("peak memory / JVM Clojure's, " + engine,
                          ratios(results, engine, "jvm", "mb"), 0.5)
    return found
