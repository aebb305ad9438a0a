(ns core.files-are-javas-and-clojures
  (:require [clojure.java.io :as io] [clojure.string :as str])
  (:import [java.io File FileNotFoundException]))

(def folder (io/file "/tmp" (str "cljwc-test-" (System/nanoTime))))
(println (.mkdirs (io/file folder "a" "b")) (.mkdir folder) (.isDirectory folder) (.isFile folder))
(def one (io/file folder "one.txt"))
(def two (io/file folder "a/two.txt"))
(spit one "first\nzwei €\n")
(spit two "2")
(println (slurp one) (slurp two) (.length one) (.exists two) (.isFile two) (.createNewFile two))
(println (sort (remove #{(.getName folder)} (map #(.getName %) (file-seq folder)))) (sort (.list folder)) (count (.listFiles folder)))
(println (map #(str/replace (str %) (str folder) "") (sort (file-seq folder))))
(println (every? #(instance? File %) (file-seq folder)) (seq (.list one)))

;; names
(println (str (io/file "a//b/" "c")) (str (io/file "")) (str (io/file "/")) (.getName (io/file "a/b.clj")) (.getName (io/file "b")))
(println (map #(.getParent (io/file %)) ["a/b/c" "a" "/a" "/"]) (.isAbsolute (io/file "/x")) (.isAbsolute (io/file "x")))
(println (= (io/file "a") (io/file "a/") (File. "a")) (= (io/file "a") "a") (.equals (io/file "a") (io/file "b")) (compare (io/file "a") (io/file "b")) (.hashCode (io/file "a/b")))
(println (.getCanonicalPath (io/file "/x/../y/./z")) (str (File. "p" "q")) (str (File. (File. "p") "q")))
(println (io/as-file nil) (str (io/as-file "x")) (io/as-relative-path "a/b") File/separator)
(println (try (io/as-relative-path "/a") (catch IllegalArgumentException e (.getMessage e))))
(println (try (io/file "a" "/b") (catch IllegalArgumentException e (.getMessage e))))
(println (contains? #{(io/file "a")} (io/file "a")) ({(io/file "x") 1} (File. "x")))

;; renaming and deleting
(println (.renameTo two (io/file folder "three")) (.exists two) (slurp (io/file folder "three")))
(io/make-parents folder "x" "y" "z.txt")
(println (.isDirectory (io/file folder "x/y")) (.exists (io/file folder "x/y/z.txt")))
(println (io/delete-file one) (.exists one) (io/delete-file one :quiet) (try (io/delete-file (io/file "no such" "file")) (catch java.io.IOException e (.getMessage e))))
(println (try (slurp (io/file folder "nothing")) (catch FileNotFoundException e (str/replace (.getMessage e) (str folder) ""))))
(doseq [f (reverse (sort (file-seq folder)))] (io/delete-file f))
(println (.exists folder))
(let [t (File/createTempFile "cljwc" ".tmp")] (println (.exists t) (.endsWith (.getName t) ".tmp") (.delete t) (.exists t)))
