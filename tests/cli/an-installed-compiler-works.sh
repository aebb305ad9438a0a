# SPDX-License-Identifier: MIT
make -s -C "$ROOT" install PREFIX="$PWD/inst" >log 2>&1 || { cat log; exit 1; }
hello
expect_equal "hello nil" "$(inst/bin/cljwc run hello.clj)"
