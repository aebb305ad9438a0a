# SPDX-License-Identifier: MIT
# What a program does not use is not in its module.
# Programs are compiled by a short name, as a module holds the path of its source: sizes are the same in every checkout.
at_most() {
  [ -e "$1.clj" ] || cp "$ROOT/bench/programs/$1.clj" .
  cljwc "$1.clj" -o "$1.wasm"
  size=$(wc -c <"$1.wasm")
  [ "$size" -le "$2" ] || { echo "$1.wasm has $size bytes, not $2"; exit 1; }
}
at_most hello 38950
at_most fib 60000
at_most json 130000
at_most records 151500
at_most wordcount 150000
at_most regex 150000
# With PCRE2 and its Unicode tables, which are packed.
echo '(println (re-find (re-pattern (read-line)) "abc"))' >pattern.clj
at_most pattern 240000
