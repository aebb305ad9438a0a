# Natively they are read and set, as `stat` sees it. WASI has none, which is an
# exception, but for what the process itself may do with a file.
cat >p.clj <<'CLJ'
(import '(java.io File)
        '(java.nio.file Files LinkOption Path)
        '(java.nio.file.attribute FileAttribute PosixFileAttributes
          PosixFileAttributeView PosixFilePermission PosixFilePermissions))
(def link (into-array LinkOption []))
(defn p [x] (Path/of x (into-array String [])))
(defn initial [text]
  (into-array FileAttribute
              [(PosixFilePermissions/asFileAttribute
                (PosixFilePermissions/fromString text))]))
(defn show [x]
  (PosixFilePermissions/toString (Files/getPosixFilePermissions (p x) link)))
(Files/createFile (p "f") (initial "rw-------"))
(Files/createDirectory (p "d") (initial "rwx--x---"))
(println (show "f") (show "d"))
(Files/setPosixFilePermissions
 (p "f") #{PosixFilePermission/OWNER_READ PosixFilePermission/OTHERS_EXECUTE})
(println (show "f"))
(Files/setAttribute (p "f") "posix:permissions"
                    (PosixFilePermissions/fromString "rwxr-xr--") link)
(println (show "f") (format "%o" (Files/getAttribute (p "f") "unix:mode" link)))
(def f (File. "f"))
(println (.setExecutable f false) (.setReadable f false false)
         (.setWritable f true false) (show "f"))
(println (.setReadable f true) (.setReadOnly f) (show "f")
         (.setWritable (File. "none") true))
(def owner (Files/getOwner (p "f") link))
(def attributes (Files/readAttributes (p "f") PosixFileAttributes link))
(println (= owner (.owner attributes)) (.getName owner) (str (.group attributes))
         (PosixFilePermissions/toString (.permissions attributes)))
(println (sort (keys (Files/readAttributes (p "f") "posix:*" link))))
(println (sort (keys (Files/readAttributes (p "f") "unix:nlink,uid" link))))
(Files/setOwner (p "f") owner)
(println (= owner (-> (.getFileSystem (p "f")) .getUserPrincipalLookupService
                      (.lookupPrincipalByName (.getName owner)))))
(let [view (Files/getFileAttributeView (p "d") PosixFileAttributeView link)]
  (.setPermissions view (PosixFilePermissions/fromString "rwx------"))
  (println (.name view) (show "d")))
(println (re-find #"^rw-------"
                  (show (str (Files/createTempFile (p ".") "a" "b"
                                                   (make-array FileAttribute 0)))))
         (re-find #"^rwx------"
                  (show (str (Files/createTempDirectory
                              (p ".") "a" (make-array FileAttribute 0))))))
CLJ
umask 022
cljwc --target=native p.clj -o p
./p >out
[ "$(stat -c %a f)" = 410 ] || { stat f; exit 1; }
cat >want <<END
rw------- rwx--x---
r-------x
rwxr-xr-- 100754
true true true -w--wx-w-
true true r----x--- false
true $(id -un) $(id -gn) r----x---
(creationTime fileKey group isDirectory isOther isRegularFile isSymbolicLink lastAccessTime lastModifiedTime owner permissions size)
(nlink uid)
true
posix rwx------
rw------- rwx------
END
diff want out

cat >w.clj <<'CLJ'
(import '(java.nio.file Files FileSystems LinkOption Path)
        '(java.nio.file.attribute FileAttribute PosixFileAttributes
          PosixFilePermissions))
(def link (into-array LinkOption []))
(def p (Path/of "w.clj" (into-array String [])))
(def some-permissions (PosixFilePermissions/fromString "rwx------"))
(doseq [f [#(Files/getOwner p link)
           #(PosixFilePermissions/toString
             (Files/getPosixFilePermissions p link))
           #(str (Files/setPosixFilePermissions p some-permissions))
           #(Files/setPosixFilePermissions
             p (PosixFilePermissions/fromString "r--------"))
           #(Files/setAttribute p "posix:permissions" some-permissions link)
           #(Files/getAttribute p "unix:mode" link)
           #(Files/readAttributes p PosixFileAttributes link)
           #(.setExecutable (.toFile p) true)
           #(Files/createFile (.resolveSibling p "x")
             (into-array FileAttribute [(PosixFilePermissions/asFileAttribute
                                         some-permissions)]))]]
  (println (try (f) (catch UnsupportedOperationException e (ex-message e)))))
(println (.supportedFileAttributeViews (FileSystems/getDefault)))
CLJ
cljwc run w.clj >out
cat >want <<'END'
WASI has no owners and permissions of files
rwx------
w.clj
WASI has no permissions of files
View 'posix' not available
View 'unix' not available
nil
WASI has no permissions of files
'posix:permissions' not supported as initial attribute
#{basic}
END
diff want out
expect_absent x
