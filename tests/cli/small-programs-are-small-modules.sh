# SPDX-License-Identifier: MIT
# What a program does not use is not in its module.
at_most() {
  source=$ROOT/bench/programs/$1.clj
  [ -e "$1.clj" ] && source=$1.clj
  cljwc "$source" -o "$1.wasm"
  size=$(wc -c <"$1.wasm")
  [ "$size" -le "$2" ] || { echo "$1.wasm has $size bytes, not $2"; exit 1; }
}
at_most hello 38800
at_most fib 60000
at_most json 130000
at_most records 151500
at_most wordcount 150000
at_most regex 150000
# With PCRE2 and its Unicode tables, which are packed.
echo '(println (re-find (re-pattern (read-line)) "abc"))' >pattern.clj
at_most pattern 240000
