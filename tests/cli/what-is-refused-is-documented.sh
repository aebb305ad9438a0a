# SPDX-License-Identifier: MIT
# docs/refused.md is what the tables say; if not, write it anew:
# tools/document-refusals >docs/refused.md
"$ROOT/tools/document-refusals" | diff "$ROOT/docs/refused.md" -
# And the tables are what the compiler goes by.
expect "$ROOT/docs/refused.md" '`gen-class`'
echo '(gen-class :name "A")' >a.clj
expect_exit 1 cljwc a.clj
expect err "$(sed -n 's/^gen-class\t[a-z]*\t//p' "$ROOT/stdlib/refusals.tsv")"
