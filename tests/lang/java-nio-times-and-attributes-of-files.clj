;; What Files knows of a file, and what of that can be set. Times of files are
;; whole seconds here: WASI in Node cuts them off.
(import '(java.io File)
        '(java.nio.file Files LinkOption OpenOption Path Paths)
        '(java.nio.file.attribute BasicFileAttributes BasicFileAttributeView
          FileAttribute FileTime PosixFilePermission PosixFilePermissions)
        '(java.time Instant)
        '(java.util.concurrent TimeUnit))
(defmacro answers [& forms]
  `(do ~@(for [form forms]
           `(println '~form "=>"
                     (try (pr-str ~form)
                          (catch Throwable e#
                            (str (.getName (class e#)) " "
                                 (ex-message e#))))))))
(defn path [x] (Paths/get x (into-array String [])))
(def base (path "build/tests/nio-attributes"))
(defn p [x] (.resolve base x))
(def link (into-array LinkOption []))
(def nofollow (into-array LinkOption [LinkOption/NOFOLLOW_LINKS]))
(def none (make-array FileAttribute 0))
(doseq [s ["d" "to-f" "lost" "f"]] (Files/deleteIfExists (p s)))
(Files/createDirectories (p "d") none)
(Files/writeString (p "f") "12345" (into-array OpenOption []))
(Files/createSymbolicLink (p "to-f") (path "f") none)
(Files/createSymbolicLink (p "lost") (path "none") none)
(def t (FileTime/fromMillis 1500000000000))
(def exact (FileTime/fromMillis 1500000000123))

;; times
(answers
 (str exact)
 (str (FileTime/fromMillis 0))
 (str (FileTime/fromMillis 1500))
 (str (FileTime/fromMillis -1))
 (str (FileTime/from (Instant/ofEpochSecond 5 7)))
 (str (FileTime/from 5 TimeUnit/DAYS))
 (str (FileTime/from 1500 TimeUnit/MICROSECONDS))
 (.toMillis (FileTime/from 5 TimeUnit/DAYS))
 (.toMillis (FileTime/fromMillis -1))
 (.to (FileTime/from 5 TimeUnit/DAYS) TimeUnit/HOURS)
 (.to exact TimeUnit/SECONDS)
 (str (.toInstant exact))
 (= exact (FileTime/from (.toInstant exact)))
 (= (.hashCode exact) (.hashCode (FileTime/from (.toInstant exact))))
 (.hashCode exact)
 (.compareTo t (FileTime/fromMillis 0))
 (map str (sort [t (FileTime/fromMillis 0)]))
 (compare (FileTime/fromMillis 3) (FileTime/fromMillis 3)))

(defn modified [x options] (Files/getLastModifiedTime (p x) options))
(answers
 (= (p "f") (Files/setLastModifiedTime (p "f") t))
 (= t (modified "f" link))
 (= t (modified "to-f" link))
 (= t (modified "to-f" nofollow))
 (.lastModified (.toFile (p "f")))
 (.setLastModified (.toFile (p "f")) 86400000)
 (str (modified "f" link))
 (.setLastModified (.toFile (p "none")) 86400000)
 (.setLastModified (.toFile (p "f")) -1)
 (Files/setLastModifiedTime (p "none") t)
 (Files/setLastModifiedTime (p "f") nil)
 (Files/getLastModifiedTime (p "none") link)
 (some? (Files/setAttribute (p "to-f") "lastModifiedTime" t nofollow))
 [(= t (modified "f" link)) (= t (modified "to-f" nofollow))]
 (some? (Files/setAttribute (p "d") "basic:lastAccessTime" t link))
 (= t (Files/getAttribute (p "d") "lastAccessTime" link)))

;; attributes
(defn read-class [x options]
  (let [a (Files/readAttributes (p x) BasicFileAttributes options)]
    [(instance? BasicFileAttributes a) (.isRegularFile a) (.isDirectory a)
     (.isSymbolicLink a) (.isOther a) (= (str (.fileKey a)) "")
     (instance? FileTime (.creationTime a))
     (instance? FileTime (.lastAccessTime a)) (str (.lastModifiedTime a))]))
(Files/setLastModifiedTime (p "f") t)
(Files/setLastModifiedTime (p "d") t)
(answers
 (read-class "f" link)
 (read-class "d" link)
 (read-class "to-f" link)
 (take 5 (read-class "to-f" nofollow))
 (read-class "none" link)
 (read-class "lost" link)
 (take 5 (read-class "lost" nofollow))
 (.size (Files/readAttributes (p "f") BasicFileAttributes link))
 (= (.fileKey (Files/readAttributes (p "f") BasicFileAttributes link))
    (.fileKey (Files/readAttributes (p "to-f") BasicFileAttributes link)))
 (= (.fileKey (Files/readAttributes (p "f") BasicFileAttributes link))
    (.fileKey (Files/readAttributes (p "d") BasicFileAttributes link)))
 (sort (keys (Files/readAttributes (p "f") "*" link)))
 (into (sorted-map) (Files/readAttributes (p "f") "size,isDirectory" link))
 (into {} (Files/readAttributes (p "to-f") "basic:isSymbolicLink" nofollow))
 (get (Files/readAttributes (p "f") "size" link) "size")
 (Files/readAttributes (p "f") "size,foo" link)
 (Files/readAttributes (p "f") "foo:size" link)
 (Files/readAttributes (p "none") "size" link)
 (Files/getAttribute (p "f") "size" link)
 (Files/getAttribute (p "f") "basic:isRegularFile" link)
 (Files/getAttribute (p "f") "foo" link)
 (Files/getAttribute (p "f") "*" link)
 (Files/getAttribute (p "f") "size,isOther" link)
 (Files/setAttribute (p "f") "size" 1 link)
 (Files/setAttribute (p "f") "foo:size" 1 link)
 (some? (Files/setAttribute (p "f") "creationTime" t link))
 (let [view (Files/getFileAttributeView (p "d") BasicFileAttributeView link)]
   (.setTimes view (FileTime/fromMillis 5000) nil nil)
   [(.name view) (str (.lastModifiedTime (.readAttributes view)))]))

;; permissions as text
(answers
 (PosixFilePermissions/toString (PosixFilePermissions/fromString "rwxr-x--x"))
 (PosixFilePermissions/toString #{PosixFilePermission/OTHERS_WRITE})
 (PosixFilePermissions/toString #{})
 (map str (sort (PosixFilePermissions/fromString "r---w---x")))
 (= #{PosixFilePermission/OWNER_READ}
    (PosixFilePermissions/fromString "r--------"))
 (let [permissions (PosixFilePermissions/fromString "r--------")]
   (.add permissions PosixFilePermission/OWNER_WRITE)
   (PosixFilePermissions/toString permissions))
 (PosixFilePermissions/fromString "rwx")
 (PosixFilePermissions/fromString "rwxrwxrwa")
 (let [a (PosixFilePermissions/asFileAttribute
          (PosixFilePermissions/fromString "rwx------"))]
   [(instance? FileAttribute a) (.name a)
    (PosixFilePermissions/toString (.value a))])
 (map str (PosixFilePermission/values)))
(doseq [s ["d" "to-f" "lost" "f" ""]] (Files/delete (p s)))
