# SPDX-License-Identifier: MIT
printf '(def *a* 1)\n(println "x\\"" y)\n(foo)\n' >a.clj
expect_exit 1 cljwc --error-format=json a.clj
python3 - <<'P'
import json
lines = [json.loads(line) for line in open("err") if line.startswith("{")]
assert [(d["level"], d["file"], d["line"], d["column"]) for d in lines] == [
    ("warning", "a.clj", 1, 6), ("error", "a.clj", 2, 16),
    ("error", "a.clj", 3, 2)], lines
assert lines[0]["warning"] == "dynamic" and "^:dynamic" in lines[0]["hint"]
assert lines[1]["message"] == "Unable to resolve symbol: y in this context"
P
expect_exit 1 cljwc a.clj
! grep -q "$(printf '\033')" err || exit 1
expect_exit 1 cljwc --color=always a.clj
expect err "$(printf '\033[1;31merror\033[0m')"
# On a terminal: script gives it one.
terminal() { script -qec "$*" /dev/null >out 2>&1 || true; }
terminal "$CLJWC" a.clj
expect out "$(printf '\033[1;31merror\033[0m')"
NO_COLOR=1 terminal "$CLJWC" a.clj
! grep -q "$(printf '\033')" out || exit 1
expect_exit 2 cljwc --color=sometimes a.clj
