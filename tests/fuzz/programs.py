# SPDX-License-Identifier: MIT
"""Whole programs: definitions at top level that use each other (functions of
several arities, hints, macros, records, protocols, multimethods, dynamic vars,
atoms, things defined twice), and expressions that call them. The bodies are
expressions of grammar.py in which the parameters occur, too.

A program is a tree ["do", definition..., [expression...]]; its text is one
line: the definitions, then what shows the expressions' values.
"""
import grammar

# Each: the definitions, a line each, and the expressions that use them. $x is a
# name of the program's own; {num:n k} an argument in which locals n and k occur.
SHAPES = [line.strip().split("\n") for line in r"""
(defn $f ([a] {any:a}) ([a b] ($f [a b])) ([a b & c] ($f (count c) {any:a b c})))
=> ($f {any}) ($f {any} {num}) ($f {any} {num} {seq} {any})

(defn $f [^long n] (if (pos? n) (+ n ($f (dec n))) {small}))
=> ($f {small}) ($f 40) (map $f [1 2 3]) ($f {num})

(defn $f ^double [^double x ^long k] (loop [i 0 a x] (if (< i k) (recur (inc i) (* a 1.5)) a)))
=> ($f {num} {small}) ($f 2 3) (apply $f [0.5 {small}])

(defn $f [{{:keys [a b] :or {{b {any}}} :as m}} & [c d :as e]] [a b c d (count e) {any:a b m}])
=> ($f {map} {any}) ($f {{:a {any} :b nil}}) (apply $f {map} {seq})

(defn $f [x] {any:x})
(defn $g [x] [($f x) {any:x}])
(defn $f [x] [:again {any:x}])
=> ($g {any}) ($f {any}) (map $f {seq})

(defprotocol $P ($m [x] [x y]) ($n [x]))
(defrecord $R [a b] $P ($m [_] {any:a b}) ($m [x y] (assoc x :a y)) ($n [this] (:b this)))
(extend-protocol $P nil ($m ([_] :nil) ([_ y] {any:y})) String ($n [s] (count s)) Object ($m ([x] (str (class x))) ([x y] [x y])))
=> ($m (->$R {any} {num})) ($m (map->$R {map}) {any}) ($n (->$R 1 {any})) ($m {any}) ($m nil {any}) ($n {str}) (= (->$R 1 2) (->$R 1 {num})) (dissoc (->$R 1 2) {key}) (into {{}} (->$R {any} 2)) (hash (->$R 1 {num})) (merge (->$R 1 2) {map}) (satisfies? $P {any}) (assoc (->$R 1 2) {key} {any})

(defmulti $a (fn [x & _] {any:x}))
(defmethod $a nil [x] [:nil x])
(defmethod $a 1 [x & y] [:one {any:x y}])
(defmethod $a :default [x & more] [:default (count more)])
=> ($a {any}) ($a {num} {any}) (map $a {seq}) (sort (map hash (keys (methods $a))))

(derive ::$x ::$y)
(defmulti $b :kind)
(defmethod $b ::$y [m] (str "y" (:v m)))
=> ($b {{:kind ::$x :v {any}}}) ($b {{:kind {any}}}) (isa? ::$x ::$y) (isa? [::$x ::$x] [::$y ::$x])

(defmacro $w [test & body] `(if ~test (do ~@body) [:no '~test ~(count body)]))
(defmacro $u [n expr] `(let [x# ~n y# (fn [] ~expr)] [x# (y#) ~(if (number? n) (inc' n) :none)]))
=> ($w {any} {any} {any}) ($w nil {num}) ($u {num} {any}) (let [x {any}] ($u 3 [x x])) ($w ($w {any} false) {any})

(def ^:dynamic *$d* (try {any} (catch Throwable e :threw)))
(defn $r [] [*$d* {any}])
=> ($r) (binding [*$d* {any}] ($r)) (binding [*$d* {num}] (set! *$d* [*$d*]) ($r)) (binding [*$d* 1] (doall (map (fn [x] [x *$d*]) {seq})))

(def $s (atom {{:n 0 :log []}}))
(defn $t [x] (swap! $s update :log conj x) x)
=> [($t {any}) ($t {any}) (:log @$s)] (do (reset! $s {{:log []}}) (doall (map $t (filter {pred} (map $t {seq})))) (:log @$s)) (do (reset! $s {{:log []}}) (try ($t 1) (throw (ex-info "x" {{:a {any}}})) (catch Exception e ($t (ex-data e))) (finally ($t :end))) (:log @$s)) (let [[a b] (map $t [1 2 3])] [a b (count (:log @$s))])

(defn $l [n xs] (loop [i 0 acc [] xs (seq xs)] (if (and xs (< i n)) (recur (inc i) (conj acc [(first xs) {any:i}]) (next xs)) acc)))
=> ($l {small} {seq}) ($l 3 {nums}) ($l {num} {coll})

(defn $z [n] (letfn [(e [n] (if (zero? n) true (o (dec n)))) (o [n] (if (zero? n) {any} (e (dec n))))] (e n)))
=> ($z 7) ($z 10)

(defn $k [x] (case x 1 :one (2 3) [:few x] "a" :str :k/w :kw \a :char [1 2] :vec nil :nil a--b :sym {any:x}))
=> ($k {any}) ($k {num}) ($k {str}) (map $k [1 2 "a" :k/w \a [1 2] nil 'a--b 1.0 1N])

(defn $q [^longs a] (areduce a i s 0 (+ s (aget a i))))
(defn $v [n] (let [a (long-array n)] (dotimes [i n] (aset a i (* i i))) a))
=> ($q (long-array {nums})) ($q ($v {small})) (vec ($v 5)) (seq (double-array {nums})) (alength (int-array {small})) (class (aget (int-array 1) 0))

(deftype $T [a ^:unsynchronized-mutable b] clojure.lang.IDeref (deref [_] b) Object (toString [_] (str a b)) (equals [_ o] (and (instance? $T o) true)) (hashCode [_] 7))
=> @($T. {any} {any}) (str ($T. {num} nil)) (= ($T. 1 2) ($T. 3 4)) (.-a ($T. {any} 1)) (.toString ($T. {str} {num}))

(def $i (int {small}))
(def $j (float 1.5))
=> [(class $i) (class $j) (+ $i {num}) (= $i {small}) (* $j 2) (str $j)] (hash $i) ({{1 :one}} $i) (compare $i {num}) (format "%d %s" $i $j) [(class (short 1)) (class (byte 1)) (instance? Integer $i)]

(defn $h [xs] (for [x xs y [1 2] :let [z [x y]] :when {pred-call:x y} :while (some? x)] z))
=> ($h {nums}) ($h {seq}) (count ($h {coll}))

(defn $y [f] (fn [rf] (fn ([] (rf)) ([a] (rf a)) ([a x] (if (nil? x) (reduced a) (rf a (f x)))))))
=> (into [] ($y {fn}) {seq}) (transduce (comp ($y {fn}) (take 2)) conj {seq}) (sequence ($y identity) {nums}) (reduce (fn [a x] (if (= x {num}) (reduced [:at x]) (conj a x))) [] {seq})

(def $c (memoize (fn [x] {any:x})))
(def $e (delay {any}))
=> [($c {any}) ($c 1) ($c 1)] [(realized? $e) @$e (realized? $e)] (with-redefs [$c (fn [x] [:with x])] ($c {any})) (let [w (atom [])] (add-watch #'$c :k (fn [_ _ _ n] (swap! w conj (fn? n)))) (alter-var-root #'$c (fn [f] f)) (remove-watch #'$c :k) @w)

(defn $o [x] (let [a {any:x} b [a x] {{c 0 :as d}} b f (fn g ([] (g x)) ([y] {any:y a c}))] [(f) (f b) c d]))
=> ($o {any}) ($o {num}) (mapv $o {nums})

(def $B {{:a--b 1 :a/b 2 :a? 3 :a-QMARK- 4 'x-y 5 'x_y 6}})
(def $C-D (try {any} (catch Throwable e :threw)))
(def $C_D 2)
=> [(:a--b $B) (:a/b $B) (:a? $B) (get $B 'x_y) $C-D $C_D] (count $B) (select-keys $B [:a/b {key}])

(defn $E [s] (let [sb (StringBuilder.)] (doseq [c s] (.append sb (str c))) (.reverse sb) (.toString sb)))
=> ($E {str}) ($E {seq}) (.length (StringBuilder. {str})) (.indexOf {str} {str}) (.charAt "abc" {small}) (.substring "hello" {small}) (.compareTo "b" {str})

(defn $F [x] (cond-> x {pred-call:x} vector (vector? x) (conj {any:x})))
(defn $G [x] (as-> x y (str y) [y {any:y}]))
=> ($F {any}) ($F {coll}) ($G {num}) (some->> {seq} (map $F) first) (condp = {num} 1 :one {num} :same :else)

(defn $H [n] (if (pos? n) (lazy-seq (cons n ($H (dec n)))) {seq}))
=> (take 4 ($H 3)) (count ($H {small})) (map + ($H 2) {nums}) (reduce + 0 (take 3 ($H 5))) (nth ($H 3) {small}) (last ($H 4))
""".strip().split("\n\n")]


class Grammar(grammar.Grammar):
    def __init__(self, rng):
        super().__init__(rng)
        self.text = self.line
        self.flags = ["-O0"]  # clang would take minutes
        self.locals = []
        self.programs = 0

    def program(self):
        self.programs += 1
        definitions, calls = [], []
        for k in range(self.rng.randint(1, 3)):
            lines = self.rng.choice(SHAPES)
            named = [line.replace("$", "q%d-%d-" % (self.programs, k))
                     for line in lines]
            definitions += [self.tree(line) for line in named[:-1]]
            uses = grammar.parse(named[-1][3:])
            for use in self.rng.sample(uses, min(len(uses), 4)):
                calls.append(self.fill(use, self.rng.randint(1, 2)))
        return ["(", ["do", *definitions, ["[", calls]]]

    def tree(self, template):
        return self.fill(grammar.parse(template)[0], 2)

    def fill(self, template, depth):
        if isinstance(template, str) and template[0] == "{" and \
                ":" in template:
            kind, names = template[1:-1].split(":")
            outer, self.locals = self.locals, names.split()
            tree = self.of(kind, depth)
            self.locals = outer
            return tree
        return super().fill(template, depth)

    def of(self, kind, depth):
        if self.locals and kind not in ("fn", "fn2", "pred", "xform", "regex") \
                and self.rng.random() < 0.3:
            return self.rng.choice(self.locals)
        return super().of(kind, depth)

    @staticmethod
    def line(tree):
        """Top-level forms, and what shows each call's value or failure."""
        if isinstance(tree, str):
            return tree
        definitions, calls = tree[1][1:-1], tree[1][-1][1]
        shown = " ".join(
            "(try %s (catch Throwable e (support.expr/failure e)))"
            % grammar.text(c) for c in calls)
        return "%s (support.expr/show (fn [] [%s]))" % (
            " ".join(map(grammar.text, definitions)), shown)

    def smaller(self, tree):
        """Fewer calls and definitions, then smaller calls and bodies."""
        definitions, calls = tree[1][1:-1], tree[1][-1][1]

        def program(ds, cs):
            return ["(", ["do", *ds, ["[", cs]]]
        found = [program(definitions, calls[:i] + calls[i + 1:])
                 for i in range(len(calls)) if len(calls) > 1]
        found += [program(definitions[:i] + definitions[i + 1:], calls)
                  for i in range(len(definitions))]
        for i, c in enumerate(calls):
            found += [program(definitions, calls[:i] + [s] + calls[i + 1:])
                      for s in super().smaller(c)[:12]]
        return found
