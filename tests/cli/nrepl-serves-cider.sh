# CIDER in batch Emacs: CIDER_PATH has the folders of it and of what it requires,
# or Emacs's own archives have it. Without either there is nothing to test.
skip() { echo "skipped: $1" >&2; exit 0; }
command -v emacs >/dev/null || skip "no emacs"
elpa=$PWD/elpa
if [ -z "${CIDER_PATH-}" ]; then
  timeout 100 emacs --batch -Q --eval "(progn (setq package-user-dir \"$elpa\")
    (package-initialize) (package-refresh-contents) (package-install 'cider))" \
    >log 2>&1 || skip "CIDER cannot be installed; CIDER_PATH may say where it is"
  CIDER_PATH=$(ls -d "$elpa"/*/ | tr '\n' ':')
fi
cat >core.clj <<'CLJ'
(ns shop.core)
(defn total
  "Of prices."
  [prices]
  (reduce + prices))
CLJ
cat >want <<'TXT'
connected t
value 3
loaded 42
namespace shop.core
error REPL:1:2: error: Unable to resolve symbol: nothing in this context
exception java.lang.ArithmeticException: Divide by zero
after it 42
macroexpansion (if 1 (do 2))
completion total
eldoc ((prices))
redefined 80
output t
interrupted t
at last 3
TXT
folders=$(echo "$CIDER_PATH" | tr : '\n' | sed '/^$/d; s/^/-L /')
for runtime in node native; do
  rm -f .nrepl-port
  "$CLJWC" nrepl --runtime $runtime >server 2>&1 &
  server=$!
  trap 'kill $server' EXIT
  for _ in $(seq 600); do
    [ -s .nrepl-port ] && break
    sleep 0.1
  done
  timeout 200 emacs --batch -Q $folders -l "$ROOT/tests/nrepl/cider.el" \
    "$(cat .nrepl-port)" core.clj >out 2>err || { cat out err; exit 1; }
  diff want out || { tail -20 err; exit 1; }
  kill $server
  wait $server || true
  trap - EXIT
done
