# SPDX-License-Identifier: MIT
# A byte of each file of the cache in turn is changed, and each is cut short:
# the program is always the right one, and so is every later build. FLIPS: how
# many bytes of each are changed, one after the other.
mkdir -p src/lib
echo '(ns lib.a (:require [lib.b :as b])) (defn twice [x] (b/plus x x))' >src/lib/a.clj
echo '(ns lib.b) (defn plus [x y] (+ x y)) (defmacro seven [] 7)' >src/lib/b.clj
echo '(ns main (:require [lib.a :as a] [lib.b :as b]))
(println (a/twice 4) (b/seven) (b/plus 1 2))' >src/main.clj
build() { cljwc --target=native -cp src src/main.clj -o main; }
build
expect_equal "8 7 3" "$(./main)"
python3 - "$XDG_CACHE_HOME/cljwc" >files <<'P'
import os, sys
for f in sorted(os.listdir(sys.argv[1])):
    p = os.path.join(sys.argv[1], f)
    if os.path.isfile(p) and not f.startswith("."):
        print(p)
P
[ "$(wc -l <files)" -ge 10 ] || { echo "too few files"; cat files; exit 1; }
while read -r f; do
  [ -e "$f" ] || continue
  for how in $(seq "${FLIPS:-1}") cut; do
    [ -e "$f" ] || continue
    python3 - "$f" $how <<'P'
import os, sys
path, how = sys.argv[1:]
data = bytearray(open(path, "rb").read())
times = os.stat(path)
if data:
    if how == "cut":
        del data[len(data) * 2 // 3:]
    else: # spread over the file
        data[int(how) * 40503 * len(data) // 65536 % len(data)] ^= 1
open(path, "wb").write(data)
os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
P
    rm main
    build || { echo "after change $how of $f"; exit 1; }
    expect_equal "8 7 3" "$(./main)"
  done
done <files
