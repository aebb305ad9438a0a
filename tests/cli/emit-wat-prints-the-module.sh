# SPDX-License-Identifier: MIT
hello
cljwc --emit=wat hello.clj >hello.wat
expect hello.wat "(module"
