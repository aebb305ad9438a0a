# SPDX-License-Identifier: MIT
# A literal regex is compiled; PCRE2 is linked only for what is left to it.
cat >lit.clj <<'END'
(println (re-find #"(?i)(a+)b{2}" "xAabB") (re-find #"\p{L}+" "é") (re-pattern "c|d"))
END
cat >other.clj <<'END'
(println (re-find #"\X" "é"))
END
cljwc --emit=c lit.clj >lit.c
cljwc --emit=c other.clj >other.c
cljwc lit.clj -o lit.wasm
cljwc other.clj -o other.wasm
expect other.c rt_re_pattern
expect other.wasm pcre2
for f in lit.c lit.wasm; do
  if grep -q -e rt_re_pattern -e pcre2 $f; then
    echo "$f refers to PCRE2"
    exit 1
  fi
done
# EDN has no regexes.
echo '(ns edn (:require [clojure.edn :as edn])) (prn (edn/read-string "[a 1]"))' \
  >edn.clj
cljwc edn.clj -o edn.wasm
if grep -q pcre2 edn.wasm; then
  echo 'edn.wasm has PCRE2'
  exit 1
fi
