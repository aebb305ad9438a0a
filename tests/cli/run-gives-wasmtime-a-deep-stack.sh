# SPDX-License-Identifier: MIT
# wasmtime's command allocates the stack, and the program hears how large it is.
echo '(defn f [n] (if (zero? n) 0 (inc (f (dec n))))) (println (f 1000000))' >deep.clj
cat >wasmtime <<'END'
#!/bin/sh
case "$*" in *--version) echo "wasmtime $VERSION.0.1" ;; *) echo "$@" ;; esac
END
chmod +x wasmtime
export CLJWC_WASMTIME="$PWD/wasmtime --dir=/"
VERSION=49 cljwc run --runner=wasmtime deep.clj x >out
expect out '--dir=/ -Wmax-wasm-stack=266338304 -Wasync-stack-size=268435456 --env=CLJWC_STACK=264241152 '
rm -r .cache
VERSION=20 cljwc run --runner=wasmtime deep.clj x >out
expect out '--dir=/ -Wmax-wasm-stack=2097152 '
! grep -q env= out
# What a module is told must be a number; it never lowers what it has.
cljwc deep.clj -o deep.wasm
CLJWC_STACK=much expect_exit 2 node deep.wasm
expect err 'CLJWC_STACK is to be a number of bytes'
echo '(defn f [n] (if (zero? n) 0 (inc (f (dec n))))) (println (f 6000))' >flat.clj
cljwc flat.clj -o flat.wasm
expect_equal 6000 "$(CLJWC_STACK=1k node flat.wasm)"
# The command itself, where `make test-deploy` has fetched it.
own=${CLJWC%/*}/deploy-test/bin/wasmtime
[ -x "$own" ] || exit 0
export CLJWC_WASMTIME="$own --dir=/ --env=PWD"
expect_equal 1000000 "$(cljwc run --runner=wasmtime deep.clj)"
