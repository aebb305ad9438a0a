# SPDX-License-Identifier: MIT
"""Golden tests as one session of `cljwc nrepl`: what each prints."""
import os
import re
import socket
import tempfile

import goldens
from client import Client, Server, summary

LIMIT = 300  # seconds for one test


def answer(client, id):
    """Out, err and exceptions of a request; after LIMIT it is interrupted."""
    try:
        return client.answers(id)
    except socket.timeout:
        client.ask("interrupt", interrupt_id=id)
        client.answers(id)
        raise


def one(client, test, by_form):
    """(output, what is wrong or '')."""
    path = goldens.stage(test, mark=True)
    text = goldens.staged_text(test, True)
    if by_form:
        id = client.ask("eval", code=text, file=path, ns="user")
    else:
        id = client.ask("load-file", file=text, file_path=path,
                        file_name=os.path.basename(path))
    try:
        replies = answer(client, id)
    except socket.timeout:
        return "", "no end after %d s" % LIMIT
    _, out, err, status = summary(replies)
    out = out.removeprefix(goldens.MARK + test.name + "\n")
    failed = "eval-error" in status
    err = re.sub(r"^.*warning:.*\n(  .*\n)*", "", err, flags=re.M)
    return out, err if failed or err else ""


def run(cljwc, tests, args, by_form):
    """{test: (output, what is wrong or '')}."""
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        start = lambda: Server(cljwc, *args, "-cp",
                               goldens.STAGED + ":" + goldens.TESTS,
                               cwd=scratch)
        server = start()
        client = Client(server.port, LIMIT).clone()
        for test in tests:
            try:
                results[test] = one(client, test, by_form)
            except (EOFError, OSError) as e:
                results[test] = "", "the server ended: %s" % e
                server.stop()
                server = start()
                client = Client(server.port, LIMIT).clone()
        server.stop()
    return results
