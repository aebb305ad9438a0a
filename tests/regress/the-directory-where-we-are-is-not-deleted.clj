;; In WASI "." is a part of an absolute path, and was deleted, or moved, by way of
;; it.
(import '(java.nio.file CopyOption Files Paths))
(doseq [s ["" "." "./."]]
  (println (try (Files/delete (Paths/get s (into-array String [])))
                (catch java.nio.file.FileSystemException e
                  (ex-message e)))))
(println (.delete (java.io.File. "")) (.delete (java.io.File. "."))
         (.exists (java.io.File. "")) (.exists (java.io.File. ".")))
(println (try (Files/move (Paths/get "" (into-array String []))
                          (Paths/get "build/moved" (into-array String []))
                          (into-array CopyOption []))
              (catch java.nio.file.FileSystemException e (ex-message e)))
         (.renameTo (java.io.File. ".") (java.io.File. "build/moved"))
         (try (slurp "") (catch java.io.FileNotFoundException e :no-file)))
