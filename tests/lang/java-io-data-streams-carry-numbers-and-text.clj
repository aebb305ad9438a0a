;; DataOutputStream and DataInputStream: what they write, and what class it is read as.
(import '(java.io ByteArrayInputStream ByteArrayOutputStream DataInput DataInputStream
                  DataOutput DataOutputStream EOFException File FileInputStream
                  FileOutputStream FilterInputStream FilterOutputStream InputStream
                  OutputStream))
(require '[support.answers :refer [told]])
(defmacro t [& forms] `(told typed ~@forms))
(defn typed [x] (str (pr-str x) (when x (str " " (.getSimpleName (class x))))))
(defn written ^bytes [f]
  (let [out (ByteArrayOutputStream.)]
    (with-open [d (DataOutputStream. out)] (f d))
    (.toByteArray out)))
(defn reading ^DataInputStream [& xs]
  (DataInputStream. (ByteArrayInputStream. (byte-array (map unchecked-byte xs)))))
(defmacro bytes-of [& calls]
  `(do ~@(for [c calls]
           `(println '~c "=>" (vec (written (fn [^DataOutputStream d#]
                                              (.. d# ~c))))))))

(bytes-of (writeByte 200) (writeByte -1) (writeShort 513) (writeShort -2) (writeShort 70000)
          (writeChar 8364) (writeInt 1) (writeInt -559038737) (writeLong 1)
          (writeLong Long/MIN_VALUE) (writeFloat 1.5) (writeFloat Float/NaN)
          (writeDouble -2.25) (writeDouble Double/NEGATIVE_INFINITY) (writeBoolean true)
          (writeBoolean false) (writeBytes "aé€") (writeChars "a€") (writeUTF "")
          (writeUTF "aé€😀\u0000") (write 65) (write (byte-array [1 2]))
          (write (byte-array [1 2 3 4]) 1 2))

(let [a (written (fn [^DataOutputStream d]
                   (doto d (.writeByte -5) (.writeByte 250) (.writeShort -3) (.writeShort 65000)
                         (.writeChar 955) (.writeInt -7) (.writeLong 1234567890123) (.writeFloat 0.1)
                         (.writeDouble 0.1) (.writeBoolean true) (.writeUTF "grüße €😀\u0000x"))
                   (println (.size d))))
      in (DataInputStream. (ByteArrayInputStream. a))]
  (t (.available in) (.readByte in) (.readUnsignedByte in) (.readShort in) (.readUnsignedShort in)
     (.readChar in) (.readInt in) (.readLong in) (.readFloat in) (.readDouble in) (.readBoolean in)
     (.readUTF in) (.available in) (.read in) (.readByte in)))

(let [in (reading 1 2 3 4 5 6 7 8 9 10 11 12)
      a (byte-array 4)]
  (t (.read in) (.read in a) (vec a) (.read in a 1 2) (vec a) (.skipBytes in 2)
     (do (.readFully in a 0 2) (vec a)) (.readFully in a) (.read in) (.read in a) (.skipBytes in 5)
     (.readFully in a 3 2) (.readFully in a -1 2) (.readFully in (byte-array 0)) (.close in)))

(t (.readInt (reading 1 2 3)) (.readLong (reading)) (.readBoolean (reading)) (.readChar (reading 1))
   (.readUTF (reading 0 3 65 66)) (.readUTF (reading 0 2 0xc3 0x41)) (.readUTF (reading 0 1 0xc3))
   (.readUTF (reading 0 1 0x80)) (.readUTF (reading 0 3 0xe2 0x82 0x41))
   (.readUTF (reading 0 4 65 0xe2 0x41 0x82)) (.readUTF (reading 0 1 0xf0))
   (.readShort (reading 0xff 0xfe)) (.readUnsignedShort (reading 0xff 0xfe))
   (DataInputStream/readUTF (reading 0 2 104 105))
   (instance? EOFException (try (.readByte (reading)) (catch java.io.IOException e e))))
(t (written (fn [^DataOutputStream d] (.writeUTF d (apply str (repeat 30000 "abc"))))))
(let [in (DataInputStream. (ByteArrayInputStream. (.getBytes "one\ntwo\r\nthree\rfour")))]
  (t (.readLine in) (.readLine in) (.readLine in) (.readLine in) (.readLine in)))

(let [d (DataOutputStream. (ByteArrayOutputStream.)) in (reading)]
  (println (instance? FilterOutputStream d) (instance? OutputStream d) (instance? DataOutput d)
           (instance? FilterInputStream in) (instance? InputStream in) (instance? DataInput in)
           (instance? DataInput d) (sort-by str (supers DataInputStream))))

;; on files, on streams of the program, on one another
(let [f (File/createTempFile "cljwc" ".bin")]
  (with-open [d (DataOutputStream. (FileOutputStream. f))]
    (dotimes [i 3] (.writeInt d (* i 1000))))
  (with-open [d (DataInputStream. (FileInputStream. f))]
    (println (.length f) (vec (repeatedly 3 #(.readInt d)))))
  (.delete f))
(let [log (atom [])
      d (DataOutputStream. (proxy [OutputStream] []
                             (write
                               ([x] (if (bytes? x) (swap! log into x) (swap! log conj x)))
                               ([a from n] (swap! log into (take n (drop from a)))))
                             (flush [] (swap! log conj :flush))
                             (close [] (swap! log conj :close))))]
  (doto d (.write 7) (.writeLong 258) (.flush) (.close) (.close))
  (println @log (.size d)))
(let [left (atom (range 1 100))
      next-byte (fn [] (let [x (first @left)] (swap! left rest) x))
      d (DataInputStream. (proxy [InputStream] []
                            (read
                              ([] (next-byte))
                              ([a] (aset-byte a 0 (next-byte)) 1)
                              ([a from n] (aset-byte a from (next-byte)) 1))))]
  (println (.readByte d) (.readInt d) (.readLong d) (let [a (byte-array 3)] (.readFully d a) (vec a))))
(let [d (DataInputStream. (reading 0 0 0 9 1))]
  (println (.readInt d) (.read d) (.markSupported d)))
(let [d (reading 1 2 3)]
  (.mark d 10)
  (println (.readByte d) (.skip d 1) (.readByte d) (do (.reset d) (.readByte d))
           (vec (.readAllBytes d))))
