# SPDX-License-Identifier: MIT
hello
cljwc hello.clj -o hello.wasm
cljwc --emit=wat hello.clj -o hello.wat
[ -z "$(grep '(import' hello.wat | grep -v '"wasi_snapshot_preview1"')" ]
