# SPDX-License-Identifier: MIT
"""Random regexes and texts as trees: a leaf is a string, a node [open, items,
close]. The patterns are right in Java's eyes, and PCRE2's, which reads every
literal first: lookbehind of a fixed length, no empty side of &&. Lookbehind
beside a character of two units is left to PCRE2, which differs in details.
"""
import re

CHARS = list("aaabbbccAB1_x-") + ["\u00e9", "\u20ac", "\U0001F600"]
ESCAPES = r"""\d \w \s \D \W \S \h \v \R \H \V \n \r \t \x61 \u0062 \x{63}
\0101 \- \. \Qa.b\E \p{Alpha} \p{Upper} \P{Lower} \p{Punct} \p{Space} \p{Alnum}
\cA \e \p{ASCII} \P{XDigit}""".split()
IN_CLASS = r"""a b c A B 1 _ x \u00e9 a-c A-C 0-9 b-z \d \w \s \D \n \x61 \-
\p{Alpha} \P{Lower} \h \] \p{Upper} [ab] [^b] [1[c]] & ^""".split()
ANCHORS = r"^ $ \b \B \A \z \Z".split()
BEHIND = r". \d \w [ab] [^a] a b 1".split()
COUNTS = "* + ? * + ? {2} {1,} {1,2} {0,2} {2,3} {0} {3}".split()
GROUPS = ["(", "(", "(", "(?:", "(?:", "(?i:", "(?s:", "(?m:", "(?-i:", "(?>",
          "(?=", "(?!"]
FLAGS = ["", "", "", "", "", "(?i)", "(?m)", "(?s)", "(?x) ", "(?im)"]
TEXTS = ["aabbc", "abcABx1_ \n", CHARS + ["\n", "\r", " ", "\u0085"]]


def text(tree):
    if isinstance(tree, str):
        return tree
    return tree[0] + "".join(text(t) for t in tree[1]) + tree[2]


def quoted(s):
    """As a string literal."""
    out = ""
    for unit in memoryview(s.encode("utf-16-le")).cast("H"):
        plain = 32 <= unit < 127 and unit not in (34, 92)
        out += chr(unit) if plain else "\\u%04x" % unit
    return '"%s"' % out


class Grammar:
    def __init__(self, rng):
        self.rng = rng
        self.text = text
        self.flags = ["-O0"]  # clang would take minutes

    def program(self):
        self.groups = 0
        self.behind = self.rng.random() < 0.5
        pattern = ['#"', [self.rng.choice(FLAGS),
                          self.alternatives(self.rng.randint(1, 3))], '"']
        texts = [[" ", [quoted(self.subject())], ""] for _ in range(5)]
        return ["(mapv (partial support.regex/uses ",
                [pattern, ") [", ["", texts, ""]], "])"]

    def subject(self):
        letters = self.rng.choice(TEXTS)
        return "".join(self.rng.choice(letters)
                       for _ in range(self.rng.choice([0, 1, 2, 3, 5, 8, 14])))

    def alternatives(self, depth):
        n = self.rng.choice([1, 1, 1, 1, 2, 2, 3])
        items = [self.sequence(depth)]
        for _ in range(n - 1):
            items.append(["|", [self.sequence(depth)], ""])
        return ["", items, ""]

    def sequence(self, depth):
        n = self.rng.choice([0, 1, 1, 2, 2, 3, 3, 4])
        return ["", [self.piece(depth) for _ in range(n)], ""]

    def piece(self, depth):
        if self.rng.random() < 0.1:
            return self.rng.choice(ANCHORS)
        atom = self.atom(depth)
        if self.rng.random() > 0.36 or text(atom).startswith(("(?=", "(?!")):
            return atom
        taste = self.rng.choice(["", "", "", "?", "+"])
        return ["", [atom, self.rng.choice(COUNTS) + taste], ""]

    def atom(self, depth):
        k = self.rng.random()
        if k < 0.45 or depth <= 0:
            return self.rng.choice(CHARS[:-1] if self.behind else CHARS)
        if k < 0.52:
            return "."
        if k < 0.62:
            return self.rng.choice(ESCAPES)
        if k < 0.72:
            return self.char_class()
        if k < 0.75 and self.behind:
            n = self.rng.randint(1, 2)
            return "(?<%s%s)" % (self.rng.choice("=!"), "".join(
                self.rng.choice(BEHIND) for _ in range(n)))
        if k < 0.78 and self.groups:
            return "\\%d" % self.rng.randint(1, self.groups)
        opening = self.rng.choice(GROUPS)
        self.groups += opening == "("
        return [opening, [self.alternatives(depth - 1)], ")"]

    def char_class(self):
        items = "".join(self.rng.choice(IN_CLASS)
                        for _ in range(self.rng.randint(1, 3)))
        first = self.rng.choice(["a", "^a", "^a", "b-c"])
        if self.rng.random() < 0.2:
            return "[%s&&[%sbc]]" % (self.rng.choice(["a-z", "^ac", r"\w"]),
                                     self.rng.choice(["", "^"]))
        return "[%s%s]" % (first, items.replace("&&", "&"))

    def smaller(self, tree):
        """Trees to try instead, the smallest first."""
        found = [t for t in self.shrunk(tree) if self.is_sound(text(t))]
        return sorted(found, key=lambda t: len(text(t)))

    def shrunk(self, tree):
        if isinstance(tree, str):
            return []
        found = []
        head, items, tail = tree
        for i, t in enumerate(items):
            if not head.startswith("(mapv"):
                found.append([head, items[:i] + items[i + 1:], tail])
            found += [[head, items[:i] + [s] + items[i + 1:], tail]
                      for s in self.shrunk(t)]
        return found

    def is_sound(self, s):
        """No quantifier without an atom, no reference without a group."""
        groups = len(re.findall(r"(?<!\\)\((?!\?)", s)) - 2
        return not re.search(r'[(|"^$:][*+?{](?![:=!<>imsx-])|[*+?}]{3}', s) \
            and all(int(n) <= groups for n in re.findall(r"\\([1-9])", s))
