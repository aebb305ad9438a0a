# SPDX-License-Identifier: MIT
# A library that resolves a symbol it is given finds the vars whose names the
# program says, as symbol, keyword or string; the others are not in the module.
mkdir -p src lib/my
cat >lib/my/found.clj <<'END'
(ns my.found)
(defn by-symbol [] 1)
(defn by-string [] 2)
(defn sought [] 3)
(def table {:not-a-name 4})
END
cat >lib/my/finder.clj <<'END'
(ns my.finder)
(defn find-it [sym] (resolve sym))
(defn find-all [syms] (map resolve syms))
(defn find-sought [ns] (ns-resolve (the-ns ns) 'sought))
END
cat >src/main.clj <<'END'
(ns main (:require [my.finder :as f] my.found))
(defn call [sym] ((f/find-it sym)))
(prn (call 'my.found/by-symbol))
(prn (call (symbol "my.found" "by-string")))
(prn (call (symbol (str 'my.found) (name :by-string))))
(prn ((f/find-it (symbol "clojure.core" (name :inc))) 1))
(prn (f/find-all '[clojure.string/join clojure.core/map? nobody]))
(prn ((f/find-sought 'my.found)))
(prn (:name (meta (f/find-it 'clojure.core/juxt))))
END
cljwc -cp src:lib src/main.clj -o main.wasm
cljwc run -cp src:lib src/main.clj >out
diff - out <<'END'
1
2
2
2
(nil #'clojure.core/map? nil)
3
juxt
END
sed 's/my.finder :as f/own :as f/' src/main.clj >src/main2.clj
sed 's/my.finder/own/' lib/my/finder.clj >src/own.clj
sed -i 's/(ns main /(ns main2 /' src/main2.clj
cljwc -cp src:lib src/main2.clj -o main2.wasm
small=$(wc -c <main.wasm) all=$(wc -c <main2.wasm)
[ $((small * 3)) -lt "$all" ] || {
  echo "the library's module has $small bytes, the program's own $all"
  exit 1
}
