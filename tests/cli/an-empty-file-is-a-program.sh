# SPDX-License-Identifier: MIT
: >empty.clj
cljwc --target=native empty.clj -o a
expect_equal "" "$(./a)"
echo '; only a comment' >comment.clj
cljwc --target=native comment.clj -o a
expect_equal "" "$(./a)"
