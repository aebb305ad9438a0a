# SPDX-License-Identifier: MIT
hello
cljwc hello.clj -o plain.wasm
# Stands for wasm-opt: IN ... --symbolmap=FILE ... -o OUT
cat >fake <<'END'
#!/bin/sh
for a; do
  case $a in
    --symbolmap=*) echo '7:main' >"${a#--symbolmap=}" ;;
    *.wasm.tmp*) in=$a ;;
  esac
done
printf '\000\003\001x!' >>"$in" # a custom section
END
chmod +x fake
CLJWC_WASM_OPT=$PWD/fake cljwc --release hello.clj -o app.wasm
expect_equal 7:main "$(cat app.wasm.symbols)"
expect_equal "hello nil" "$(node app.wasm)"
cmp -s plain.wasm app.wasm && { echo 'wasm-opt had no effect'; exit 1; }

CLJWC_WASM_OPT=$PWD/missing expect_exit 2 cljwc --release hello.clj -o no.wasm
expect err 'make release-tools'
expect_absent no.wasm no.wasm.symbols

# The real one, where `make release-tools` has installed it.
[ -f "$(dirname "$CLJWC")/lib/cljwc/wasm-opt.cjs" ] || exit 0
cljwc --release hello.clj -o real.wasm
expect_equal "hello nil" "$(node real.wasm)"
expect real.wasm.symbols :rt_safepoint
[ "$(wc -c <real.wasm)" -lt "$(wc -c <plain.wasm)" ] || {
  echo 'not smaller'
  exit 1
}
