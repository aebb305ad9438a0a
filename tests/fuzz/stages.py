# SPDX-License-Identifier: MIT
"""Random graphs of CompletableFutures, completed in random order, for the values,
exceptions and the order of calls (stdlib/on_demand/cljwc/java/completable.clj).
A tree is (number of futures, list of steps); support/stages.clj runs the steps."""

MAKING = """thenApply thenApply thenAccept thenRun thenCompose thenCompose handle
whenComplete whenComplete exceptionally exceptionallyCompose thenCombine
thenAcceptBoth runAfterBoth applyToEither acceptEither runAfterEither all any
any none copy minimal minimalApply""".split()
COMPLETING = "complete complete fail failWrapped cancel obtrude".split()


class Grammar:
    def __init__(self, rng):
        self.rng = rng
        self.flags = ["-O1"]

    def step(self, operations):
        return "[:%s %s %d %d %d]" % (
            self.rng.choice(operations),
            "true" if self.rng.random() < 0.2 else "false",
            self.rng.randrange(10), self.rng.randrange(12),
            self.rng.randrange(12))

    def program(self):
        n = self.rng.randint(1, 4)
        steps = [self.step(MAKING if self.rng.random() < 0.8 else COMPLETING)
                 for _ in range(self.rng.randint(2, 14))]
        # In the end all are complete that n futures bring about.
        last = ["[:%s false 5 %d 0]" % (self.rng.choice(["complete", "fail"]),
                                        i) for i in range(n)]
        self.rng.shuffle(last)
        return n, steps + last

    def text(self, tree):
        n, steps = tree
        return "(support.stages/observe %d [%s])" % (n, " ".join(steps))

    def smaller(self, tree):
        n, steps = tree
        return [(n, steps[:i] + steps[i + 1:]) for i in range(len(steps))]
