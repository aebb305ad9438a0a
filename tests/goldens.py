# SPDX-License-Identifier: MIT
"""The golden tests as data: found on disk, staged as namespaces.

Every program in examples/ is one, as it is. Any other is
tests/FOLDER/a-sentence.clj; a sibling file says what it is:
  .out    its output, as JVM Clojure prints it (make oracle); with .in and
          .args beside it, what it reads and is called with
  .throw  it fails at run time, with these lines in its trace
  .err    the compiler refuses it, with these lines
  .sh     (instead of .clj) a script that drives the command
Beside several/a-sentence.clj stands the folder several/a-sentence/ with the
files of the namespaces several.a-sentence.NAME that it requires.
expr/FEATURE.clj is many tests: an expression per line (lines that start with a
space continue it; definitions are none), and a line of .out for each.

A file is staged as the namespace FOLDER.a-sentence: one that does not start
with its own `(ns FOLDER.a-sentence ...)` gets one in front of its first line,
so lines keep their numbers.
"""
import os
import re

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
EXAMPLES = os.path.join(ROOT, "examples")
BUILD = os.path.join(ROOT, "build", "tests")
STAGED = os.path.join(BUILD, "src")
MARK = "@@@ "
EXPR_NS = """(ns %s (:require [support.expr] [clojure.string :as str] \
[clojure.set :as set] [clojure.walk :as walk] [clojure.edn :as edn] \
[clojure.zip :as zip] [clojure.data :as data] [clojure.math :as math]))"""
NO_EXPR = re.compile(r"\((def|derive |prefer-method |extend-|import )")


class Golden:
    """One test; `base` is its path without extension."""

    def __init__(self, folder, file):
        self.path = os.path.join(folder, file)
        self.base, ext = os.path.splitext(self.path)
        self.example = folder == EXAMPLES
        self.name = os.path.join(os.path.basename(folder),
                                 os.path.splitext(file)[0])
        self.ns = self.name.replace("/", ".")
        if self.example:
            self.ns = os.path.splitext(file)[0]
        self.kind = "sh" if ext == ".sh" else self._kind()

    def _kind(self):
        if os.path.basename(os.path.dirname(self.path)) == "expr":
            return "expr"
        for kind in ("err", "throw"):
            if os.path.exists(self.base + "." + kind):
                return kind
        return "out"

    def sibling(self, ext):
        """Text of the sibling file, or None."""
        try:
            with open(self.base + ext, encoding="utf-8") as f:
                return f.read()
        except FileNotFoundError:
            return None

    def exprs(self):
        """[(line number, text)] of an expr file."""
        with open(self.path, encoding="utf-8") as f:
            found = items(f.read())
        return [(n, text) for n, text in found if is_expr(text)]

    def parts(self):
        """Paths of the other files of a program of several."""
        folder = self.base
        if not os.path.isdir(folder):
            return []
        return [os.path.join(folder, f) for f in sorted(os.listdir(folder))]

    def args(self):
        return (self.sibling(".args") or "").split()

    def alone(self):
        """Needs a program of its own: it has input, or it ends badly."""
        return (self.kind == "throw" or self.example or self.parts()
                or self.sibling(".in") is not None
                or self.sibling(".args") is not None
                or "(defn -main" in self.sibling(os.path.splitext(self.path)[1]))

    def staged(self, folder=STAGED):
        if self.example:
            return self.path
        return os.path.join(folder, self.name.replace("-", "_") + ".clj")


FOLDERS = ("read analyze emit lang core async expr error limit regress several "
           "cli").split()


def find(*patterns):
    """All tests whose name contains one of `patterns`, by folder."""
    found = []
    for folder in [os.path.join(TESTS, f) for f in FOLDERS] + [EXAMPLES]:
        for name in sorted(os.listdir(folder)):
            if name.endswith((".clj", ".sh")):
                test = Golden(folder, name)
                if any(p in test.name for p in patterns or [""]):
                    found.append(test)
    return found


SIBLINGS = {"out": (".out", ".in", ".args"), "expr": (".out",), "sh": (),
            "throw": (".throw", ".in", ".args"), "err": (".err",)}


def unclaimed():
    """Files of the folders of tests that belong to no test."""
    claimed = {os.path.join(TESTS, "cli", "lib")}
    for test in find():
        claimed.add(test.path)
        claimed.update(test.base + s for s in SIBLINGS[test.kind])
        claimed.update(test.parts())
    folders = [os.path.join(TESTS, f) for f in FOLDERS]
    return sorted(path for folder in folders for path in files_below(folder)
                  if path not in claimed)


def files_below(folder):
    """All files, but for what is built and git's own."""
    for at, folders, names in os.walk(folder):
        if at == ROOT:
            folders[:] = [f for f in folders if f not in ("build", ".git")]
        folders[:] = [f for f in folders if f != "__pycache__"]
        yield from (os.path.join(at, n) for n in names)


def form_end(text, start):
    """Index after the list that opens at text[start]."""
    depth, i = 0, start
    while i < len(text):
        c = text[i]
        if c == '"':
            i = re.compile(r'"(?:[^"\\]|\\.)*"', re.S).match(text, i).end()
            continue
        depth += c in "([{"
        depth -= c in ")]}"
        i += 1
        if depth == 0:
            return i
    raise ValueError("unbalanced ns form")


def items(text):
    """[(line number, text)]: comments, definitions and expressions."""
    found = []
    for n, line in enumerate(text.splitlines(), 1):
        if found and line.startswith(" "):
            found[-1] = (found[-1][0], found[-1][1] + "\n" + line)
        else:
            found.append((n, line))
    return found


def is_expr(item):
    return not (item == "" or item[0] == ";" or NO_EXPR.match(item))


def staged_exprs(test, mark):
    """Each expression wrapped in a call of support.expr/show, in its line."""
    lines = ["(support.expr/show (fn [] %s))" % text if is_expr(text) else text
             for _, text in items(test.sibling(".clj"))]
    head = '(print "%s%s\\n")' % (MARK, test.name) if mark else ""
    return EXPR_NS % test.ns + head + " " + "\n".join(lines) + "\n"


def staged_text(test, mark):
    """The test as a namespace; with `mark` it first prints its name."""
    if test.kind == "expr":
        return staged_exprs(test, mark)
    with open(test.path, encoding="utf-8") as f:
        text = f.read()
    own = re.search(r"^\(ns ([^\s()]+)", text, re.M)
    if own and own.group(1) != test.ns:
        raise ValueError("%s: its namespace must be %s" % (test.path, test.ns))
    head = '(print "%s%s\\n")' % (MARK, test.name) if mark else ""
    if not own:
        return "(ns %s)%s %s" % (test.ns, head, text)
    end = form_end(text, own.start())
    return text[:end] + head + text[end:]


def write_if_new(path, text):
    """Leaves an equal file alone, so that nothing is compiled again."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    try:
        with open(path, encoding="utf-8") as f:
            if f.read() == text:
                return
    except FileNotFoundError:
        pass
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def stage(test, mark=False, folder=STAGED):
    path = test.staged(folder)
    if not test.example:
        write_if_new(path, staged_text(test, mark))
    for part in test.parts():
        with open(part, encoding="utf-8") as f:
            name = os.path.basename(part).replace("-", "_")
            write_if_new(os.path.join(os.path.splitext(path)[0], name),
                         f.read())
    return path
