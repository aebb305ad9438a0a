# data_readers.clj in a folder, data_readers.cljc in a jar.
mkdir -p src/my lib/other
echo '{my/point my.readers/point}' >src/data_readers.clj
echo '{other/twice #?(:clj other.readers/twice :cljs nope/nope)}' \
  >lib/data_readers.cljc
cat >src/my/readers.clj <<'END'
(ns my.readers)
(defn- parts [v] {:x (first v) :y (second v)})
(defn point [v] (parts v))
END
cat >lib/other/readers.clj <<'END'
(ns other.readers)
(defn twice [form] (list 'do form form))
END
(cd lib && python3 -m zipfile -c ../lib.jar other data_readers.cljc)
rm -r lib
cat >src/main.clj <<'END'
(ns main)
(prn #my/point [1 2] '#my/point [3 4])
#other/twice (println "twice")
END
cljwc -cp src:lib.jar --target=native src/main.clj -o main
expect_equal '{:x 1, :y 2} {:x 3, :y 4}
twice
twice' "$(./main)"
echo '(ns main) #my/unknown 1' >src/main.clj
expect_exit 1 cljwc -cp src:lib.jar --target=native src/main.clj -o main
expect err 'No reader function for tag my/unknown'
