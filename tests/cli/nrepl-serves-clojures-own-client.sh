# tools.nrepl on the JVM, fetched as a project's library; without a JVM, its jars
# or the network there is nothing to test.
skip() { echo "skipped: $1" >&2; exit 0; }
jars=$(ls "$ROOT"/build/oracle/*.jar 2>/dev/null | tr '\n' ':') || true
[ -n "$jars" ] || skip "no jars of Clojure in build/oracle: make oracle"
command -v java >/dev/null || skip "no java"
mkdir project
echo '{:deps {org.clojure/tools.nrepl {:mvn/version "0.2.13"}}}' \
  >project/deps.edn
path=$(cd project && cljwc -Spath 2>log) || skip "$(tail -1 project/log)"
"$CLJWC" nrepl >server 2>&1 &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 600); do
  [ -s .nrepl-port ] && break
  sleep 0.1
done
timeout 100 java -cp "$jars$path" clojure.main \
  "$ROOT/tests/nrepl/clojure_client.clj" "$(cat .nrepl-port)" >out 2>err ||
  { cat out err; exit 1; }
cat >want <<'TXT'
[(var user/f) (0 1 4 9 16)]
TXT
head -1 out | diff want - || exit 1
expect out ':out "out\n"'
expect out ':ex "class java.lang.ClassCastException"'
expect out '[[nil java.lang.ClassCastException]]'
expect out ':compile-wasm'
