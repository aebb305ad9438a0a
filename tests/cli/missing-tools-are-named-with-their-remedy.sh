# SPDX-License-Identifier: MIT
# Each tool that cljwc calls, when it is not there.
hello
echo '(defn ^:export f [^long x] x)' >lib.clj
missing() { # VARIABLE REMEDY ARGUMENT...
  local variable=$1 remedy=$2
  shift 2
  expect_exit 2 env "CLJWC_$variable=no-such-tool" "$CLJWC" "$@"
  expect err no-such-tool
  expect err "$remedy"
  expect_absent x.wasm
}
missing WASM_LD 'apt-get install lld-22' hello.clj -o x.wasm
missing WASM_CC 'apt-get install clang-22 lld-22 wasi-libc' lib.clj \
  --reactor -o x.wasm
missing WASM2WAT 'apt-get install wabt' --emit=wat hello.clj
missing NODE 'apt-get install nodejs' run --runner=node hello.clj
missing WASMTIME 'pip install wasmtime' run --runner=wasmtime hello.clj
expect_exit 2 env CLJWC_WASM_OPT=no-such-tool "$CLJWC" --release hello.clj \
  -o x.wasm
expect err 'npm install -g binaryen'
expect_absent x.wasm
expect_exit 2 env CLJWC_WASM_TOOLS=no-such-tool "$CLJWC" --component hello.clj
expect err 'make release-tools' # without them the adapter is missing, too

# What fetches libraries.
mkdir project
cd project
echo '{:deps {org.clojure/data.csv {:mvn/version "1.0.1"}}}' >deps.edn
expect_exit 2 env "HOME=$PWD" CLJWC_CURL=no-such-tool "$CLJWC" -P
expect err 'cannot run no-such-tool, which fetches libraries: install curl'
sha=0123456789012345678901234567890123456789
echo "{:deps {io.github.a/b {:git/url \"https://example.invalid/a/b\"
                      :git/sha \"$sha\"}}}" >deps.edn
expect_exit 2 env "HOME=$PWD" PATH=/nonexistent "$CLJWC" -P
expect err 'cannot run git, which fetches libraries: install git (Debian:'
cd ..

# As a package has it: what is missing is looked for each time, so that it is
# found once it has been installed.
mkdir -p inst/bin
cp "$CLJWC" inst/bin
cp -r "${CLJWC%/*}/lib" inst
chmod -R u+w inst/lib
rm inst/lib/cljwc/tools.conf
cp "$ROOT/tools/find-tools.sh" inst/lib/cljwc
conf=${CLJWC%/*}/lib/cljwc/tools.conf
find_tools() { # VARIABLES that are not found...
  { echo "cat <<'END'"
    for v; do grep -v "^$v=" "$conf" >conf; echo "$v=" >>conf; done
    [ $# -gt 0 ] || cp "$conf" conf
    cat conf
    echo END
  } >inst/lib/cljwc/find-tools
}
find_tools WASM_LIBS
expect_exit 2 inst/bin/cljwc hello.clj -o x.wasm
expect err 'no wasi-libc is found: install it (Debian: apt-get install wasi-libc'
find_tools WASM_BUILTINS
echo '(println (format "%.3f" 2.5) (* 3N 4N))' >needs.clj
expect_exit 2 inst/bin/cljwc needs.clj -o x.wasm
expect err 'no compiler-rt for WebAssembly is found: install it (Debian:'
expect err 'libclang-rt-'
expect_absent x.wasm
find_tools
inst/bin/cljwc hello.clj -o x.wasm
rm -rf .cache
find_tools NODE
sed -i '/^WASMTIME=/d' inst/lib/cljwc/find-tools
expect_exit 2 inst/bin/cljwc run hello.clj
expect err 'no runner is found to run modules: install Node.js 18 or later'
find_tools
expect_equal 'hello nil' "$(inst/bin/cljwc run --runner=node hello.clj)"
