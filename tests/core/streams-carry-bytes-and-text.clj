(ns core.streams-carry-bytes-and-text
  (:require [clojure.java.io :as io])
  (:import [java.io ByteArrayInputStream ByteArrayOutputStream BufferedInputStream File FileInputStream
            FileOutputStream InputStream InputStreamReader OutputStream OutputStreamWriter StringReader StringWriter]))

(def file (File/createTempFile "cljwc" ".bin"))
(with-open [out (FileOutputStream. file)]
  (.write out 65) (.write out (byte-array [66 67 200 10])) (.write out (byte-array (range 10)) 2 3))
(println (.length file) (with-open [in (FileInputStream. file)] (vec (.readAllBytes in))))
(with-open [out (io/output-stream file :append true)] (.write out (byte-array 20000 (byte 7))) (.write out 9))
(println (.length file))
(with-open [in (io/input-stream file)]
  (println (.read in) (let [a (byte-array 6)] [(.read in a) (vec a)]) (let [a (byte-array 6)] [(.read in a 1 3) (vec a)]) (instance? BufferedInputStream in))
  (println (.skip in 10) (.read in) (count (.readNBytes in 5)) (count (.readAllBytes in)) (.read in) (.read in (byte-array 3))))

;; in memory
(let [in (ByteArrayInputStream. (byte-array [1 2 3 -1 5]))]
  (println (.available in) (.read in) (do (.mark in 9) (.read in)) (.read in) (do (.reset in) (.read in)) (.available in) (.read in) (.read in) (.read in) (.read in)))
(let [in (BufferedInputStream. (ByteArrayInputStream. (byte-array (range 100))))]
  (.mark in 50)
  (println (.read in) (.read in (byte-array 60)) (.read in) (do (.reset in) (.read in)) (.read in)))
(let [out (ByteArrayOutputStream.)]
  (.write out 104) (.write out (.getBytes "éllo")) (.write out (byte-array [1 2 3 4]) 1 2)
  (println (.size out) (vec (.toByteArray out)) (.size out) (do (.reset out) (.size out))))
(println (let [o (ByteArrayOutputStream.)] (.write o (.getBytes "é€" "UTF-16BE")) (.toString o "UTF-16BE")))

;; text on them
(println (with-open [r (io/reader (.getBytes "eins\nzwei €"))] (vec (line-seq r))))
(println (slurp (io/reader (.getBytes "é" "ISO-8859-1") :encoding "ISO-8859-1")) (slurp (.getBytes "xyz")) (slurp (ByteArrayInputStream. (.getBytes "ü"))) (slurp (ByteArrayInputStream. (.getBytes "ü" "UTF-16")) :encoding "UTF-16"))
(let [out (ByteArrayOutputStream.)]
  (with-open [w (io/writer out)] (.write w "ab€") (.write w (int \c)) (.append w \d) (.append w "efg" 1 2) (.write w "12345" 1 2) (.write w (char-array "xyz")))
  (println (str out) (.size out)))
(let [out (ByteArrayOutputStream.) w (OutputStreamWriter. out "UTF-16LE")]
  (.write w "ab") (println (.size out)) (.flush w) (println (vec (.toByteArray out))))
(with-open [w (io/writer file)] (binding [*out* w] (println "printed" {:a [1 "x"]}) (pr "y")))
(println (slurp file))
(with-open [w (io/writer file :encoding "UTF-16BE" :append false)] (.write w "é"))
(println (vec (.readAllBytes (io/input-stream file))) (slurp (io/reader file :encoding "UTF-16BE")))
(spit (io/output-stream file) "by spit") (println (slurp (FileInputStream. file)) (with-open [r (InputStreamReader. (FileInputStream. file))] (.read r)))

;; copying
(let [to (File/createTempFile "cljwc" ".bin")]
  (io/copy file to) (println (slurp to))
  (io/copy "text" to) (println (slurp to))
  (io/copy (StringReader. "from ü") to) (println (slurp to) (.length to))
  (io/copy (byte-array [80 81]) to) (println (slurp to))
  (println (let [w (StringWriter.)] (io/copy to w) (str w)) (let [o (ByteArrayOutputStream.)] (io/copy "ü" o :encoding "ISO-8859-1") (vec (.toByteArray o))))
  (println (let [o (ByteArrayOutputStream.)] (io/copy (ByteArrayInputStream. (byte-array 10000)) o) (.size o)))
  (.delete to))
(println (map #(try (% 5) (catch IllegalArgumentException e (.getMessage e))) [io/reader io/writer io/input-stream io/output-stream]))
(println (try (io/reader nil) (catch IllegalArgumentException e (.getMessage e))))
(println (instance? InputStream (io/input-stream file)) (instance? OutputStream (io/output-stream file)) (instance? java.io.Writer (OutputStreamWriter. (ByteArrayOutputStream.))) (instance? java.io.Reader (io/reader (byte-array 0))) (instance? java.io.Closeable (ByteArrayOutputStream.)))
(.delete file)
