;; In WASI "." is a part of an absolute path, and was deleted by way of it.
(import '(java.nio.file Files Paths))
(doseq [s ["" "." "./."]]
  (println (try (Files/delete (Paths/get s (into-array String [])))
                (catch java.nio.file.FileSystemException e
                  (ex-message e)))))
(println (.delete (java.io.File. "")) (.delete (java.io.File. "."))
         (.exists (java.io.File. "")) (.exists (java.io.File. ".")))
