# read-string and read know the tags of data_readers files whose functions are
# in the program; in cljw, those of namespaces that are loaded.
mkdir -p src/my
echo '{my/point my.readers/point, my/other my.unloaded/other, plain my.readers/plain}' \
  >src/data_readers.clj
cat >src/my/readers.clj <<'END'
(ns my.readers)
(defn- parts [v] {:x (first v) :y (second v)})
(defn point [v] (parts v))
(defn plain [v] [:plain v])
END
echo '(ns my.unloaded) (defn other [v] [:other v])' >src/my/unloaded.clj
cat >src/main.clj <<'END'
(ns main (:require my.readers))
(prn (read-string "#my/point [1 2]") (read-string "[#plain a]"))
(prn (with-in-str "#my/point [3 4]" (read)) (sort (map str (keys *data-readers*))))
(prn (try (read-string "#my/unknown 1") (catch RuntimeException e (ex-message e))))
(prn (binding [*data-readers* {'my/point vec}] (read-string "#my/point (1)")))
END
expected='{:x 1, :y 2} [[:plain a]]
{:x 3, :y 4} ("my/point" "plain")
"No reader function for tag my/unknown"
[1]'
cljwc -cp src --target=native src/main.clj -o main
expect_equal "$expected" "$(./main)"
expect_equal "$(echo "$expected" | sed 's/("my/("my\/other" "my/')" \
  "$(cljw -cp src src/main.clj)"
# Without a reader there is nothing to install.
echo '(ns main (:require my.readers)) (prn (my.readers/point [1 2]))' >src/main.clj
cljwc -cp src --target=native src/main.clj -o main
expect_equal '{:x 1, :y 2}' "$(./main)"
# A tag of a namespace that is not loaded is read in sources all the same.
expect_equal '[:other 1]' "$(cljw -cp src -e "#my/other 1")"
