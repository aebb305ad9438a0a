# SPDX-License-Identifier: MIT
"""Random expressions as trees: a leaf is a string, a node [open, items, close].

Expressions have a type (num, str, coll, seq, map, fn, pred, any) so that most
programs compute something; one argument in twenty has another type, so that
mistakes happen, too. `smaller` gives what a tree can be shrunk to.
"""

NUMBERS = """0 1 2 3 -1 7 10 -5 100 2147483647 -2147483648 9223372036854775807
-9223372036854775808 1.0 0.5 -2.5 1e10 1.5e-5 ##Inf ##NaN -0.0 1N 12345678901234567890N
-3N 1/2 -7/3 22/7 1.5M 0.10M -2M 100M""".split()
SMALL = "0 1 2 3 4 5 -1".split()
STRINGS = ['""', '"a"', '"abc"', '"hello world"', '"a,b,,c"', '"AbC"',
           '" x y "', '"123"', '"-7"', '"1.5"', '"\\u00e9\\u4e2d"',
           '"line\\nnext"', '"aaa"', '"zzz"']
OTHERS = ["nil", "true", "false", "\\a", "\\z", "\\space", ":k", ":a", ":n/b",
          "'s", "'n/t"]
KEYS = [":a", ":b", ":c", "1", "2", '"k"', "nil", "[1]", "'q", "\\c"]
FNS = ["inc", "dec", "str", "identity", "vector", "list", "-", "first",
       "count", "hash", "(comp str type)", "not", "abs", "pr-str", "seq", "#(* % 2)",
       "(fn [x] [x x])", "(juxt identity str)", "(comp str inc)",
       "(partial + 3)", "name", "keyword", "(comp str class)", "(fnil inc 0)", ":a"]
FNS2 = ["+", "*", "-", "str", "vector", "list", "conj", "max", "min", "=",
        "compare", "cons", "(fn [a b] b)", "merge", "quot", "concat"]
PREDS = ["odd?", "even?", "nil?", "number?", "string?", "coll?", "pos?",
         "zero?", "some?", "identity", "seq?", "#{1 2 :a}", "keyword?",
         "neg?", "empty?", "map?", "ratio?", "(complement nil?)"]
XFORMS = ["(map inc)", "(map str)", "(filter some?)", "(take 3)", "(drop 1)",
          "(distinct)", "(dedupe)", "(partition-all 2)", "(keep identity)",
          "(map-indexed vector)", "(interpose :x)", "(take-while some?)",
          "(partition-by string?)", "(remove nil?)", "(mapcat list)",
          "(comp (map str) (take 2))", "(take-nth 2)", "(cat)"]
REGEXES = ['#"a"', '#"[a-c]+"', '#"\\\\d+"'.replace("\\\\", "\\"), '#","',
           '#"(\\w)(\\w)?"', '#"\\s+"', '#""', '#"b|c"', '#"^."']

# type: [template]; {x} is an argument of type x.
FORMS = {
    "num": """(+ {num} {num}) (- {num} {num}) (* {num} {num}) (/ {num} {num})
(quot {num} {num}) (rem {num} {num}) (mod {num} {num}) (inc {num}) (dec {num})
(max {num} {num}) (min {num} {num}) (+' {num} {num}) (*' {num} {num}) (- {num})
(abs {num}) (count {coll}) (hash {any}) (compare {num} {num}) (long {num})
(double {num}) (bigint {num}) (bigdec {num}) (int {num}) (rationalize {num})
(bit-and {num} {num}) (bit-or {num} {num}) (bit-xor {num} {num}) (bit-not {num})
(bit-shift-left {num} {small}) (bit-shift-right {num} {small})
(unsigned-bit-shift-right {num} {small}) (unchecked-add {num} {num})
(unchecked-multiply {num} {num}) (reduce + {nums}) (reduce {fn2} {num} {nums})
(apply + {nums}) (apply max {nums}) (nth {nums} {small}) (numerator {num})
(parse-long {str}) (parse-double {str}) (compare {str} {str}) (hash {coll})
(count {str}) (reduce {fn2} {nums}) (transduce {xform} + {nums})
(compare {any} {any}) (if {pred-call} {num} {num}) (first {nums})
(str/index-of {str} {str}) (let [x {num}] (+ x x)) (get {map} {key} {num})
(loop [i 0 a {num}] (if (< i 3) (recur (inc i) (+ a i)) a))
(reduce-kv (fn [a k v] (+ a (count (str k v)))) 0 {map}) (rem {num} {small})
(double {num}) (short {num}) (byte {num}) (unchecked-int {num})""",
    "str": """(str {any}) (str {any} {any}) (pr-str {any}) (str/join {seq})
(str/join {str} {seq}) (str/upper-case {str}) (str/lower-case {str})
(str/capitalize {str}) (str/reverse {str}) (str/trim {str}) (subs {str} {small})
(subs {str} {small} {small}) (str/replace {str} {str} {str})
(str/replace {str} {regex} {str}) (str/replace-first {str} {regex} {str})
(str/replace {str} {regex} str/upper-case) (apply str {seq}) (name {any})
(format "%s|%5s" {any} {any}) (format "%d" {num}) (format "%.3f" {num})
(format "%05d" {num}) (format "%e" {num}) (re-find {regex} {str}) (str {num})
(with-out-str (print {any})) (with-out-str (prn {any} {any})) (pr-str {coll})
(str/escape {str} {{\\a "1" \\b "22"}}) (str {coll}) (str/trim-newline {str})
(nth {seq} {small} {str}) (str/triml {str}) (print-str {coll} {any})
(binding [*print-length* {small}] (pr-str {coll})) (str {map})
(binding [*print-level* {small}] (pr-str {coll}))""",
    "coll": """[{any} {any}] [{any} {any} {any}] #{{{num}}} {map} {map} {set}
(vec {seq}) (conj {coll} {any}) (into [] {seq}) (into {coll} {seq})
(into [] {xform} {seq}) (mapv {fn} {seq}) (filterv {pred} {seq}) (set {seq})
(subvec [1 2 3 4] {small}) (assoc [1 2 3] {small} {any}) (pop [{any} {any}])
(sorted-set {num} {num} {num}) (sort {nums}) (sort-by {fn} {seq})
(split-at {small} {seq}) (split-with {pred} {seq}) (shuffle [{any}])
(persistent! (reduce conj! (transient []) {seq})) (empty {coll}) (not-empty {coll})
(list {any} {any}) (list* {any} {seq}) (reverse {seq}) (set/union {set} {set})
(set/intersection {set} {set}) (set/difference {set} {set}) (disj {set} {any})
(str/split {str} {regex}) (str/split {str} {regex} {small}) (find {map} {key})
(update-in {map} [{key}] {fn}) (group-by {fn} {seq}) (frequencies {seq})
(reduce conj () {seq}) (seq {map}) (vals {map}) (keys {map}) (peek [{any}])
(str/split-lines {str}) (data/diff {coll} {coll}) (juxt-call {any})
(walk/postwalk (fn [x] (if (number? x) (+ x 1) x)) {coll}) (re-seq {regex} {str})
(into (sorted-map) {map}) (conj {set} {any}) (subseq (sorted-set 1 2 3) > {num})""",
    "map": """{{{key} {any}}} (hash-map {key} {any}) (assoc {map} {key} {any})
(dissoc {map} {key}) (merge {map} {map}) (zipmap {seq} {seq}) (into {{}} {map})
(update {map} {key} {fn}) (select-keys {map} [{key} {key}]) (array-map {key} {any})
(merge-with vector {map} {map}) (assoc-in {map} [{key} {key}] {any})
(sorted-map 1 {any} 0 {any}) (frequencies {seq}) (group-by {pred} {seq})
(zipmap (range 20) {seq}) (zipmap (range 12) (range)) (update-vals {map} {fn})
(update-keys {map} {fn}) (set/map-invert {map}) (into {{}} (map vector {seq} {seq}))""",
    "set": """#{{{any}}} (set {seq}) (hash-set {any} {any}) (sorted-set {num} {num})
(into #{{}} {seq}) (set (range 15)) (conj {set} {any}) (set (keys {map}))
(disj {set} {any}) (set {str})""",
    "seq": """(map {fn} {seq}) (filter {pred} {seq}) (remove {pred} {seq}) {nums}
(take {small} {seq}) (drop {small} {seq}) (concat {seq} {seq}) (rest {seq})
(next {seq}) (cons {any} {seq}) (reverse {seq}) (distinct {seq}) (dedupe {seq})
(interleave {seq} {seq}) (interpose {any} {seq}) (partition 2 {seq})
(partition-all 3 {seq}) (partition-by {fn} {seq}) (map-indexed vector {seq})
(keep {fn} {seq}) (mapcat (fn [x] [x x]) {seq}) (take-while {pred} {seq})
(drop-while {pred} {seq}) (drop-last {seq}) (take-last {small} {seq})
(take-nth 2 {seq}) (flatten {coll}) (repeat {small} {any}) (reductions {fn2} {nums})
(map {fn2} {seq} {seq}) (sequence {xform} {seq}) (seq {coll}) (butlast {seq})
(for [x {seq} y {nums} :when (not= x y)] [x y]) (sort {nums}) (list {any} {any})
(take 5 (cycle {seq})) (take 4 (iterate {fn} {any})) (map-indexed {fn2} {seq})
(keep-indexed (fn [i x] (when (odd? i) x)) {seq}) (tree-seq coll? seq {coll})
(replace {map} {seq}) (range {small}) (range {small} {small}) (nthrest {seq} {small})
(eduction {xform} {seq}) (lazy-seq {seq}) (vals {map}) (apply map vector [{seq} {seq}])
(sort-by {fn} {seq}) (rseq [{any} {any}]) (partition 2 1 {seq}) (seq {str})
(split-at 1 {seq}) (reduce {fn2} [] [{seq}]) (zipmap {seq} {seq})""",
    "nums": """[{num} {num} {num}] (range {small}) (map inc [{num} {num}])
(list {num} {num}) (vector {num} {num}) (range 0 10 3) (filter odd? (range 8))
(map count [{str} {coll}]) [{num}] (range {small} {small})""",
    "pred-call": """({pred} {any}) (= {any} {any}) (< {num} {num}) (== {num} {num})
(every? {pred} {seq}) (some {pred} {seq}) (contains? {map} {key}) (= {coll} {coll})
(empty? {coll}) (identical? {any} {any}) (<= {num} {num} {num}) (not {any})
(str/includes? {str} {str}) (str/blank? {str}) (= {num} {num}) (= {seq} {coll})
(instance? Number {any}) (distinct? {any} {any}) (set/subset? {set} {set})""",
    "any": """(first {seq}) (last {seq}) (nth {seq} {small}) (get {map} {key})
(get {coll} {small}) ((identity {map}) {key}) (:a {map}) (get-in {map} [{key} {key}])
(reduce {fn2} {seq}) (apply {fn2} {seq}) ({fn} {any}) ({fn2} {any} {any})
(if {pred-call} {any} {any}) (or {any} {any}) (and {any} {any}) (second {seq})
(let [[a b & c] {seq}] [c b a]) (let [{{:keys [a] :or {{a 1}}}} {map}] a)
(try {any} (catch Exception e (str (class e)))) (case {num} 1 :one 2 :two :other)
(read-string (pr-str {any})) (cond {pred-call} {any} :else {any}) (max-key {fn} {any} {any})
(some-> {any} {fn}) (when-let [x {any}] [x]) (comp-call {any}) (edn/read-string {str})
(peek {coll}) (pop {coll}) (rand-nth [{any}]) (meta (with-meta {coll} {map}))
(reduce (fn [a x] (if (nil? x) (reduced a) [a x])) nil {seq}) (transduce {xform} conj {seq})
(ffirst {seq}) (find {map} {key}) (trampoline {fn} {any}) @(atom {any})
(let [a (atom {num})] (swap! a {fn2} {num}) @a) (str (type {any})) (not-empty {seq})
{pred-call} {pred-call} {num} {str} {coll} {map} {seq} {num} {str} {coll}""",
}


def parse(source):
    """The forms of a template text as trees; {{ and }} are braces."""
    tokens = tokenize(source)
    forms, stack = [], []
    target = forms
    for t in tokens:
        if t in ("(", "[", "#{", "BRACE", "#(", "@("):
            node = ["{" if t == "BRACE" else t, []]
            target.append(node)
            stack.append(target)
            target = node[1]
        elif t in (")", "]", "END"):
            target = stack.pop()
        else:
            target.append(t)
    return forms


def tokenize(source):
    out, i = [], 0
    while i < len(source):
        c = source[i]
        if c in " \n":
            i += 1
        elif source.startswith("#{{", i):
            out.append("#{")
            i += 3
        elif source.startswith("{{", i):
            out.append("BRACE")
            i += 2
        elif source.startswith("}}", i):
            out.append("END")
            i += 2
        elif source.startswith("#(", i) or source.startswith("@(", i):
            out.append(source[i:i + 2])
            i += 2
        elif c in "()[]":
            out.append(c)
            i += 1
        elif c == "{":
            end = source.index("}", i) + 1
            out.append(source[i:end])
            i = end
        else:
            end = token_end(source, i)
            out.append(source[i:end])
            i = end
    return out


def token_end(source, i):
    if source[i] == '"':
        return source.index('"', i + 1) + 1
    end = i + 1 + (source[i] == "\\")
    while end < len(source) and source[end] not in ' \n()[]{}"':
        end += 1
    return end


# Forms whose parts make no sense elsewhere.
OPAQUE = """fn let for loop case cond try some-> when-let binding if-let
with-out-str""".split()

CLOSE = {"(": ")", "[": "]", "{": "}", "#{": "}", "#(": ")", "@(": ")"}


def text(tree):
    if isinstance(tree, str):
        return tree
    return tree[0] + " ".join(map(text, tree[1])) + CLOSE[tree[0]]


def is_endless(tree):
    """A seq that only what is around it keeps finite."""
    return tree[0] == "(" and (tree[1][:1] in (["cycle"], ["iterate"])
                               or tree[1] == ["range"])


def parsed(kind):
    skip = ("juxt-call", "comp-call")
    return [t for t in parse(FORMS[kind])
            if isinstance(t, str) or t[1][0] not in skip]


class Grammar:
    def __init__(self, rng):
        self.rng = rng
        self.forms = {k: parsed(k) for k in FORMS}
        self.text = text
        self.flags = []
        self.leaves = {"num": NUMBERS, "small": SMALL, "str": STRINGS,
                       "key": KEYS, "fn": FNS, "fn2": FNS2, "pred": PREDS,
                       "xform": XFORMS, "regex": REGEXES,
                       "coll": ["[]", "[1 2]", "{}", "#{}", "()", "nil",
                                "'(1 :a)", "{:a 1}", "[nil]", "#{1 :a}"],
                       "map": ["{}", "{:a 1}", "{:a {:b 2}}", "nil",
                               '{1 2, "k" nil}'],
                       "set": ["#{}", "#{1 2}", "#{:a nil}"],
                       "seq": ["[1 2 3]", "nil", "()", "(range 5)", '"abc"',
                               "[:a nil 1.5]", "'(3 1 2)", "[[1 2] [3 4]]"],
                       "nums": ["[1 2 3]", "[]", "[0.5 2 1/3]"],
                       "pred-call": ["true", "false", "nil"],
                       "any": OTHERS + NUMBERS[:8] + STRINGS[:4]}

    def program(self):
        kind = self.rng.choice("num str coll map set seq any any".split())
        return self.form(kind, self.rng.randint(2, 4))

    def of(self, kind, depth):
        if kind not in ("fn", "fn2", "pred", "xform", "regex", "small") and \
                self.rng.random() < 0.03:
            kind = self.rng.choice(["num", "str", "coll", "map", "any"])
        if depth <= 0 or kind not in self.forms or self.rng.random() < 0.25:
            return self.rng.choice(self.leaves[kind])
        return self.form(kind, depth - 1)

    def form(self, kind, depth):
        return self.fill(self.rng.choice(self.forms[kind]), depth)

    def fill(self, template, depth):
        if isinstance(template, str):
            if template[0] == "{" and template[-1] == "}":
                return self.of(template[1:-1], depth)
            return template
        return [template[0], [self.fill(t, depth) for t in template[1]]]

    def smaller(self, tree):
        """Trees to try instead, the smallest first."""
        if isinstance(tree, str) or tree[1][:1] and tree[1][0] in OPAQUE:
            return []
        found = [t for t in tree[1] if not isinstance(t, str)
                 and t[0] != "#(" and not is_endless(t)]
        for i, t in enumerate(tree[1]):
            if i == 0 and tree[0] == "(":
                continue
            for s in Grammar.smaller(self, t) + self.plainer(t):
                if s != t:
                    found.append([tree[0], tree[1][:i] + [s]
                                  + tree[1][i + 1:]])
        return sorted(found, key=lambda t: len(text(t)))

    def plainer(self, t):
        """Leaves instead of a subtree."""
        return [] if isinstance(t, str) else ["nil", "1", "[1 2]"]
