# SPDX-License-Identifier: MIT
"""A small nREPL client for tests, and `cljwc nrepl` as a child process."""
import os
import re
import signal
import socket
import subprocess
import time


def encode(v):
    if isinstance(v, int):
        return b"i%de" % v
    if isinstance(v, str):
        v = v.encode()
    if isinstance(v, bytes):
        return b"%d:%s" % (len(v), v)
    if isinstance(v, list):
        return b"l" + b"".join(map(encode, v)) + b"e"
    return b"d" + b"".join(encode(k) + encode(x)
                           for k, x in sorted(v.items())) + b"e"


def decode(b, at=0):
    """(value, end); IndexError or ValueError when it is not whole."""
    c = b[at:at + 1]
    if not c:
        raise IndexError
    if c == b"i":
        end = b.index(b"e", at)
        return int(b[at + 1:end]), end + 1
    if c in b"ld":
        items, at = [], at + 1
        while b[at:at + 1] != b"e":
            v, at = decode(b, at)
            items.append(v)
        if c == b"d":
            return dict(zip(items[::2], items[1::2])), at + 1
        return items, at + 1
    colon = b.index(b":", at)
    end = colon + 1 + int(b[at:colon])
    if end > len(b):
        raise IndexError
    return b[colon + 1:end].decode("utf-8", "replace"), end


class Server:
    def __init__(self, cljwc, *args, cwd=None, env=None):
        self.process = subprocess.Popen(
            [cljwc, "nrepl", *args], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=cwd, env=env, text=True)
        line = self.process.stdout.readline()
        m = re.search(r"port (\d+)", line)
        if not m:
            raise RuntimeError("no server: " + line + self.process.stderr.read())
        self.port = int(m.group(1))

    def rss(self):
        """Megabytes of memory in use."""
        with open("/proc/%d/status" % self.process.pid) as f:
            return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(10)
        self.process.stdout.close()
        self.process.stderr.close()


class Client:
    def __init__(self, port, timeout=60):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.settimeout(timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer, self.next, self.session = b"", 0, None

    def send(self, message):
        self.socket.sendall(encode(message))

    def receive(self):
        while True:
            try:
                v, end = decode(self.buffer)
                self.buffer = self.buffer[end:]
                return v
            except (IndexError, ValueError):
                data = self.socket.recv(1 << 16)
                if not data:
                    raise EOFError from None
                self.buffer += data

    def ask(self, op, **more):
        """Sends a request; its id."""
        self.next += 1
        message = {"op": op, "id": str(self.next)}
        if self.session:
            message["session"] = self.session
        self.send({**message, **{k.replace("_", "-"): v
                                 for k, v in more.items()}})
        return str(self.next)

    def answers(self, id):
        """All replies to it, up to the one that says done."""
        replies = []
        while True:
            r = self.receive()
            if r.get("id") == id:
                replies.append(r)
            if r.get("id") == id and "done" in r.get("status", []):
                return replies

    def call(self, op, **more):
        return self.answers(self.ask(op, **more))

    def clone(self):
        self.session = self.call("clone")[0]["new-session"]
        return self

    def eval(self, code, **more):
        """(values, out, err, status) of an evaluation."""
        return summary(self.call("eval", code=code, **more))

    def value(self, code, **more):
        values, _, err, _ = self.eval(code, **more)
        return values[-1] if values and not err else err


def summary(replies):
    text = lambda key: "".join(r.get(key, "") for r in replies)
    status = [s for r in replies for s in r.get("status", [])]
    return [r["value"] for r in replies if "value" in r], text("out"), \
        text("err"), status


def ms(f):
    start = time.perf_counter()
    f()
    return (time.perf_counter() - start) * 1000
