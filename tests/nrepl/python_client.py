#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The client nrepl-python-client from PyPI, installed in the folder named, with
`cljwc nrepl`: python_client.py CLJWC FOLDER. Prints what differs."""
import queue
import sys

from client import Server

sys.path.insert(0, sys.argv[2])
import nrepl  # noqa: E402


def main():
    server = Server(sys.argv[1])
    connection = nrepl.connect("nrepl://localhost:%d" % server.port)
    watched, inbox = nrepl.WatchableConnection(connection), queue.Queue()
    watched.watch("all", {}, lambda message, *_: inbox.put(message))

    def ask(**message):
        watched.send(message)
        replies = []
        while "done" not in (replies and replies[-1].get("status") or []):
            replies.append(inbox.get(timeout=60))
        return replies

    session = ask(op="clone", id="1")[0]["new-session"]
    ask(op="describe", id="2")
    found = []
    for i, code in enumerate(["(defn f [x] (* x x))", "(f 12)", "(f :a)",
                              '(println "out")', "(f 13)"]):
        for r in ask(op="eval", code=code, session=session, id=str(i + 3)):
            found += [r[k].split("\n")[0] for k in ("value", "out", "err")
                      if k in r]
    wasm = ask(op="compile-wasm", code="(defn g [x] x)", id="20")[0]["wasm"]
    server.stop()
    want = ["#'user/f", "144",
            "java.lang.ClassCastException: class clojure.lang.Keyword cannot be "
            "cast to class java.lang.Number", "out", "nil", "169"]
    if found != want or not wasm.startswith("AGFzbQ"):
        print("expected %s\ngot      %s, %s" % (want, found, wasm[:20]))
        return 1
    return 0


sys.exit(main())
