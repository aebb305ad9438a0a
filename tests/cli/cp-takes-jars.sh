# A jar of the class path is read in place; what it does not have is looked for
# in the rest, and what is damaged is named.
mkdir -p lib/my src
echo '(ns my.lib (:require [my.part :as p])) (defn f [] (p/g))' >lib/my/lib.clj
echo '(ns my.part (:require [own]))
(defn g [] #?(:cljs 1 :cljwc [:jar own/x]))' >lib/my/part.cljc
echo '(ns own) (def x :folder)' >src/own.clj
echo '(ns main (:require [my.lib :as l])) (prn (l/f))' >src/main.clj
(cd lib && python3 -m zipfile -c ../lib.jar my)
rm -r lib
for i in cold warm; do
  cljwc -cp src:lib.jar --target=native -MD src/main.clj -o main
  expect_equal '[:jar :folder]' "$(./main)"
done
expect main.d lib.jar
[ "$(grep -c lib.jar main.d)" = 1 ]

# An error shows its place and line.
mkdir lib
echo '(ns my.bad)
(defn f [] y)' >bad.clj
python3 -m zipfile -c bad.jar bad.clj
echo '(ns main (:require bad))' >main.clj
expect_exit 1 cljwc -cp .:bad.jar --target=native main.clj -o main
rm bad.clj
expect_exit 1 cljwc -cp .:bad.jar --target=native main.clj -o main
expect err 'bad.jar!/bad.clj:2:12: error: Unable to resolve symbol: y'
expect err '(defn f [] y)'

# One changed byte of what is in it.
python3 - <<'END'
import zipfile
with zipfile.ZipFile("broken.jar", "w") as z:
    for name in "my/lib.clj", "my/part.cljc":
        z.writestr(name, zipfile.ZipFile("lib.jar").read(name))
text = open("broken.jar", "rb").read().replace(b":jar", b":rar")
open("broken.jar", "wb").write(text)
END
expect_exit 2 cljwc -cp src:broken.jar --target=native src/main.clj -o main
expect err 'my/part.cljc in the jar broken.jar is damaged'
echo 'no jar' >text.jar
expect_exit 2 cljwc -cp src:text.jar --target=native src/main.clj -o main
expect err 'not a jar, or a damaged one: text.jar'

# cljw has no part that reads them.
expect_exit 2 cljw -cp lib.jar -e 1
expect err 'cljwc jars'
