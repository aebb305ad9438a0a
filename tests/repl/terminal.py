#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What cljw does on a terminal: tests/cli/cljw-edits-lines-on-a-terminal.sh.

Arguments: cljw. Runs it on a pseudo-terminal, in an empty home, types, and looks
at what appears."""
import os
import pty
import re
import select
import sys
import termios
import time

HOME = os.path.join(os.getcwd(), "home")
HISTORY = os.path.join(HOME, ".local/state/cljw/history")
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])|[\r\x07]")


class Terminal:
    def __init__(self, *args, edits=True, **environment):
        self.edits = edits
        env = dict(os.environ, HOME=HOME, TERM="xterm", LC_ALL="C.UTF-8")
        env.pop("XDG_STATE_HOME", None)
        env.update(environment)
        env = {k: v for k, v in env.items() if v is not None}
        self.shown = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(sys.argv[1], [sys.argv[1], *args], env)

    def type(self, text):
        os.write(self.fd, text.encode())

    def wait(self, wanted, seconds=20):
        """Until that has appeared since the last time."""
        end = time.time() + seconds
        while wanted not in ESCAPES.sub("", self.shown):
            left = end - time.time()
            if left <= 0 or not self.more(left):
                how = ("it goes on" if time.time() >= end else
                       f"status {os.waitpid(self.pid, 0)[1]:#x}")
                sys.exit(f"{wanted!r} did not appear in {self.shown!r} ({how})")
        if wanted.endswith("=> "):
            self.wait_for_editing(end)
        text = ESCAPES.sub("", self.shown)
        self.shown = ""
        return text

    def wait_for_editing(self, end):
        """libedit shows a prompt before it takes keys as they come."""
        while self.edits and time.time() < end and (
                termios.tcgetattr(self.fd)[3] & termios.ECHO):
            time.sleep(0.01)

    def more(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            self.shown += os.read(self.fd, 65536).decode(errors="replace")
        except OSError:
            return False
        return True

    def say(self, line, wanted):
        self.type(line + "\n")
        return self.wait(wanted)

    def end(self, typed="\x04"):
        """Ctrl-D; the exit code."""
        self.type(typed)
        while self.more(20):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


t = Terminal()
t.wait("user=> ")
t.say("(+ 1 2)", "3\nuser=> ")
# A form of several lines; strings, too.
t.say("(str 1", "  #_=> ")
t.say('"a', "  #_=> ")
assert '"1a\\nb"' in t.say('b")', "user=> ")
# Errors: the loop goes on.
assert "Unable to resolve symbol: nope" in t.say("(nope)", "user=> ")
assert "Divide by zero" in t.say("(/ 1 0)", "user=> ")
assert "ArithmeticException" in t.say("(class *e)", "user=> ")
assert "Unmatched" in t.say(")", "user=> ")
# Keys: to the start, to the end, back, and letters of several bytes.
t.say("+ 20 3)\x01(\x05\x7f\x7f2)", "22\nuser=> ")
t.say('(count "λé𝄞")', "4\nuser=> ")
t.say('(count "λé\x7f")', "1\nuser=> ")
# History: the last form again, also one of several lines.
t.type("\x1b[A")
t.wait('(count "λ")')
t.type("\x1b[A" * 7)
t.say("", '"1a b"\nuser=> ')
# Completion: of what is the only one; a list of several; of an alias, a
# namespace, a keyword, a class's members, a method.
t.say("(interl\t [1] [2])", "(1 2)\nuser=> ")
t.type("(partition\t\t")
t.wait("partition-all")
t.say(" 2 [1 2])", "((1 2))\nuser=> ")
t.say("(require '[clojure.string :as str])", "nil\nuser=> ")
t.say('(str/capi\t "x")', '"X"\nuser=> ')
t.say('(clojure.string/upper-c\t "x")', '"X"\nuser=> ')
t.say(":a-new-keyword", ":a-new-keyword\nuser=> ")
t.say(":a-new-k\t", ":a-new-keyword\nuser=> ")
t.say("(Math/sqr\t 4)", "2.0\nuser=> ")
t.say('(.toUpperC\t "x")', '"X"\nuser=> ')
t.say("(def my-own-var 7)", "#'user/my-own-var\nuser=> ")
t.say("my-ow\t", "7\nuser=> ")
# Ctrl-C: while typing, in evaluated code, in the library's, in a sleep.
t.type("(+ 1 (")
t.type("\x03")
t.wait("user=> ")
t.say("(str 1", "  #_=> ")
t.type("\x03")
t.wait("user=> ")
t.say("(+ 3 4)", "7\nuser=> ")
for endless in ["(loop [] (recur))", "(count (range 1e18))",
                "(reduce + (map inc (iterate inc 1)))",
                "(try (loop [] (recur)) (catch Throwable e :caught))"]:
    t.type(endless + "\n")
    time.sleep(0.7)
    t.type("\x03")
    text = t.wait("user=> ")
    assert "interrupted" in text and "\n:caught" not in text, text
    t.say("(+ 3 4)", "7\nuser=> ")
# What the program reads is edited, too, and no entry of the history.
t.type("(read-line)\n")
t.say("a line\x7fE", '"a linE"\nuser=> ')
# What a REPL has at hand.
assert "A lazy seq of what f returns" in t.say("(doc map)", "user=> ")
assert "subs" in t.say('(apropos "subs")', "user=> ")
assert "union" in t.say("(dir clojure.set)", "user=> ")
with open("app.clj", "w") as file:
    file.write("(ns app)\n(defn f\n  [x] (inc x))\n")
t.say("(require 'app)", "nil\nuser=> ")
assert "(defn f\n  [x] (inc x))" in t.say("(source app/f)", "user=> ")
assert "re-pattern" in t.say('(find-doc "regex")', "user=> ")
assert "ArithmeticException" in t.say("(try (/ 1 0) (catch Exception e (pst e)))",
                                      "user=> ")
t.say("(in-ns 'other)", "other=> ")
t.say("(clojure.core/+ 1", "   #_=> ")
t.say("1)", "2\nother=> ")
assert t.end() == 0
kept = open(HISTORY).read()
assert "linE" not in kept and "interl" in kept, kept

# The next one remembers.
t = Terminal()
t.wait("user=> ")
t.type("\x1b[A" * 2)
t.wait("in-ns 'other)")
t.type("\x03")
t.wait("user=> ")
assert t.end() == 0
# Without a home there is no file; XDG_STATE_HOME says where it is.
os.remove(HISTORY)
t = Terminal(HOME=None)
t.say("(+ 1 2)", "3\nuser=> ")
assert t.end() == 0 and not os.path.exists(HISTORY)
state = os.path.join(os.getcwd(), "state")
t = Terminal(XDG_STATE_HOME=state)
t.wait("user=> ")
t.type("(System/exit 3)\n")
assert t.end(typed="") == 3 and os.path.exists(os.path.join(state, "cljw/history"))
# A terminal that cannot: lines as they come.
t = Terminal(TERM="dumb", edits=False)
t.say("(+ 1 2)", "3\nuser=> ")
assert t.end() == 0
print("ok")
