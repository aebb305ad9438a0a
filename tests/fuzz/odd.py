# SPDX-License-Identifier: MIT
"""Odd but legal programs: names that are C's, the runtime's or alike when
munged, definitions repeated, shadowing, deep nesting, many arities, types and
protocols with names in common, several namespaces in a file, literals of every
kind. What is looked for is no wrong answer, but that the compiler, clang or the
linker fails, or that the program dies of a signal.

A hundred and fifty programs are a file, a program a line; a file that fails is halved until
one line, or what needs each other, is left. A program that is refused for its
own fault is left out and counted."""
import os
import re
import resource
import subprocess

NAMES = """int static return while switch default union goto NULL errno main
val sp self line thrown site EOF stdin free malloc printf inline restrict _Bool
asm typeof auto register volatile struct double long float char void unsigned
a? a! *x* ->x x->y <=> a' +x - -- --- _ __ ___ a_b a-b a--b a_Hb a-Hb a-H A-B
é λ 名 名-前 x1 l1 v0 u3 c_1 S_1 L1 k1 C_1 i0 d0 rt_fix rt-add f_a_1 T_x K_a
V_a a-QMARK- a_QMARK_ a_Q a. a.b$c a$b a|b a#b a:b a&b a*b a% x' x'' x_ x- X-
-x -_x _-x n1 a0 p0 fuel env init inits main_fn init_meta save_ns ns_before
leave_ns enter map first inc str count get name fn1 reify f_2 f-2 f2 f-v f_v
nil? true? nil1 Infinity NaN RT_NIL RT_THROWN assert stdout INT_MAX Type Var
Ns Keyword Site Fn StaticFn bool true1 alignas _Alignas _Static_assert
thread_local wchar_t NAN isnan memcpy strlen abs log sin exp index y0 j1""".split()
LONG = "long-" + "name-" * 60
NAMES += [LONG, LONG + "x", LONG + "_"]
SPACES = """odd.a odd.a-b odd.a_b odd-a.b int odd.static main odd.é rt rt.h f
odd.a-b.c user.x C odd.T-a V T K odd.enter leave-ns std odd.a--b odd.init-meta
odd._ odd.a.b odd.a.b.c loop odd.X-b""".split()
LITERALS = r"""0 1 -1 42 9223372036854775807 -9223372036854775808 536870911
-536870912 1073741823 4611686018427387904 -4611686018427387905 0x7f 2r101 017
1.5 -0.0 1e308 1e-320 4.9E-324 ##NaN ##Inf ##-Inf 1/3 -22/7 12N
123456789012345678901234567890 -9223372036854775809N 1.50M -0.000M 1E5M
\a \newline \u0000 \é \\ \" \space \uFFFF "" "a" "??/" "\\" "\"" "%s%d%n"
"*/" "/*" "//" "\n\t\u0000x" "é名😀" "\uD800" "?" "??)" "\r" #"a+b" #"\\d"
#"(?i)é*" #"[^\]]" #"" :a :a/b :a--b :é :a? :a.b/c :1 :int :a/-b :_ ::x ::int 'a
'int 'a/b 'a--b 'é '() '(1 (2 [3 {4 5}])) '#{a #{b}} nil true false [] {} #{}
#inst"2020-01-01" #uuid"00000000-0000-0000-0000-000000000001" String Long
Exception 'x? '& '% '#'a '@b '~c `(a ~b-1 ~@b-2) `int `[a# a#] #'inc
^:m [1] ^{:a 1} {:b 2} '^:q s {:a 1 :b 2 :c 3 :d 4 :e 5 :f 6 :g 7 :h 8 :i 9 :j 10}
#{1 2.0 "3" \4 :5 6N 7M nil true} [[[[[[]]]]]] {nil nil} {[1] {#{2} (quote 3)}}
[nil] [##NaN] {1.5 -0.0} """.split("\n")


def literals():
    """The literals, read apart: some have blanks in them."""
    found, text = [], " ".join(LITERALS).replace("~b-1", "1").replace(
        "~@b-2", "~@[2]").replace("~c", "c").replace("'@b", "'b")
    depth, start, i = 0, None, 0
    while i < len(text):
        c = text[i]
        if start is None and c != " ":
            start = i
        if c == "\\" and not text[start:i + 1].startswith('"'):
            i += 1
            while i + 1 < len(text) and text[i + 1].isalnum():
                i += 1
        elif c == '"':
            i += 1
            while text[i] != '"':
                i += 2 if text[i] == "\\" else 1
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == " " and not depth and start is not None and not re.match(
                r"[`'#^]*(\^(:m|:q|\{:a 1\}))?$", text[start:i]):
            found.append(text[start:i])
            start = None
        i += 1
    return found if start is None else found + [text[start:]]


ALL = literals()
FUNCTIONS = """inc dec str first rest count vec seq identity not nil? list
vector hash-map conj keys pr-str class name keyword symbol set sort map filter
reduce apply + - * / < = quot max range take concat assoc get update merge into
partition zipmap meta hash compare atom deref""".split()
METHODS = "toString hashCode length equals getClass".split()


class Grammar:
    def __init__(self, rng):
        self.rng = rng

    def pick(self, items):
        return self.rng.choice(items)

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    # --- names ---

    def local(self):
        name = self.pick(NAMES)
        while "." in name:
            name = self.pick(NAMES)
        return name

    # Names of different kinds of definitions do not meet: on the JVM a class
    # and a var of one name exclude each other.
    def defined(self, kind):
        return self.local() + {"fn": "", "var": "-d", "type": "-T",
                               "record": "_R", "protocol": "P", "macro": "-m",
                               "multi": "!m", "dynamic": "-y"}[kind]

    def locals(self, n):
        found = []
        while len(found) < n:
            name = self.local()
            if name not in found:
                found.append(name)
        return found

    # --- expressions; scope: names of locals ---

    def atom(self, scope):
        if scope and self.chance(60):
            return self.pick(scope)
        if self.vars and self.chance(20):
            return self.pick(self.vars)
        return self.pick(ALL)

    def exprs(self, n, depth, scope):
        return " ".join(self.expr(depth, scope) for _ in range(n))

    def some(self, depth, scope, most=4):
        return self.exprs(self.rng.randrange(most), depth, scope)

    def expr(self, depth, scope):
        if depth <= 0 or self.chance(15):
            return self.atom(scope)
        return self.pick(self.forms)(depth - 1, scope)

    def bindings(self, depth, scope):
        names, text = list(scope), []
        for _ in range(1 + self.rng.randrange(3)):
            name = self.local()
            hint = "^long " if self.chance(5) else ""
            value = ("(long %d)" % self.rng.randrange(99) if hint
                     else self.expr(depth, names))
            text.append("%s %s" % (name, value))
            names.append(name)
        return " ".join(text), names

    def pattern(self):
        a, b, c = self.locals(3)
        return self.pick([
            ("[%s %s & %s]" % (a, b, c), [a, b, c]),
            ("{:keys [%s %s] :as %s}" % (a, b, c), [a, b, c]),
            ("[%s [%s] :as %s]" % (a, b, c), [a, b, c]),
            ("{%s :a %s \"b\" :or {%s 1}}" % (a, b, a), [a, b])])

    def params(self, n, variadic):
        names = self.locals(n + variadic)
        text = list(names)
        if variadic:
            text.insert(n, "&")
        if n <= 4 and self.chance(15):
            hints = [self.pick(["", "^long ", "^double "]) for _ in range(n)]
            text[:n] = [h + p for h, p in zip(hints, text)]
        if self.chance(10) and n and not any("^" in t for t in text):
            p, more = self.pattern()
            if not set(more) & set(names[1:]):
                text[0] = p
                names = more + names[1:]
        return "[%s]" % " ".join(text), names

    def arities(self, depth, scope, me):
        count = self.pick([1, 1, 1, 2, 3])
        sizes = self.rng.sample([0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 20], count)
        sizes.sort()
        parts = []
        for i, n in enumerate(sizes):
            variadic = i == count - 1 and n < 20 and self.chance(25)
            params, names = self.params(n, variadic)
            body = self.body(depth, scope + ([me] if me else []) + names)
            parts.append("(%s %s)" % (params, body))
        return parts[0][1:-1] if count == 1 and self.chance(50) else \
            " ".join(parts)

    def body(self, depth, scope):
        return self.exprs(1 + self.rng.randrange(2), depth, scope)

    def f_let(self, d, s):
        text, names = self.bindings(d, s)
        return "(let [%s] %s)" % (text, self.body(d, names))

    def f_pattern(self, d, s):
        p, names = self.pattern()
        return "(let [%s %s] %s)" % (p, self.atom([]), self.body(d, s + names))

    def f_fn(self, d, s):
        me = self.local() if self.chance(50) else ""
        return "(fn %s %s)" % (me, self.arities(d, s, me))

    def f_call_fn(self, d, s):
        me = self.local() if self.chance(50) else ""
        a, b = self.locals(2)
        return "((fn %s [%s %s] %s) %s)" % (
            me, a, b, self.body(d, s + [a, b] + ([me] if me else [])),
            self.exprs(2, d, s))

    def f_short(self, d, s):
        return "(#(vector %%1 %%2 %s) %s)" % (
            self.atom(s), self.exprs(2, 0, s))

    def f_letfn(self, d, s):
        f, g, x, y = self.locals(4)
        return ("(letfn [(%s [%s] (if %s (%s %s) %s)) (%s [%s] %s)] (%s nil))"
                % (f, x, x, g, x, self.expr(d, s + [f, g, x]), g, y,
                   self.expr(d, s + [f, g, y]), f))

    def f_loop(self, d, s):
        i, acc = self.locals(2)
        inner = s + [i, acc]
        return "(loop [%s 0 %s %s] (if (< %s %d) (recur (inc %s) %s) %s))" % (
            i, acc, self.expr(d, s), i, self.rng.randrange(4), i,
            self.expr(d, inner), self.expr(d, inner))

    def f_if(self, d, s):
        return "(%s)" % " ".join(["if", self.exprs(self.pick([2, 3]), d, s)])

    def f_do(self, d, s):
        return "(do %s)" % self.some(d, s)

    def f_when(self, d, s):
        return "(%s %s %s)" % (self.pick(["when", "when-not", "and", "or"]),
                               self.expr(d, s), self.some(d, s))

    def f_cond(self, d, s):
        return "(cond %s :else %s)" % (self.exprs(4, d, s), self.expr(d, s))

    def f_case(self, d, s):
        keys = self.rng.sample(
            ["1", "-1", "\\a", '"s"', ":k", "a/b", "int", "(2 3)", "nil",
             "true", "[1 2]", "{:a 1}", "9223372036854775807", "1.5", "5N",
             ":a--b", ":a/b", '""', "\\u0000", "#{1}", "[]"],
            self.rng.randrange(6))
        return "(case %s %s %s)" % (
            self.expr(d, s),
            " ".join("%s %s" % (k, self.expr(d, s)) for k in keys),
            self.expr(d, s))

    def f_try(self, d, s):
        e = self.local()
        clauses = ["(catch %s %s %s)" % (
            self.pick(["Exception", "Throwable", "ArithmeticException",
                       "clojure.lang.ExceptionInfo"]), e,
            self.body(d, s + [e])) for _ in range(self.rng.randrange(3))]
        if self.chance(40):
            clauses.append("(finally %s)" % self.some(d, s))
        return "(try %s %s)" % (self.some(d, s), " ".join(clauses))

    def f_throw(self, d, s):
        return "(throw (ex-info %s {:a %s}))" % ('"x"', self.expr(d, s))

    def f_known(self, d, s):
        return "(%s %s)" % (self.pick(FUNCTIONS), self.some(d, s, 4))

    def f_var_call(self, d, s):
        if not self.functions:
            return self.expr(d, s)
        name, n = self.pick(self.functions)
        return "(apply %s [%s])" % (name, self.exprs(n, d, s))

    def f_literal(self, d, s):
        n = self.rng.randrange(5)
        return self.pick(["[%s]" % self.exprs(n, d, s),
                          "(list %s)" % self.exprs(n, d, s),
                          "{%s}" % " ".join(":k%d %s" % (i, self.expr(d, s))
                                            for i in range(n)),
                          "#{:a %s}" % self.some(0, [], 2),
                          "^{:m %s} [%s]" % (self.atom([]),
                                             self.exprs(n, d, s))])

    def f_reify(self, d, s):
        me = self.local()
        inner = s + [me]
        parts = ["Object (toString [%s] (str %s))" % (
            me, self.expr(d, inner))]
        for p, methods in self.rng.sample(self.protocols,
                                          min(len(self.protocols), 2)):
            parts.append(p)
            for m, n in methods:
                names = self.locals(n)
                parts.append("(%s [%s] %s)" % (m, " ".join(names),
                                               self.expr(d, s + names)))
        return "(reify %s)" % " ".join(parts)

    def f_new(self, d, s):
        if not self.types:
            return self.expr(d, s)
        name, n = self.pick(self.types)
        return self.pick(["(%s. %s)", "(->%s %s)", "(new %s %s)"]) % (
            name, self.exprs(n, d, s))

    def f_method(self, d, s):
        target = self.expr(d, s)
        return self.pick(["(.%s %s)" % (self.pick(METHODS[:4]), target),
                          "(. %s toString)" % self.atom(s),
                          "(.-%s %s)" % (self.pick("abx"), target)])

    def f_arith(self, d, s):
        op = self.pick("+ - * / < <= > == quot rem mod bit-and max min".split())
        a, b = self.locals(2)
        return "(let [%s (long %d) %s (double %d)] (%s %s %s %s))" % (
            a, self.rng.randrange(-9, 9), b, self.rng.randrange(-9, 9), op, a,
            self.pick([b, a, self.expr(d, s + [a, b])]), "")

    def f_array(self, d, s):
        a = self.local()
        kind, hint = self.pick([("long-array", "^longs "), ("double-array",
                               "^doubles "), ("object-array", ""),
                               ("int-array", "^ints ")])
        return "(let [%s%s (%s 3)] (aset %s 1 %s) (+ (aget %s 0) (alength %s)))" % (
            hint, a, kind, a, self.pick(["1", "1.0", self.expr(d, s + [a])])
            if not hint else {"^d": "1.5", "^l": "7", "^i": "(int 3)"}[hint[:2]],
            a, a)

    def f_seq(self, d, s):
        x = self.local()
        return self.pick([
            "(for [%s (range 3) :when %s] %s)" % (x, self.atom(s + [x]),
                                                 self.expr(d, s + [x])),
            "(doseq [%s [1 2]] %s)" % (x, self.expr(d, s + [x])),
            "(dotimes [%s 2] %s)" % (x, self.expr(d, s + [x])),
            "(mapv (fn [%s] %s) [1 2])" % (x, self.expr(d, s + [x])),
            "(reduce (fn [%s y] %s) 0 (map inc [1 2]))" % (
                x, self.expr(d, s + [x])),
            "(->> %s (map #(do [%% %s])) (take 2) doall)" % (
                self.atom(s), self.atom(s)),
            "(lazy-seq (cons %s nil))" % self.expr(d, s),
            "(delay %s)" % self.expr(d, s)])

    def f_inner_def(self, d, s):
        name = self.defined("var")
        self.vars.append(name)
        return "(def %s %s)" % (name, self.expr(d, s))

    def f_quote(self, d, s):
        return self.pick(["(quote %s)", "'(f %s)", "`(f %s)", "`[~%s]"]) % (
            self.atom([]))

    def f_binding(self, d, s):
        if not self.dynamics:
            return self.expr(d, s)
        return "(binding [%s %s] (set! %s %s) %s)" % (
            *[x for x in [self.pick(self.dynamics)] for x in (
                x, self.expr(d, s), x)], self.expr(d, s), self.expr(d, s))

    def f_macro(self, d, s):
        if not self.macros:
            return self.expr(d, s)
        return "(%s %s)" % (self.pick(self.macros), self.exprs(2, d, s))

    def f_locking(self, d, s):
        return self.pick(["(locking [] %s)", "(io! %s)", "(with-out-str %s)",
                          "(assert %s)", "(time %s)", "(let [] %s)",
                          "(if-let [q %s] q 1)", "(some-> %s str)",
                          "(when-some [q %s] q)"]) % self.expr(d, s)

    # --- top-level forms ---

    def t_defn(self, d):
        name, n = self.defined("fn"), self.rng.randrange(4)
        params, names = self.params(n, False)
        self.functions.append((name, n))
        return "(%s %s%s %s %s)" % (
            self.pick(["defn", "defn", "defn-"]), self.pick(["", "^:x ", ""]),
            name, params, self.body(d, names))

    def t_arities(self, d):
        name = self.defined("fn")
        return "(defn %s \"doc ??/ */\" %s)" % (name, self.arities(d, [], ""))

    def t_def(self, d):
        name = self.defined("var")
        text = "(def %s %s)" % (name, self.expr(d, []))
        self.vars.append(name)
        return text

    def t_dynamic(self, d):
        name = self.defined("dynamic")
        text = "(def ^:dynamic %s %s)" % (name, self.expr(d, []))
        self.dynamics.append(name)
        return text

    def t_declare(self, d):
        return "(declare %s)" % self.defined("fn")

    def t_let_defn(self, d):
        text, names = self.bindings(d, [])
        name = self.defined("fn")
        self.functions.append((name, 0))
        return "(let [%s] (defn %s [] %s))" % (text, name,
                                               self.body(d, names))

    def t_protocol(self, d):
        name = self.defined("protocol")
        methods, text = [], []
        for m in self.rng.sample(self.method_names, self.rng.randrange(1, 4)):
            n = 1 + self.rng.randrange(3)
            methods.append((m, n))
            text.append("(%s [%s])" % (m, " ".join(self.locals(n))))
        self.protocols = [p for p in self.protocols
                          if p[0] != name and
                          not {m for m, _ in p[1]} & {m for m, _ in methods}]
        self.protocols.append((name, methods))
        return "(defprotocol %s %s)" % (name, " ".join(text))

    def t_type(self, d):
        kind = self.pick(["deftype", "defrecord"])
        name = self.defined("type" if kind == "deftype" else "record")
        fields = self.locals(self.rng.randrange(4))
        fields = [f for f in fields if not f.startswith("__")]
        parts = []
        for p, methods in self.rng.sample(self.protocols,
                                          min(len(self.protocols), 2)):
            parts.append(p)
            for m, n in methods:
                names = self.locals(n)
                parts.append("(%s [%s] %s)" % (m, " ".join(names), self.expr(
                    d, fields + names)))
        if kind == "deftype" and self.chance(30):
            parts.append("Object (toString [this] (str %s))"
                         % self.expr(d, fields + ["this"]))
        hints = [self.pick(["", "", "^:unsynchronized-mutable "])
                 if kind == "deftype" else "" for _ in fields]
        self.types.append((name, len(fields)))
        return "(%s %s [%s] %s)" % (
            kind, name, " ".join(h + f for h, f in zip(hints, fields)),
            " ".join(parts))

    def t_extend(self, d):
        if not self.protocols:
            return self.t_protocol(d)
        p, methods = self.pick(self.protocols)
        impls = []
        for m, n in methods:
            names = self.locals(n)
            impls.append("(%s [%s] %s)" % (m, " ".join(names),
                                           self.expr(d, names)))
        cls = self.pick(["String", "Long", "nil", "Object",
                         "clojure.lang.IPersistentMap"])
        return self.pick(["(extend-type %s %s %s)" % (cls, p, " ".join(impls)),
                          "(extend-protocol %s %s %s)" % (p, cls,
                                                          " ".join(impls))])

    def t_multi(self, d):
        name = self.defined("multi")
        x = self.local()
        return "(defmulti %s (fn [%s] %s)) (defmethod %s %s [%s] %s)" % (
            name, x, self.expr(d, [x]), name,
            self.pick([":default", ":a--b", ":a/b", "1", "String", '"s"']), x,
            self.expr(d, [x]))

    def t_macro(self, d):
        name = self.defined("macro")
        a, b = self.locals(2)
        self.macros.append(name)
        self.vars = [v for v in self.vars if v != name]
        return "(defmacro %s [%s %s] `(let [x# ~%s] [x# ~%s %s]))" % (
            name, a, b, a, b, self.pick(["1", ":a--b", "'q"]))

    def t_space(self, d):
        self.start(self.pick(SPACES), again=True)
        return self.space_form

    def t_expr(self, d):
        return "(try %s (catch Throwable t nil))" % self.expr(d, [])

    def start(self, space, again=False):
        """Enters a namespace of the file; what is defined there is known."""
        if space not in self.known:
            self.known[space] = dict(vars=[], functions=[], protocols=[],
                                     types=[], dynamics=[], macros=[])
            self.space_form = "(ns %s)" % space
        else:
            self.space_form = "(in-ns '%s)" % space
        for kind, names in self.known[space].items():
            setattr(self, kind, list(names))

    def file(self, count):
        """A list of programs, a line each, the first one with its ns."""
        self.known = {}
        self.method_names = ["m", "-m", "m-1", "m_1", "int", "é", "f_2", "m!"]
        self.forms = [getattr(self, f) for f in dir(self) if f[:2] == "f_"]
        tops = [getattr(self, f) for f in dir(self)
                if f[:2] == "t_" and f != "t_space"]
        lines = []
        for _ in range(count):
            self.start(self.pick(SPACES))
            parts = [self.space_form]
            for _ in range(1 + self.rng.randrange(4)):
                parts.append(self.pick(tops)(self.rng.randrange(1, 5)))
            # What later programs may use must not depend on this one: it may
            # be left out when another one fails.
            lines.append(" ".join(p.replace("\n", " ") for p in parts))
        return lines


# --- running ---

class Runner:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.refused, self.failures, self.programs = 0, [], 0
        self.reasons = {}

    def compile(self, lines, name, target):
        path = os.path.join(self.work, name + ".clj")
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
        out = os.path.join(self.work, name)
        try:
            p = subprocess.run([self.options.cljwc, "--target=" + target,
                                "-O0", "--no-cache", path, "-o", out],
                               capture_output=True, timeout=3000,
                               preexec_fn=limit_cpu)
        except subprocess.TimeoutExpired:
            return 124, "the compiler does not end", out
        return p.returncode, p.stderr.decode("utf-8", "replace"), out

    def bad_lines(self, message, name):
        found = re.findall(r"/%s\.clj:(\d+):\d+: error: (.*)" % name, message)
        for _, reason in found:
            short = re.sub(r"[:'].*", "", reason)
            self.reasons[short] = self.reasons.get(short, reason)
        return {int(n) - 1 for n, _ in found}

    def fails(self, lines, name, target):
        """What is wrong with the file, or ''; leaves out what is refused."""
        for _ in range(40):
            code, message, out = self.compile(lines, name, target)
            if code == 0:
                return self.dies(out) if target == "native" else "", lines
            bad = self.bad_lines(message, name)
            if code != 1 or not bad:
                return "exit %d: %s" % (code, message[-1500:]), lines
            self.refused += len(bad)
            lines = ["" if i in bad else x for i, x in enumerate(lines)]
            lines = self.declared(lines)
        return "", lines

    def declared(self, lines):
        """Each namespace is first entered by ns."""
        seen, out = set(), []
        for line in lines:
            m = re.match(r"\((?:ns |in-ns ')([^\s()]+)\)", line)
            if m:
                form = "(in-ns '%s)" if m.group(1) in seen else "(ns %s)"
                seen.add(m.group(1))
                line = form % m.group(1) + line[m.end():]
            out.append(line)
        return out

    def dies(self, program):
        try:
            p = subprocess.run([program], capture_output=True, timeout=10)
        except subprocess.TimeoutExpired:
            return ""
        return "signal %d" % -p.returncode if p.returncode < 0 else ""

    def shrink(self, lines, target):
        """The lines that are needed for the failure."""
        kept = [x for x in lines if x]
        step = max(1, len(kept) // 2)
        while True:
            i, changed = 0, False
            while i < len(kept):
                fewer = self.declared(kept[:i] + kept[i + step:])
                refused = self.refused
                if fewer and self.fails(fewer, "shrink", target)[0]:
                    kept, changed = fewer, True
                else:
                    i += step
                self.refused = refused
            if step == 1 and not changed:
                return kept
            step = max(1, step // 2)

    def one_file(self, grammar, number, count):
        target = "wasm" if number % 8 == 7 else "native"
        lines = grammar.file(count)
        self.programs += count
        problem, lines = self.fails(lines, "odd", target)
        if not problem:
            return
        print("file %d: %s" % (number, problem), flush=True)
        small = self.shrink(lines, target)
        problem = self.fails(small, "shrink", target)[0] or problem
        self.failures.append(problem)
        with open(os.path.join(self.work, "failure-%d-%d.clj" % (
                self.options.seed, number)), "w", encoding="utf-8") as f:
            f.write("\n".join(small) + "\n")
        print("%s\n  %s" % ("\n".join(small)[:3000], problem), flush=True)


def limit_cpu():
    """Seconds of work, so that a busy machine makes nothing fail."""
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))


def run(options, rng, work):
    """options: n, seed, cljwc. Prints what fails; 0 if nothing does."""
    work = os.path.join(work, "odd-%d" % options.seed)
    os.makedirs(work, exist_ok=True)
    runner, grammar, per_file = Runner(options, work), Grammar(rng), 150
    for number in range((options.n + per_file - 1) // per_file):
        runner.one_file(grammar, number,
                        min(per_file, options.n - number * per_file))
        if number % 8 == 7:
            print("... %d programs, %d failures, %d refused" % (
                runner.programs, len(runner.failures), runner.refused),
                flush=True)
    for reason in sorted(runner.reasons.values())[:40]:
        print("  refused: " + reason)
    print("%d odd programs of seed %d: %d fail, %d refused" % (
        runner.programs, options.seed, len(runner.failures), runner.refused))
    return 1 if runner.failures else 0
