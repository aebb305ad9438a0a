# SPDX-License-Identifier: MIT
# clojure.java.io/resource finds what the class path has when a program is
# compiled; where it runs there is none.
mkdir -p src res/sub
printf 'hello\n' >res/a.txt
printf '\377\000z' >res/sub/b.bin
mkdir packed && printf "packed\n" >packed/in.txt
python3 -m zipfile -c lib.jar packed
cat >src/app.clj <<'X'
(ns app (:require [clojure.java.io :as io] [clojure.string :as str]))
(println (slurp (io/resource "a.txt")) (io/resource "none.txt"))
(println (str/ends-with? (str (io/resource "a.txt")) "a.txt"))
(println (line-seq (io/reader (io/resource "a.txt"))))
(println (slurp (io/resource "packed/in.txt")))
(with-open [in (io/input-stream (io/resource "sub/b.bin"))]
  (println (vec (.readAllBytes in))))
(doseq [n ["a.txt" "sub/b.bin" "app.clj" "none"]] (println n (some? (io/resource n))))
X
cljwc -cp src:res:lib.jar --target=native src/app.clj -o app
mv res away
./app >out
cat >want <<'X'
hello
 nil
true
(hello)
packed

[-1 0 122]
a.txt true
sub/b.bin true
app.clj false
none false
X
diff want out
mv away res
# A change of a resource is seen.
printf 'changed\n' >res/a.txt
cljwc -cp src:res:lib.jar --target=native src/app.clj -o app
./app | head -1 >out
expect out changed
# The dependency file names it.
cljwc -cp src:res:lib.jar --target=native -MD src/app.clj -o app
expect app.d res/a.txt
# As a value; in a macro, which also sees sources and jars; and in cljw.
cat >src/reads.clj <<'X'
(ns reads (:require [clojure.java.io :as io] [clojure.string :as str]))
(defn text [name] (some-> name io/resource slurp str/trim))
(defmacro at-compile-time [name]
  ((comp (fn [u] (some-> u slurp str/trim)) io/resource) name))
(println (map (comp some? io/resource) ["a.txt" "sub/b.bin" "none"]))
(println (mapv slurp (keep io/resource ["a.txt" "none"])))
(println (at-compile-time "packed/in.txt") (at-compile-time "a.txt")
         (at-compile-time "none") (count (at-compile-time "small.clj")))
(println (text "a.txt") (text "none") (apply io/resource ["none"]))
X
echo '(ns small)' >src/small.clj
cljwc -cp src:res:lib.jar --target=native src/reads.clj -o reads
./reads >out
cljw -cp src:res:. src/reads.clj >evaluated
cat >want <<'X'
(true true false)
[changed
]
packed changed nil 10
changed nil nil
X
diff want out
diff want evaluated
printf 'again\n' >res/a.txt
cljwc -cp src:res:lib.jar --target=native src/reads.clj -o reads
./reads >out
expect out 'packed again nil 10'
