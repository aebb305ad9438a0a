# SPDX-License-Identifier: MIT
"""Random reductions, transducers and lazy seqs, with functions that note what
they are called with: the compiler fuses them (compiler/passes/pass_fuse.c). A tree is
(kind, head, parts): a call of head, or with parts None just head."""

SEE = "support.pipeline/see"
COLLS = """(range,5) (range,33) (range,40) (range,-2,4) (range,n) (range,1,n)
(range,0,20,3) (range,m) [1,2,3,4,5] '(3,1,2,5) v nil [] (vec(range,35)) xs s
(take,40(iterate,inc,0)) #{4} (map,SEE,[1,2,3]) (seq,v) (subvec,v,1,4)
(cons,7(range,3)) (long-array[1,2]) "" {}""".replace("SEE", SEE)
FNS = """inc dec (fn[x](*,x,3)) (fn[x](-,x,2)) (fn[x](SEE,x)) (fn[x](quot,12,x))
support.pipeline/square (comp,inc,dec) (partial,+,2) (fn[x](mod,x,4)) -
(fn[x](if(even?,x)(*,x,x)(-,x))) (fn[x](let[y(*,2,x)](+,x,y))) str #(+,%,n)
(fn[x](*,x,support.pipeline/big)) (fn[x](SEE,(inc,x))) (fn[x](*,0.5,x))
""".replace("SEE", SEE)
PREDS = """odd? even? pos? (fn[x](<,x,20)) (fn[x](odd?,(SEE,x))) some? #{1,2,3,5}
(fn[x](zero?(mod,x,3))) (complement,odd?) (fn[x](>,x,3)) (fn[x]true)
(fn[x](pos?(quot,10,x)))""".replace("SEE", SEE)
STEPS = """+ * max - (fn([]5)([a]a)([a,x](+,a,x))) (fn([]5)([a]a)([a,x](-,a,x)))
(fn([]0)([a]a)([a,x](SEE,x)(+,a,x))) (fn([]1)([a][:done,a])([a,x]x)) conj
(fn([]0)([a]a)([a,x](if(>,x,10)(reduced[:r,a,x])(+,a,x))))
(fn([]0)([a]a)([a,x](if(>,a,30)(reduced,a)(+,a(SEE,x)))))
""".replace("SEE", SEE)
STAGES = """(take,0) (take,3) (take,50) (drop,2) (dedupe) (distinct) (take-nth,2)
(map-indexed,(fn[i,x](+,i,x))) (keep-indexed(fn[i,x](when(odd?,i)x))) cat
(mapcat(fn[x][x,x])) (mapcat(fn[x](range(mod,x,4)))) (interpose,0)
(comp(partition-all,2)cat) (comp(partition-all,3)(map(fn[p](reduce,+,p))))
(partition-by,odd?) (comp) (halt-when(fn[x](=,x,7)))"""


def pick(rng, choices):
    return rng.choice(choices.split()).replace(",", " ")


def text(tree):
    kind, head, parts = tree
    if parts is None:
        return head
    return "(%s)" % " ".join([head] + [text(p) for p in parts])


class Grammar:
    def __init__(self, rng):
        self.rng = rng
        self.flags = ["-O1"]

    def text(self, tree):
        return ("(let [n (support.pipeline/given 6)"
                " m (support.pipeline/given 2.5)"
                " v (support.pipeline/given [5 3 8 1 9 2])"
                " xs (support.pipeline/given (list 4 2 7))"
                " s (map %s (range 3))]"
                " (support.pipeline/observe (fn [] %s)))" % (SEE, text(tree)))

    def leaf(self, kind, choices):
        return (kind, pick(self.rng, choices), None)

    def fn(self):
        return self.leaf("fn", FNS)

    def pred(self):
        return self.leaf("pred", PREDS)

    def coll(self, depth):
        if depth == 0 or self.rng.random() < 0.2:
            return self.leaf("coll", COLLS)
        head = self.rng.choice("map map filter remove keep take-while take "
                               "distinct map-indexed".split())
        inner = [self.coll(depth - 1)]
        if head in ("map", "keep"):
            inner.insert(0, self.fn())
        elif head in ("filter", "remove", "take-while"):
            inner.insert(0, self.pred())
        elif head == "take":
            inner.insert(0, ("n", self.rng.choice(["0", "3", "n", "9"]), None))
        elif head == "map-indexed":
            inner.insert(0, ("fn", "(fn [i x] [i x])", None))
        return ("coll", head, inner)

    def stage(self):
        head = self.rng.choice("map map filter remove keep take-while "
                               "drop-while".split() + [None] * 5)
        if head is None:
            return self.leaf("xf", STAGES)
        return ("xf", head, [self.fn() if head in ("map", "keep")
                             else self.pred()])

    def xform(self):
        stages = [self.stage() for _ in range(self.rng.randint(1, 4))]
        return stages[0] if len(stages) == 1 else ("xf", "comp", stages)

    def program(self):
        coll = self.coll(self.rng.randint(0, 4))
        step = self.leaf("step", STEPS)
        start = ("n", self.rng.choice(["0", "1", "n", "0.5", "[]"]), None)
        to = ("to", self.rng.choice(["[]", "#{}", "()", "v"]), None)
        return self.rng.choice([
            ("e", "reduce", [step, start, coll]),
            ("e", "reduce", [step, coll]),
            ("e", "transduce", [self.xform(), step, start, coll]),
            ("e", "transduce", [self.xform(), step, coll]),
            ("e", "into", [to, self.xform(), coll]),
            ("e", "into", [to, coll]),
            ("e", self.rng.choice(["count", "first", "vec", "dorun"]), [coll]),
            ("e", self.rng.choice(["mapv", "run!"]), [self.fn(), coll]),
            ("e", self.rng.choice(["filterv", "every?", "some", "not-any?"]),
             [self.pred(), coll])])

    def smaller(self, tree):
        """Trees to try instead, the smallest first."""
        return sorted(self.shrunk(tree), key=lambda t: len(text(t)))

    def shrunk(self, tree):
        kind, head, parts = tree
        found = []
        for i, part in enumerate(parts or []):
            if part[0] == kind:
                found.append(part)
            if head == "comp" and len(parts) > 1:
                found.append((kind, head, parts[:i] + parts[i + 1:]))
            found += [(kind, head, parts[:i] + [s] + parts[i + 1:])
                      for s in self.shrunk(part)]
        if kind == "coll" and parts:
            found.append((kind, "[1 2 3]", None))
        return found
