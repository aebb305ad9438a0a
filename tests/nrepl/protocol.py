#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of `cljwc nrepl` with raw bencode: protocol.py CLJWC, in an empty
folder. Prints what is wrong; exits with 1 if anything is."""
import os
import signal
import socket
import sys
import time

from client import Client, Server, encode, ms, summary

BUSY = 4  # how much longer than promised a busy machine may take
failures = []


def check(what, want, got):
    if want != got:
        failures.append(what)
        print("%s\n  expected %r\n  got      %r" % (what, want, got))


def check_in(what, part, whole):
    check("%s: %r" % (what, whole), True, part in whole)


def values(server):
    c, d = Client(server.port).clone(), Client(server.port).clone()
    check("value", ["3"], c.eval("(+ 1 2)")[0])
    check("several forms", ["1", ":a", "nil"], c.eval("1 :a nil")[0])
    check("no form", [], c.eval("; nothing")[0])
    c.eval("10"), c.eval("20"), d.eval("30")
    check("*1 *2 of a session", ["[20 10]"], c.eval("[*1 *2]")[0])
    check("*1 of another", ["30"], d.eval("*1")[0])
    c.eval('(throw (ex-info "mine" {}))')
    check("*e", '"mine"', c.value("(ex-message *e)"))
    check("*e of another", "nil", d.value("*e"))
    c.eval("(ns first.ns) (def x 1)")
    check("the namespace stays", "1", c.value("x"))
    check("and is a session's", "user", d.call("eval", code="2")[0]["ns"])
    check("ns of a request", "1", d.value("x", ns="first.ns"))
    check("no such ns", ["error", "namespace-not-found", "done"],
          d.eval("1", ns="no.such")[3])
    check("no session", "3", Client(server.port).value("(+ 1 2)"))
    check("unknown session", ["error", "unknown-session", "done"],
          summary(c.answers(c.ask("eval", code="1", session="none")))[3])
    check("unknown op", ["error", "unknown-op", "done"],
          summary(c.call("dance"))[3])
    check("sessions", True,
          {c.session, d.session} <= set(c.call("ls-sessions")[0]["sessions"]))
    d.call("close")
    check("closed", ["error", "unknown-session", "done"], d.eval("1")[3])


def redefinitions(server):
    c = Client(server.port).clone()
    v = c.value
    v("(defn f [x] (inc x)) (defn g [x] (f x))")
    check("function", ["2", "100"],
          [v("(g 1)"), v("(defn f [x] (* 100 x)) (g 1)")])
    check("arity", "3", v("(defn f [x y] (+ x y)) (f 1 2)"))
    v("(defmacro m [x] (list '+ x 1)) (defn uses [] (m 1))")
    check("macro", ["2", "10", "2"],
          [v("(m 1)"), v("(defmacro m [x] (list '* x 10)) (m 1)"),
           v("(uses)")])
    v("(defrecord R [a]) (def old (->R 1)) (defrecord R [a b])")
    check("record", ["false", "#user.R{:a 1, :b 2}"],
          [v("(instance? R old)"), v("(->R 1 2)")])
    v("(defprotocol P (p [x])) (extend-type Long P (p [x] [:long x]))")
    check("protocol", ["[:long 3]", "[:long 3]", "[:q 3]"],
          [v("(p 3)"), v("(defprotocol P (p [x])) (p 3)"),
           v("(defprotocol P (p [x]) (q [x])) "
             "(extend-type Long P (q [x] [:q x])) (q 3)")])
    v("(defmulti area :shape) (defmethod area :square [s] (* (:a s) (:a s)))")
    check("multimethod", ["4", "4", "9"],
          [v("(area {:shape :square :a 2})"),
           v("(defmulti area :form) (area {:shape :square :a 2})"),
           v("(defmethod area :square [s] 9) (area {:shape :square :a 2})")])
    v("(deftype T [x]) (defn make [] (T. 1)) (deftype T [x y])")
    check("type", "2", v("(.-y (T. 1 2))"))
    v("(def ^:dynamic *d* 1) (defn d [] *d*)")
    check("dynamic", "[2 1]", v("[(binding [*d* 2] (d)) (d)]"))
    check("with-redefs", "[7 3]",
          v("[(with-redefs [f (fn [& _] 7)] (f 1 2)) (f 1 2)]"))
    check("keywords are one", "true",
          v('(identical? :made/here (keyword "made" "here"))'))
    check("metadata", '["doc" ([x]) 7 true]', v(
        '(defn ^:private documented "doc" [x] x) (let [m (meta #\'documented)]'
        " [(:doc m) (:arglists m) (:line m) (:private m)])", line=7))


def names_made_by_the_program(server):
    c = Client(server.port).clone()
    v = c.value
    v("(let [n 'made.here] (create-ns n) (intern n 'v 5) (alias 'mh n))")
    check("interned, aliased", ["5", "5"], [v("made.here/v"), v("mh/v")])
    v("(apply require '[[clojure.set :as st]])")
    check("required by a function", "#{1 2}", v("(st/union #{1} #{2})"))


def calls_within_a_module(server):
    """Calls that a module makes directly as long as nothing is redefined."""
    c = Client(server.port).clone()
    v = c.value
    c.call("load-file", file="(ns in.module)\n(defn g [x] [:g x])\n"
           "(defn f [x] (g x))\n(defn down [n] (if (= n 0) :old "
           "(down (dec n))))\n(defn ^:dynamic d [] 1)\n(defn call-d [] (d))\n"
           "(defn wrong [] (g 1 2))\n(def k (fn [x & more] [x more]))\n"
           "(defn call-k [] [(k 1) (k 1 2 3)])", file_name="module.clj")
    c.eval("(ns in.module)")
    for code, want in [
            ("(f 1)", "[:g 1]"), ("(down 3)", ":old"),
            ("(call-k)", "[[1 nil] [1 (2 3)]]"),
            ("[(call-d) (binding [d (fn [] 2)] (call-d)) (call-d)]", "[1 2 1]"),
            ("(with-redefs [g (fn [x] :redef)] (f 1))", ":redef"),
            ("(f 2)", "[:g 2]"),
            ("(let [old down] (defn down [n] [:new n]) (old 3))", "[:new 2]"),
            ("(defn g [x] [:g2 x])", "#'in.module/g"), ("(f 1)", "[:g2 1]"),
            ("(def g {1 :map})", "#'in.module/g"), ("(f 1)", ":map"),
            ("(alter-var-root #'g (fn [_] inc))", None), ("(f 1)", "2")]:
        got = v(code)
        if want:
            check(code, want, got)
    check_in("a wrong arity", "ArityException", v("(wrong)"))
    check_in("no function", "ClassCastException",
             v("(do (def g 5) (f 1))"))


def evaluation_in_the_program(server):
    c = Client(server.port).clone()
    v = c.value
    for code, want in [
            ('(eval (read-string "(+ 1 2)"))', "3"),
            ('(eval (read-string "(defn five [] 5)"))', "#'user/five"),
            ("(five)", "5"),
            ("(let [n 5] (eval `(let [x# ~n] (* x# 2))))", "10"),
            ("(map #(eval `(+ 1 ~%)) (range 3))", "(1 2 3)"),
            ('(eval (read-string "(eval (list (quote inc) 4))"))', "5"),
            ("(do (intern 'user 'at-run-time 4) (eval 'at-run-time))", "4"),
            ("(eval (with-meta 'at-run-time {:doc 1}))", "4"),
            ("(let [x '(do (ns some.new.ns) (def a 7))] (eval x))",
             "#'some.new.ns/a"),
            ("a", "7"), ("(ns user)", "nil"),
            ("(let [x 'a] (binding [*ns* (the-ns 'some.new.ns)] (eval x)))",
             "7"),
            ("(ns-name *ns*)", "user"),
            ('(load-string "(def q 1) (+ q 1)")', "2"),
            ('(load-string "")', "nil"),
            ("(apply refer '[clojure.walk])", "nil"),
            ("(walk identity identity [1 2])", "[1 2]"),
            ("(let [a 'require b ''[clojure.set :as later]] (eval (list a b)))",
             "nil"),
            ("(later/union #{1} #{1})", "#{1}"),
            ("(defmacro twice [x] `(do ~x ~x))", "#'user/twice"),
            ('(let [f (read-string "(twice (inc 1))")] [(macroexpand f) '
             "(macroexpand-1 f) (macroexpand '(inc 1))])",
             "[(do (inc 1) (inc 1)) (do (inc 1) (inc 1)) (inc 1)]"),
            ("(let [v (eval '(deftype Made [q])) x '(.-q (Made. 9))] (eval x))",
             "9"),
            ("(let [f '(throw (ex-info \"inner\" {:a 1}))] "
             "(try (eval f) (catch Exception e (ex-data e))))", "{:a 1}"),
            ("(let [f '(nothing 1)] (try (eval f) (catch Exception e "
             "[(.getName (class e)) (subs (ex-message e) 0 56)])))",
             '["clojure.lang.Compiler$CompilerException" "eval:1:2: error: '
             'Unable to resolve symbol: nothing in th"]'),
            ("[*1 *2]", None)]:
        if want is None:
            check_in("*1 after eval", "CompilerException", v(code))
        else:
            check(code, want, v(code))
    check("output", "0\n1\n", c.eval("(let [f '(dotimes [i 2] (println i))] "
                                     "(eval f))")[1])
    check_in("a form with a function", "cannot be sent as text",
             v("(let [f identity] (eval (list f 1)))"))
    check_in("exit", "exit", v("(let [f '(System/exit 3)] (eval f))"))
    check("after exit", "3", v("(let [x '(+ 1 2)] (eval x))"))
    id = c.ask("eval", code="(let [f '(while true)] (eval f))")
    time.sleep(1)
    c.ask("interrupt", interrupt_id=id)
    check("interrupted", ["done", "interrupted"], c.answers(id)[-1]["status"])
    c.eval("(let [f '(defn made-by-eval [] :made)] (eval f))")
    kill_children(server)
    c.eval("1")
    check("what eval has made is back", ":made", v("(made-by-eval)"))


def refusals(server):
    c = Client(server.port).clone()
    v = c.value
    v("(def y 1) (defmacro k [] 1)")
    took = min(ms(lambda: c.eval("(no-such-function 1)")) for _ in range(5))
    check("an error takes %.0f ms" % took, True, took < 5 * BUSY)
    values, _, err, status = c.eval("(def z 2)\n(foo y)")
    check("forms before an error", ["#'user/z"], values)
    check("its place", "REPL:2:2: error: Unable to resolve symbol: foo in this "
          "context\n  (foo y)\n   ^\n", err.split("  hint")[0])
    check("its status", ["eval-error", "done"], status)
    c.eval("(def y (/ 1 0))")
    check("a definition that threw", "1", v("y"))
    c.eval("(do (def w 1) (throw (Exception.)))")
    check_in("what a form had defined", "1", v("w"))
    c.eval("(defmacro k [] (nothing))")
    check("a macro with an error", "1", v("(k)"))
    for code in ["(", ")", "(defn)", "(let [x])", '"', "#<x>", "(def 1 2)",
                 "(recur)", "(1 . 2)", "(ns)", "(require 'no.such.ns)",
                 "(defmacro bad [] (throw (Exception. \"x\"))) (bad)",
                 "(new Foo)", "\\nosuch", "#user.No{:a 1}", "(set! 1 2)"]:
        check_in(code, "eval-error", c.eval(code)[3])
        check("after " + code, "3", v("(+ 1 2)"))


def streams(server):
    c = Client(server.port).clone()
    id = c.ask("eval", code='(println "one") (binding [*out* *err*] '
               '(println "two")) (print "three") (loop [] (recur))')
    seen = []
    while len(seen) < 2 or seen[-1] != ("out", "three"):
        r = c.receive()
        seen += [(k, r[k]) for k in ("out", "err") if k in r]
    check("streamed", ("one\nthree", "two\n"), tuple(
        "".join(text for k, text in seen if k == key)
        for key in ("out", "err")))
    took = ms(lambda: (c.ask("interrupt"), c.answers(id)))
    check("endless loop ended in %.0f ms" % took, True, took < 200 * BUSY)
    for code in ["(loop [x []] (recur (conj x 1)))", "(count (range))",
                 "(dorun (map inc (range)))", "(defn f [] (while true)) (f)",
                 "(while true (try (vec (range 1000)) (/ 1 0) "
                 "(catch Throwable _)))"]:
        id = c.ask("eval", code=code)
        time.sleep(1)
        done = []
        took = ms(lambda: (c.ask("interrupt", interrupt_id=id),
                           done.extend(c.answers(id))))
        check("%s ended in %.0f ms" % (code, took), True, took < 200 * BUSY)
        check(code, ["done", "interrupted"], done[-1]["status"])
        check("after " + code, "3", c.value("(+ 1 2)"))
    check("nothing to interrupt", ["done", "session-idle"],
          summary(c.call("interrupt"))[3])
    id = c.ask("eval", code="[(read-line) (read)]")
    check("need-input", ["need-input"], c.receive()["status"])
    c.call("stdin", stdin="a line\n(a form)\n")
    check("input", ['["a line" (a form)]'], summary(c.answers(id))[0])


def bytes_of_messages(server):
    c = Client(server.port).clone()
    message = encode({"op": "eval", "id": "1", "session": c.session,
                      "code": "(str 1 \"é漢😀\")"})
    for i in range(len(message)):
        c.socket.sendall(message[i:i + 1])
    check("byte by byte", ['"1é漢😀"'], summary(c.answers("1"))[0])
    c.socket.sendall(b"".join(encode(
        {"op": "eval", "id": str(i), "session": c.session, "code": str(i)})
        for i in range(2, 7)))
    check("in one packet", [[str(i)] for i in range(2, 7)],
          [summary(c.answers(str(i)))[0] for i in range(2, 7)])
    big = "x" * 5_000_000
    check("5 MB", "5000000", c.value('(count "%s")' % big))
    check("a large result", 2_000_002, len(c.value(
        '(apply str (repeat 2000000 "y"))')))
    for bad in [b"GET / HTTP/1.1\r\n\r\n", b"i-e", b"d1:ai1e1:be" * 3,
                b"l" * 100000, b"99999999999999:x"]:
        s = socket.create_connection(("127.0.0.1", server.port))
        s.settimeout(10)
        s.sendall(bad)
        try:
            left = s.recv(100)
        except ConnectionError:
            left = b""
        check("closed after %r" % bad[:20], b"", left)
        s.close()
    for odd in [{}, {"op": 5}, {"op": ["eval"]}, {"op": "eval"}, [], 7, "x",
                {"op": "eval", "code": 5}, {"op": "stdin"}, {"op": "lookup"},
                {"op": "eval", "code": "1", "ns": 3, "line": "x"},
                {"op": "load-file"}, {"op": "macroexpand"}, {"op": "clone",
                                                            "session": 8}]:
        d = Client(server.port)
        d.send(odd)
        check("an answer to %r" % odd, True, bool(d.receive()))
    check("after all that", "3", c.value("(+ 1 2)"))


def clients_that_vanish(server):
    other = Client(server.port).clone()
    for _ in range(3):
        c = Client(server.port).clone()
        c.ask("eval", code="(while true)")
        time.sleep(0.3)
        c.socket.close()
    check("after clients have vanished", "3", other.value("(+ 1 2)"))
    half = Client(server.port)
    half.socket.sendall(b"d2:op4:ev")
    half.socket.close()
    check("in the middle of a message", "3", other.value("(+ 1 2)"))


def kill_children(server):
    children = os.popen("ps -o pid= --ppid %d" % server.process.pid).read()
    for child in children.split():
        try:
            os.kill(int(child), signal.SIGKILL)
        except ProcessLookupError:
            pass


def crashes(server):
    c = Client(server.port).clone()
    c.eval("(def kept 5) (defn twice [x] (* 2 x)) (defrecord Kept [x])")
    check_in("stack", "StackOverflowError",
             c.eval("(defn deep [n] (inc (deep n))) (deep 1)")[2])
    check_in("exit", "exit", c.eval("(System/exit 3)")[2])
    check("after exit", "10", c.value("(twice kept)"))
    id = c.ask("eval", code="(while true)")
    time.sleep(0.5)
    kill_children(server)
    check_in("the end of the program", "is started anew",
             summary(c.answers(id))[2])
    check("its definitions are back", ["10", "#user.Kept{:x 1}"],
          [c.value("(twice kept)"), c.value("(->Kept 1)")])


def files(server):
    c = Client(server.port, 300).clone()  # clojure.pprint is large
    text = '(ns some.file (:require [some.lib :as l]))\n(defn f [] (l/g 0))\n'
    os.makedirs("src/some", exist_ok=True)
    lib = "src/some/lib.clj"
    open(lib, "w").write("(ns some.lib)\n(defn g [x]\n  (/ 1 x))\n")
    check("load-file", ["#'some.file/f"], summary(c.call(
        "load-file", file=text, file_name="file.clj",
        file_path="src/some/file.clj"))[0])
    err = c.eval("(some.file/f)")[2]
    check_in("trace", "at some.lib/g (src/some/lib.clj:3:3)", err)
    check_in("trace", "at some.file/f (src/some/file.clj:2:12)", err)
    open(lib, "w").write("(ns some.lib)\n(defn g [x] :new)\n")
    check("require :reload", ":new",
          c.value("(require 'some.lib :reload) (some.file/f)"))
    check("load-file leaves the session's namespace", "user",
          c.call("eval", code="1")[0]["ns"])
    check_in("an error in a file", "src/some/file.clj:3:1: error:", summary(
        c.call("load-file", file="\n\n(foo)", file_name="file.clj",
               file_path="src/some/file.clj"))[2].replace(":3:2:", ":3:1:"))
    check("the value of require", "nil", c.value("(require 'some.lib :reload)"))
    check("bundled Clojure sources", '"{:a 1}\\n"', c.value(
        "(require '[clojure.pprint :as pp]) (with-out-str (pp/pprint {:a 1}))"))


def names(server):
    c = Client(server.port).clone()
    c.eval('(defn sum "Adds." [x & more] 1) (def sumx 1) (defmacro summ [] 1)'
           " (require '[clojure.string :as string])")
    found = {x["candidate"]: x["type"] for x in
             c.call("completions", prefix="sum")[0]["completions"]}
    check("completions", {"sum": "function", "sumx": "var", "summ": "macro"},
          found)
    check_in("of an alias", "string/upper-case", [
        x["candidate"] for x in
        c.call("complete", prefix="string/up")[0]["completions"]])
    info = c.call("lookup", sym="sum")[0]["info"]
    check("lookup", ("user", "sum", "Adds.", "[x & more]", "REPL", 1),
          tuple(info.get(k) for k in "ns name doc arglists-str file line"
                .split()))
    check("info", "clojure.core", c.call("info", sym="map")[0]["ns"])
    check_in("its doc", "lazy", c.call("info", sym="map")[0]["doc"].lower())
    check("no info", ["done", "no-info"], c.call("info", sym="nope")[0]["status"])
    check("eldoc", [["x", "&", "more"]], c.call("eldoc", sym="sum")[0]["eldoc"])
    check("macroexpand", "(if 1 (do 2))",
          c.call("macroexpand", code="(when 1 2)")[0]["expansion"])
    check_in("classpath", "src", c.call("classpath")[0]["classpath"])
    check("doc", "true", c.value(
        "(clojure.string/includes? (with-out-str (clojure.repl/doc map)) "
        '"clojure.core/map")'))


def macros_without_end(server):
    c = Client(server.port).clone()
    c.eval("(defmacro forever [] (loop [] (recur)))"
           "(defmacro counts [] (count (iterate inc 1)))"
           "(defmacro stubborn [] (loop [] (try (vec (range 1000)) (/ 1 0) "
           "(catch Throwable _)) (recur)))")
    for code, why in [("(forever)", "forever does not come to an end"),
                      ("(counts)", "takes more than 400 MB of memory"),
                      ("(stubborn)", "macro user/stubborn ")]:
        check_in(code, why, c.eval(code)[2])
        check("after " + code, "3", c.value("(let [x 1] (+ x 2))"))


TESTS = [names_made_by_the_program, evaluation_in_the_program,
         calls_within_a_module,
         macros_without_end, values, redefinitions, refusals, streams,
         bytes_of_messages, clients_that_vanish, crashes, files, names]


def main():
    cljwc, only = os.path.abspath(sys.argv[1]), sys.argv[2:]
    runtime = [arg for arg in only if arg.startswith("--")]
    only = [arg for arg in only if not arg.startswith("--")]
    os.makedirs("src", exist_ok=True)
    server = Server(cljwc, "-cp", "src", "--macro-timeout", "1", *runtime)
    check(".nrepl-port", str(server.port), open(".nrepl-port").read())
    for test in TESTS:
        if not only or test.__name__ in only:
            test(server)
    server.stop()
    check(".nrepl-port is removed", False, os.path.exists(".nrepl-port"))
    again = Server(cljwc, "-cp", "src", *runtime)
    check("started again", "3", Client(again.port).value("(+ 1 2)"))
    again.stop(signal.SIGKILL)
    last = Server(cljwc, "--port", str(again.port), "-cp", "src",
                  *runtime)
    check("after it was killed, on its port", "3",
          Client(last.port).value("(+ 1 2)"))
    last.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
