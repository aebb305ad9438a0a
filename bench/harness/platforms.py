# SPDX-License-Identifier: MIT
"""How each platform builds and runs a program of bench/programs.

A program is a namespace with a -main that can be called twice. What a platform
needs around it (a class path, a namespace that sets *main-cli-fn*, one that
calls -main twice and prints the times) is generated here, the same for all.
"""
import glob
import os
import subprocess

from measure import SPAWN, must, say

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCH)
LIB = os.path.join(ROOT, "build", "lib", "cljwc")
OUT = os.path.join(ROOT, "build", "bench")
SRC = os.path.join(OUT, "src")
CLJWC = os.path.join(ROOT, "build", "cljwc")
JAVA = os.environ.get("JAVA", "java")

TWICE = """(ns twice.%(p)s (:require [%(p)s]))
(defn -main [& args]
  (dotimes [_ 2]
    (let [start (System/nanoTime)]
      (apply %(p)s/-main args)
      (flush)
      (let [ns (- (System/nanoTime) start)]
        (binding [*out* *err*] (println "ns" ns))))))
"""


def conf():
    with open(os.path.join(LIB, "tools.conf"), encoding="utf-8") as f:
        return dict(line.rstrip("\n").split("=", 1) for line in f)


CONF = conf()
NODE = os.environ.get("NODE", CONF["NODE"])
RUN_NODE = [NODE, "--stack-size=3900", os.path.join(LIB, "run-node.mjs")]
RUN_WASMTIME = CONF["WASMTIME"].split()


def out(*names):
    path = os.path.join(OUT, *names)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return path


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def newer(product, *sources):
    return os.path.exists(product) and all(
        os.path.getmtime(product) > os.path.getmtime(s) for s in sources)


def source(program):
    return os.path.join(BENCH, "programs", program + ".clj")


def stage(program):
    """The program under the names that each platform looks for, untouched."""
    text = read(source(program))
    for name, content in (
            (program + ".clj", text),
            (program + ".cljs", text),
            ("twice/%s.clj" % program, TWICE % {"p": program})):
        path = os.path.join(SRC, name)
        if not os.path.exists(path) or read(path) != content:
            write(path, content)


def build_spawn():
    os.makedirs(OUT, exist_ok=True)
    must([CONF["CC"], "-O1", "-D_GNU_SOURCE",
          os.path.join(BENCH, "harness", "spawn.c"), "-o", SPAWN])


# --- cljwc ---

def build_cljwc(program, target, twice=False):
    name = ("twice-" if twice else "") + program
    binary = out(target, name + (".wasm" if target == "wasm" else ""))
    path = "twice/%s.clj" % program if twice else program + ".clj"
    done = subprocess.run([CLJWC, "-cp", ".", "--target=" + target, path,
                           "-o", binary], cwd=SRC, text=True,
                          capture_output=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.splitlines()[0])
    return binary


# --- C ---

def build_c(name, target, libc=True):
    binary = out("c", name + ("" if target == "native" else ".wasm"))
    path = os.path.join(BENCH, "c", name + ".c")
    flags = ["-std=c17", "-O2", "-Wall", "-Wextra", "-Werror"]
    if target == "native":
        must([CONF["CC"], *flags, path, "-o", binary, "-lm"])
        return binary
    must([CONF["WASM_CC"], *CONF["WASM_FLAGS"].split(), *flags, "-c", path,
          "-o", binary + ".o"])
    libraries = [CONF["WASM_CRT"], "-L" + CONF["WASM_LIBS"], "-lc",
                 CONF["WASM_BUILTINS"]] if libc else []
    must([CONF["WASM_LD"], "-s", binary + ".o", *libraries, "-o", binary])
    return binary


def has_c(name):
    return os.path.exists(os.path.join(BENCH, "c", name + ".c"))


# --- the JVM, ClojureScript, nbb ---

def jars():
    return glob.glob(os.path.join(OUT, "jars", "*.jar"))


def class_path(*folders):
    return ":".join([*folders, *jars()])


def build_jvm(programs):
    """Compiles ahead of time, as one would ship it."""
    classes = out("classes", "")
    old = [p for p in programs if not newer(
        os.path.join(classes, "twice", p + "__init.class"),
        os.path.join(SRC, p + ".clj"))]
    if old:
        say("compiling %d programs for the JVM" % len(old))
        must([JAVA, "-Dclojure.compile.path=" + classes, "-cp",
              class_path(SRC, classes), "clojure.lang.Compile",
              *["twice." + p for p in old]])


def jvm(ns):
    return [JAVA, "-cp", class_path(out("classes", ""), SRC), "clojure.main",
            "-m", ns]


def build_cljs(programs):
    old = [p for p in programs if not newer(
        out("cljs", p + ".js"), os.path.join(SRC, p + ".cljs"),
        os.path.join(BENCH, "build_cljs.clj"))]
    if old:
        say("compiling %d programs with ClojureScript :advanced" % len(old))
        must([JAVA, "-cp", class_path(SRC), "clojure.main",
              os.path.join(BENCH, "build_cljs.clj"), SRC, out("cljs"), *old])


def cljs_warning(program):
    """A name that ClojureScript does not have says more than the TypeError
    that comes of it."""
    for line in read(out("cljs", program + ".log")).splitlines():
        if "undeclared Var" in line:
            return "no " + line.split("undeclared Var ")[1].split(" at ")[0]
    return None


def nbb(program):
    return [NODE, os.path.join(OUT, "nbb", "node_modules", "nbb", "cli.js"),
            "-cp", SRC, "-m", program]


# --- all of them ---

TITLES = {
    "node": "cljwc, Node", "wasmtime": "cljwc, wasmtime",
    "native": "cljwc, native", "jvm": "JVM Clojure", "cljs": "ClojureScript",
    "nbb": "nbb", "c-node": "C, Node", "c-wasmtime": "C, wasmtime",
    "c-native": "C, native"}


def commands(program, quick):
    """Platform -> command or, when it cannot be built, the reason. The JVM
    comes first: its output is what the others' is compared with."""
    found = {"jvm": jvm(program)}
    for platform, target, runner in (("node", "wasm", RUN_NODE),
                                     ("wasmtime", "wasm", RUN_WASMTIME),
                                     ("native", "native", [])):
        if quick and platform == "wasmtime":
            continue
        try:
            found[platform] = [*runner, build_cljwc(program, target)]
        except OSError as error:
            found[platform] = str(error)
    if not quick:
        found["cljs"] = [NODE, out("cljs", program + ".js")]
        found["nbb"] = nbb(program)
        found["jvm-twice"] = jvm("twice." + program)
        found["node-twice"] = [*RUN_NODE, build_cljwc(program, "wasm", True)]
    for suffix, tag in (("", "c"), ("_tagged", "tagged")):
        if not has_c(program + suffix):
            continue
        wasm = build_c(program + suffix, "wasm")
        found[tag + "-node"] = [*RUN_NODE, wasm]
        found[tag + "-native"] = [build_c(program + suffix, "native")]
        if not quick:
            found[tag + "-wasmtime"] = [*RUN_WASMTIME, wasm]
    return found
