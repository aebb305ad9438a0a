# SPDX-License-Identifier: MIT
"""The picture: whole-process time of each program relative to JVM Clojure's,
one row per program, one dot per platform, on a logarithmic axis."""
import math

from bars import but_hello
from measure import geomean

SHOWN = (("node", "cljwc on Node", "#1f6feb"),
         ("native", "cljwc native", "#2da44e"),
         ("cljs", "ClojureScript :advanced", "#bf8700"),
         ("nbb", "nbb", "#a475f9"),
         ("c-node", "C on Node", "#57606a"))
LEFT, WIDTH, TOP, ROW = 110, 560, 70, 20
LOW, HIGH = 0.01, 100.0


def x_of(ratio):
    ratio = min(max(ratio, LOW), HIGH)
    return LEFT + WIDTH * math.log(ratio / LOW) / math.log(HIGH / LOW)


def text(x, y, content, anchor="start", weight="normal"):
    return ('<text x="%.1f" y="%.1f" text-anchor="%s" font-weight="%s">%s'
            '</text>' % (x, y, anchor, weight, content))


def to_jvm(results, platform):
    found = {}
    for (program, x), r in results.items():
        jvm = results.get((program, "jvm"), {})
        if x == platform and r.get("seconds") and jvm.get("seconds"):
            found[program] = r["seconds"] / jvm["seconds"]
    return found


def axis(bottom):
    parts = []
    for mark in (0.01, 0.1, 1, 10, 100):
        x = x_of(mark)
        parts.append('<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s"/>'
                     % (x, TOP - 12, x, bottom,
                        "#57606a" if mark == 1 else "#d0d7de"))
        parts.append(text(x, bottom + 16, "JVM Clojure = 1" if mark == 1
                          else "%g" % mark, "middle"))
    return parts


def legend():
    parts, x = [], LEFT
    for _, title, colour in SHOWN:
        parts.append('<circle cx="%d" cy="38" r="5" fill="%s"/>' % (x, colour))
        parts.append(text(x + 9, 42, title))
        x += 30 + 6 * len(title)
    return parts


def svg(results):
    names = sorted({p for p, _ in results})
    found = {x: to_jvm(results, x) for x, *_ in SHOWN}
    rows = names + ["geom. mean"]
    bottom = TOP + ROW * len(rows)
    parts = [text(LEFT - 100, 20, "Time of the whole process, JVM Clojure = 1 "
                  "(less is better; logarithmic)", weight="bold")]
    parts += legend() + axis(bottom)
    for i, name in enumerate(rows):
        y = TOP + ROW * i + 8
        mean = i == len(names)
        parts.append(text(LEFT - 8, y + 4, name, "end",
                          "bold" if mean else "normal"))
        for platform, _, colour in reversed(SHOWN):
            ratio = geomean(but_hello(found[platform]).values()) if mean else (
                found[platform].get(name))
            if ratio and not (mean and len(found[platform]) < len(names) / 2):
                parts.append('<circle cx="%.1f" cy="%d" r="%d" fill="%s"/>'
                             % (x_of(ratio), y, 6 if mean else 5, colour))
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" '
            'font-family="sans-serif" font-size="12" fill="#24292f">\n'
            '<rect width="100%%" height="100%%" fill="#ffffff"/>\n%s\n</svg>\n'
            % (LEFT + WIDTH + 40, bottom + 30, "\n".join(parts)))
