# SPDX-License-Identifier: MIT
echo '(print "no newline")' >a.clj
cljwc --target=native a.clj -o a
expect_equal "no newline" "$(./a)"
