;; Each of java.io's readers is of its own class, which knows those above it.
(import '(java.io BufferedInputStream BufferedReader ByteArrayInputStream
                  CharArrayReader FileInputStream FileReader FilterReader
                  InputStreamReader LineNumberReader PushbackReader Reader
                  StringReader StringWriter)
        '(clojure.lang LineNumberingPushbackReader))
(require '[clojure.java.io :as io])
(defmacro t
  [& es]
  `(do ~@(map (fn [e]
                `(println '~e "=>"
                          (try (pr-str ~e)
                               (catch Throwable x#
                                 (str (.getName (class x#)) ": "
                                      (.getMessage x#))))))
              es)))
(defn sr [s] (StringReader. s))
(defn br [s] (BufferedReader. (sr s)))
(def f (java.io.File/createTempFile "cljwc" ".txt"))
(spit f "one\ntwo\r\nthree\rfour äöü€😀\nlast")
(t (class *in*)
   (with-in-str "a" (class *in*))
   (class (io/reader f))
   (class (io/reader (str f)))
   (class (io/reader (sr "a")))
   (class (io/reader (.getBytes "abc")))
   (class (io/reader (FileInputStream. f)))
   (class (br "a"))
   (class (PushbackReader. (sr "a")))
   (class (FileReader. f))
   (class (FileReader. (str f)))
   (class (CharArrayReader. (char-array "abc")))
   (class (InputStreamReader. (FileInputStream. f)))
   (class (LineNumberReader. (sr "")))
   (class (LineNumberingPushbackReader. (sr "a")))
   (class (io/reader (io/reader f)))
   (let [r (br "x")] (identical? r (io/reader r)))
   (let [r (sr "x")] (identical? r (io/reader r))))
(def classes
  [BufferedReader StringReader PushbackReader InputStreamReader FileReader
   CharArrayReader LineNumberReader LineNumberingPushbackReader FilterReader])
(doseq [c classes]
  (println c (sort (remove #{"java.lang.AutoCloseable" "java.lang.Object"}
                           (map (fn [s] (.getName s)) (supers c)))))
  (println (map (fn [d] (isa? c d)) (concat classes [Reader Readable])))
  (println (map (fn [x] (instance? c x))
                [(br "") (sr "") (PushbackReader. (sr "")) (FileReader. f)
                 (LineNumberReader. (sr "")) *in*])))
(t (.getSimpleName (class *in*))
   (re-find #"^#object\[java.io.BufferedReader 0x" (pr-str (br "")))
   (re-find #"^java.io.StringReader@" (str (sr ""))))
(defprotocol Named (named [x]))
(extend-protocol Named
  Reader (named [_] :reader)
  PushbackReader (named [_] :pushback)
  StringReader (named [_] :string))
(println (map named [*in* (sr "") (br "") (FileReader. f)]))
(defmulti kind class)
(defmethod kind BufferedReader [_] :buffered)
(defmethod kind Reader [_] :reader)
(println (map kind [(br "") (LineNumberReader. (sr "")) (sr "")]))
(io/delete-file f)
