# SPDX-License-Identifier: MIT
# Where libedit was there when cljw was built: tests/repl/terminal.py.
grep -q 'EDIT_LIBS := .*edit' "${CLJWC%/*}/tools.mk" || exit 0
mkdir home
expect_equal ok "$(python3 "$ROOT/tests/repl/terminal.py" "${CLJWC%c}" 2>&1)"
# What is no terminal is read as it is.
expect_equal "$(printf '3\n4')" "$(printf '(+ 1 2)\n4\n' | cljw)"
