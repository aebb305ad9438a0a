;; GZIP and ZIP streams, what they refuse, and CRC32.
(require '[support.answers :refer [told]])
(import '(java.io ByteArrayInputStream ByteArrayOutputStream InputStream
          OutputStream)
        '(java.nio.file.attribute FileTime)
        '(java.util.zip CRC32 GZIPInputStream GZIPOutputStream ZipEntry
          ZipException ZipInputStream ZipOutputStream))
(defn octets [& xs] (byte-array (map unchecked-byte xs)))
(defn text-of [in] (String. (.readAllBytes in) "UTF-8"))
(defn gzip [text]
  (let [out (ByteArrayOutputStream.)]
    (with-open [z (GZIPOutputStream. out)] (.write z (.getBytes text)))
    (.toByteArray out)))
(defn gunzip [bytes]
  (with-open [in (GZIPInputStream. (ByteArrayInputStream. bytes))]
    (text-of in)))
(def long-text (apply str (map (fn [i] (str "line " (mod (* i 7919) 1000) "\n"))
                               (range 20000))))
(def hello (gzip "hello hello hello"))
(told pr-str
 (vec hello)
 (gunzip hello)
 (gunzip (gzip ""))
 (= long-text (gunzip (gzip long-text)))
 (< (alength (gzip long-text)) (quot (count long-text) 3))
 (let [twice (ByteArrayOutputStream.)]
   (.write twice hello)
   (.write twice (gzip "+"))
   (gunzip (.toByteArray twice)))
 (let [more (ByteArrayOutputStream.)]
   (.write more hello)
   (.write more (octets 1 2 3))
   (gunzip (.toByteArray more)))
 (gunzip (octets))
 (gunzip (octets 1 2 3 4 5 6 7 8 9 10 11))
 (gunzip (java.util.Arrays/copyOf hello 15))
 (try (gunzip (doto (aclone hello) (aset 20 (byte 9))))
      (catch java.io.IOException e :damaged))
 ;; a name and a comment in the header
 (gunzip (byte-array (concat (octets 0x1f 0x8b 8 0x18 0 0 0 0 0 255)
                             (.getBytes "name") [0] (.getBytes "text") [0]
                             (drop 10 hello))))
 (let [in (GZIPInputStream. (ByteArrayInputStream. hello))]
   [(instance? InputStream in) (.read in) (.read in (byte-array 3))
    (text-of in) (.read in)])
 (let [out (ByteArrayOutputStream.) z (GZIPOutputStream. out)]
   (.write z (int \a))
   (.finish z)
   [(instance? OutputStream z) (gunzip (.toByteArray out))
    (try (.write z (int \b)) (catch java.io.IOException e (ex-message e)))]))

;; entries
(defn zip [& entries]
  (let [out (ByteArrayOutputStream.)]
    (with-open [z (ZipOutputStream. out)]
      (doseq [[name text] entries]
        (.putNextEntry z (if (string? name) (ZipEntry. name) name))
        (when text (.write z (.getBytes text "UTF-8")))
        (.closeEntry z)))
    (.toByteArray out)))
(defn entries [bytes]
  (with-open [in (ZipInputStream. (ByteArrayInputStream. bytes))]
    (loop [found []]
      (if-let [e (.getNextEntry in)]
        (recur (conj found [(.getName e) (.isDirectory e) (.getMethod e)
                            (text-of in)]))
        found))))
(def t (FileTime/fromMillis 1000000000000))
(defn stored [name text]
  (let [bytes (.getBytes text) crc (CRC32.)]
    (.update crc bytes)
    (doto (ZipEntry. name)
      (.setMethod ZipEntry/STORED)
      (.setSize (alength bytes))
      (.setCompressedSize (alength bytes))
      (.setCrc (.getValue crc)))))
(told pr-str
 (entries (zip ["a.txt" "first"] ["d/" nil] ["d/ä.txt" "zwei €"]))
 (entries (zip))
 (= [["long" false 8 long-text]] (entries (zip ["long" long-text])))
 (entries (zip [(stored "s" "as it is") "as it is"] ["t" "more"]))
 (entries (octets 1 2 3))
 (entries (java.util.Arrays/copyOf (zip ["a" "text"]) 33))
 (zip ["a" "1"] ["a" "2"])
 (with-open [z (ZipOutputStream. (ByteArrayOutputStream.))] (.write z (int 1)))
 (let [in (ZipInputStream. (ByteArrayInputStream. (zip ["a" "1"] ["b" "2"])))]
   (.getNextEntry in)
   [(str (.getNextEntry in)) (text-of in) (.getNextEntry in)])
 (let [in (ZipInputStream.
           (ByteArrayInputStream.
            (zip [(doto (ZipEntry. "a") (.setLastModifiedTime t)) "1"])))]
   (str (.getLastModifiedTime (.getNextEntry in))))
 (let [in (ZipInputStream.
           (ByteArrayInputStream.
            (zip [(doto (ZipEntry. "a") (.setTime 1000000000000)) "1"])))]
   (quot (.getTime (.getNextEntry in)) 86400000))
 (let [e (ZipEntry. "a/")]
   [(str e) (.isDirectory e) (.getSize e) (.getMethod e) (.getCrc e)
    (.getLastModifiedTime e) (.getComment e)])
 (.setMethod (ZipEntry. "a") 3)
 (doto (ZipOutputStream. (ByteArrayOutputStream.)) (.setLevel 10)))

;; what others wrote: a descriptor behind the contents
(def streamed
  (byte-array
   (concat (octets 0x50 0x4b 3 4 20 0 8 0 8 0 0 0 0x21 0 0 0 0 0 0 0 0 0 0 0 0 0
                   1 0 0 0)
           (.getBytes "x")
           (drop-last 8 (drop 10 hello))
           (octets 0x50 0x4b 7 8)
           (take 4 (take-last 8 hello))
           (octets (- (alength hello) 18) 0 0 0 17 0 0 0))))
(told pr-str
 (entries streamed)
 (let [in (ZipInputStream. (ByteArrayInputStream. streamed)) e (.getNextEntry in)]
   (text-of in)
   (.closeEntry in)
   [(.getSize e) (.getCompressedSize e)])
 (try (entries (doto (aclone streamed) (aset (- (alength streamed) 9) (byte 1))))
      (catch ZipException e (re-find #"invalid entry (?:CRC|size|compressed size)"
                                     (ex-message e)))))

(told pr-str
 (let [c (CRC32.)]
   (.update c (.getBytes "123456789"))
   [(.getValue c) (do (.reset c) (.getValue c))])
 (let [c (CRC32.)]
   (.update c (int \1))
   (.update c (.getBytes "x23x") 1 2)
   (.getValue c)))
