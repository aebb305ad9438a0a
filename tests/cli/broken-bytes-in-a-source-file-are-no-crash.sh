# SPDX-License-Identifier: MIT
head -c 3000 "$CLJWC" >binary.clj
expect_exit 1 cljwc --target=native binary.clj -o b
expect err "error:"
expect_absent b
