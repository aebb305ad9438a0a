# SPDX-License-Identifier: MIT
hello
export TMPDIR=$PWD/tmp
mkdir tmp
unset XDG_CACHE_HOME CLJWC_CACHE
without() { expect_exit 0 env "$@"; [ "$(wc -l <err)" = 1 ]; }
without -u HOME "$CLJWC" --target=native hello.clj -o hello
expect err "warning: compiling without a cache: HOME is not set"
without HOME=/dev/null "$CLJWC" --target=native hello.clj -o hello
expect err "warning: compiling without a cache: /dev/null/.cache/cljwc: Not a"
without CLJWC_CACHE=hello.clj/x "$CLJWC" run --target=native hello.clj a
expect out "hello (a)"
expect_equal "" "$(ls tmp)"
