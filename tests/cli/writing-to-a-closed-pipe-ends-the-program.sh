# SPDX-License-Identifier: MIT
# Also one that would print for ever, on every runner, with a non-zero exit.
echo '(loop [i 0] (println "line" i) (recur (inc i)))' >a.clj
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
wasmtime="$(sed -n 's/^WASMTIME=//p' "$(dirname "$CLJWC")/lib/cljwc/tools.conf")"
first_line() { # COMMAND...
  expect_equal "line 0" "$({ "$@" 2>/dev/null || echo $? >status; } | head -1)"
  [ -s status ] # it did not end with 0
  rm status
}
first_line ./a
first_line node a.wasm
first_line $wasmtime a.wasm
first_line cljwc --interpret a.clj
