;; Directories as streams, walks with visitors, matchers of paths.
(require '[support.answers :refer [told]])
(import '(java.nio.file CopyOption DirectoryStream DirectoryStream$Filter Files
          FileSystems FileVisitOption FileVisitResult FileVisitor LinkOption
          OpenOption Path PathMatcher Paths SimpleFileVisitor)
        '(java.nio.file.attribute BasicFileAttributes FileAttribute))
(defn show [x]
  (cond (and x (.isArray (class x))) (str "array" (vec x))
        (instance? Path x) (str "path " x)
        :else (pr-str x)))
(defn path [x] (Paths/get x (into-array String [])))
(def base (path "build/tests/nio-walks"))
(defn p [x] (.resolve base x))
(def link (into-array LinkOption []))
(def none (make-array FileAttribute 0))
(defn delete-tree [root]
  (when (Files/exists root (into-array [LinkOption/NOFOLLOW_LINKS]))
    (Files/walkFileTree
     root
     (proxy [SimpleFileVisitor] []
       (visitFile [f attributes]
         (Files/delete f)
         FileVisitResult/CONTINUE)
       (postVisitDirectory [d e]
         (Files/delete d)
         FileVisitResult/CONTINUE)))))
(delete-tree base)
(Files/createDirectories (p "a/b/c") none)
(Files/createDirectories (p "d") none)
(doseq [s ["a/1.txt" "a/b/2.clj" "a/b/c/3.txt" "d/4.txt" "5.clj"]]
  (Files/writeString (p s) s (into-array OpenOption [])))

;; streams of directories: in any order
(defn names [xs] (sort (map (fn [x] (str (.relativize base x))) xs)))
(defn stream
  ([d] (names (with-open [s (Files/newDirectoryStream (p d))] (vec s))))
  ([d what] (names (with-open [s (Files/newDirectoryStream (p d) what)]
                     (doall (seq s))))))
(told show
 (stream "")
 (stream "a")
 (stream "a" "*.txt")
 (stream "" "*.{txt,clj}")
 (stream "" "?")
 (stream "a" (reify DirectoryStream$Filter
               (accept [_ x] (Files/isDirectory x link))))
 (stream "none")
 (stream "5.clj")
 (let [s (Files/newDirectoryStream (p "d"))]
   [(instance? DirectoryStream s) (instance? java.io.Closeable s)
    (names (iterator-seq (.iterator s)))
    (try (.iterator s) (catch IllegalStateException e (ex-message e)))])
 (let [s (Files/newDirectoryStream (p "d"))]
   (.close s)
   (.iterator s))
 (with-open [s (Files/list (p "a"))] (names (iterator-seq (.iterator s))))
 (Files/list (p "none"))
 (Files/list (p "5.clj"))
 (with-open [s (Files/walk (p "a") (make-array FileVisitOption 0))]
   (names (seq (.toArray s))))
 (with-open [s (Files/walk (p "a") 1 (make-array FileVisitOption 0))]
   (names (iterator-seq (.iterator s))))
 (Files/walk (p "none") (make-array FileVisitOption 0))
 (Files/walk (p "a") -1 (make-array FileVisitOption 0))
 (with-open [s (Files/lines (p "5.clj"))] (vec (.toArray s))))

;; visitors
(def log (atom []))
(defn note [& xs]
  (swap! log conj (mapv (fn [x] (if (instance? Path x)
                                  (str (.relativize base x))
                                  x))
                        xs)))
(defn visitor [answer]
  (reify FileVisitor
    (preVisitDirectory [_ d attributes]
      (note :pre d (.isDirectory attributes))
      (answer :pre d))
    (visitFile [_ f attributes]
      (note :file f (.size attributes)
            (cond (.isSymbolicLink attributes) :link
                  (.isDirectory attributes) :directory
                  (.isRegularFile attributes) :regular))
      (answer :file f))
    (visitFileFailed [_ f e]
      (note :failed f (.getName (class e)))
      (answer :failed f))
    (postVisitDirectory [_ d e]
      (note :post d e)
      (answer :post d))))
(defn walk
  ([root answer] (walk root #{} Integer/MAX_VALUE answer))
  ([root options depth answer]
   (reset! log [])
   (Files/walkFileTree (p root) options depth (visitor answer))
   @log))
(defn go-on [what x] FileVisitResult/CONTINUE)
(told show
 (sort-by str (walk "" go-on))
 (sort-by str (walk "" #{} 1 go-on))
 (walk "a" #{} 0 go-on)
 (walk "5.clj" go-on)
 (walk "none" go-on)
 (walk "a/b/c" go-on)
 (walk "a" #{} -1 go-on)
 (walk "d" (fn [what x] (if (= what :pre) FileVisitResult/SKIP_SUBTREE
                            FileVisitResult/CONTINUE)))
 (walk "d" (fn [what x] (if (= what :pre) FileVisitResult/TERMINATE
                            FileVisitResult/CONTINUE)))
 (walk "d" (fn [what x] (if (= what :file) FileVisitResult/SKIP_SIBLINGS
                            FileVisitResult/CONTINUE)))
 (walk "d" (fn [what x] (if (= what :file) FileVisitResult/TERMINATE
                            FileVisitResult/CONTINUE)))
 (walk "a/b/c" (fn [what x] (if (= what :post) FileVisitResult/SKIP_SIBLINGS
                                FileVisitResult/CONTINUE)))
 (walk "d" (fn [what x] nil))
 (walk "d" (fn [what x] (throw (ex-info "enough" {}))))
 (str (Files/walkFileTree (p "a/b/c") (proxy [SimpleFileVisitor] [])))
 (Files/walkFileTree (p "none") (proxy [SimpleFileVisitor] []))
 (map str (FileVisitResult/values)))

;; links
(Files/createSymbolicLink (p "d/up") (path "..") none)
(Files/createSymbolicLink (p "d/lost") (path "none") none)
(Files/createSymbolicLink (p "d/file") (path "4.txt") none)
(def follow #{FileVisitOption/FOLLOW_LINKS})
(defn sizeless [entries]
  (sort-by str (map (fn [[what x & more]] [what x (last more)]) entries)))
(told show
 (sizeless (walk "d" go-on))
 (sizeless (walk "d" follow 1 go-on))
 (sizeless (walk "d" follow 3 go-on))
 (sizeless (walk "d" follow 100 go-on))
 (with-open [s (Files/walk (p "d") (make-array FileVisitOption 0))]
   (names (seq (.toArray s))))
 (try (with-open [s (Files/walk (p "d") (into-array FileVisitOption follow))]
        (doall (iterator-seq (.iterator s))))
      (catch java.io.UncheckedIOException e
        (.getName (class (ex-cause e))))))
(delete-tree base)
(println (Files/exists base link))

;; matchers
(def fs (FileSystems/getDefault))
(defn matches [pattern & paths]
  (let [m (.getPathMatcher fs pattern)]
    (mapv (fn [x] (.matches m (path x))) paths)))
(told show
 (instance? PathMatcher (.getPathMatcher fs "glob:*"))
 (matches "glob:*.clj" "a.clj" "b/a.clj" ".clj" "a.cljc")
 (matches "glob:**.clj" "a.clj" "b/a.clj" "a/b/c.clj")
 (matches "glob:**/*.clj" "a.clj" "b/a.clj" "a/b/c.clj")
 (matches "glob:a?c" "abc" "a/c" "ac")
 (matches "glob:*.{clj,txt}" "a.clj" "a.txt" "a.tx" "a.clj,txt")
 (matches "glob:{a,b*}/{c,}" "a/c" "bb/c" "a/" "a")
 (matches "glob:{**/a,b}c" "x/y/ac" "bc" "ac" "/ac")
 (matches "glob:[a-c1]x" "ax" "cx" "dx" "1x" "-x")
 (matches "glob:[!a-c]x" "ax" "dx" "/x")
 (matches "glob:[-a]x" "-x" "ax" "bx")
 (matches "glob:[a-]x" "-x" "ax" "bx")
 (matches "glob:[!-]x" "-x" "ax")
 (matches "glob:[*?\\]x" "*x" "?x" "\\x" "ax")
 (matches "glob:[[]x" "[x" "ax")
 (matches "glob:\\*x\\{" "*x{" "ax{")
 (matches "glob:a.b+(c)$^|" "a.b+(c)$^|" "axb+(c)$^|")
 (matches "glob:a}b,c" "a}b,c")
 (matches "GLOB:ä*" "äö" "a")
 (matches "glob:" "" "a")
 (matches "glob:*" "" "a" ".a" "a/b")
 (matches "glob:/**" "/" "/a/b" "a")
 (matches "glob:*a*a*a*a*b" "aaaaaaaaaaaaaaab" "aaaaaaaaaaaaaaac")
 (matches "regex:.*\\.clj" "a.clj" "b/a.clj" "a.cljc")
 (matches "regex:(a|b)+" "abba" "abc")
 (matches "x" "x")
 (matches ":x" "x")
 (matches "y:x" "x")
 (matches "glob:{" "x")
 (matches "glob:{a" "x")
 (matches "glob:{a{b}}" "x")
 (matches "glob:[" "x")
 (matches "glob:[a" "x")
 (matches "glob:[a-" "x")
 (matches "glob:[a/]" "x")
 (matches "glob:[b-a]" "x")
 (matches "glob:[--a]" "x")
 (matches "glob:[a-c-e]" "x")
 (matches "glob:a\\" "x")
 (.getSeparator fs)
 (str (.getPath fs "a" (into-array String ["b"])))
 (map str (.getRootDirectories fs))
 [(.isOpen fs) (.isReadOnly fs)]
 (.close fs)
 (= fs (.getFileSystem (path "a")))
 (contains? (set (.supportedFileAttributeViews fs)) "basic"))

;; between paths, and as URIs
(defn between [a b] (str (.relativize (path a) (path b))))
(told show
 (between "/a/b" "/a/c/d")
 (between "" "../x")
 (between "a/./b" "a/c")
 (between "/a/." "/a/b")
 (between "../a" "../b")
 (between "../a" "b")
 (between "a/.." "b")
 (between "a" "a")
 (between "." "a")
 (.endsWith (path "") "")
 (.endsWith (path "a") "")
 (.startsWith (path "a") "")
 (str (.toUri (path "/no/a b%ä?+~")))
 (str (.toURI (java.io.File. "/no/x y%#?")))
 (= (path "/no/a b%ä") (Paths/get (.toUri (path "/no/a b%ä")))))
