# SPDX-License-Identifier: MIT
"""Running a process once: its time, its memory, what it printed."""
import collections
import os
import statistics
import subprocess
import sys
import tempfile

# Built by platforms.py from spawn.c, which says why.
SPAWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                     "build", "bench", "spawn")

# seconds and mb (largest resident set) are None when the run does not count;
# then `reason` says why.
Run = collections.namedtuple("Run", "seconds mb out err reason")


def run(command, timeout=120, env=None, cwd=None):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, \
            tempfile.NamedTemporaryFile("r") as facts:
        subprocess.run([SPAWN, facts.name, str(timeout), *command],
                       stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                       env=env, cwd=cwd, check=True)
        ns, kb, status = map(int, facts.read().split())
        out.seek(0)
        err.seek(0)
        stdout, stderr = out.read(), err.read().decode(errors="replace")
    if os.WIFSIGNALED(status) and ns >= timeout * 1e9:
        return Run(None, None, stdout, stderr, "> %d s" % timeout)
    if status:
        return Run(None, None, stdout, stderr, why(status, stderr))
    return Run(ns / 1e9, kb / 1024, stdout, stderr, None)


def why(status, stderr):
    """The line of a failure that says most."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    for word in ("error: ", "Message:", "Error: ", "Exception", "rror"):
        for line in lines:
            if word in line:
                return line.replace("Message:", "").strip()[:100]
    return (lines[-1] if lines else "status %d" % status)[:100]


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def geomean(values):
    values = [v for v in values if v]
    return statistics.geometric_mean(values) if values else None


def must(command, **how):
    """Runs a step that has to work."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, text=True,
                          capture_output=True, **how)
    if done.returncode:
        sys.exit("bench: failed: %s\n%s%s" % (" ".join(command), done.stdout,
                                              done.stderr))
    return done.stdout


def say(text):
    print("bench: " + text, file=sys.stderr, flush=True)
