;; Lines end with \n, \r or \r\n, of which readers that count them make \n where
;; they are read by the character.
(import '(java.io BufferedReader ByteArrayInputStream CharArrayReader
                 FileReader InputStreamReader PushbackReader StringReader
                 StringWriter))
(require '[clojure.java.io :as io]
         '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(defn sr [s] (StringReader. s))
(defn br [s] (BufferedReader. (sr s)))
(def f (java.io.File/createTempFile "cljwc" ".txt"))
(spit f "one\ntwo\r\nthree\rfour äöü€😀\nlast")
(t (with-in-str "(a\n b) (c)\n(d)"
     [(meta (read))
      (meta (read))
      (read-line)
      (meta (read))
      (.getLineNumber *in*)]))
(t (with-in-str "a\nb"
     [(read) (.getLineNumber *in*) (read) (.getLineNumber *in*)]))
(t (with-in-str "l1\r\nl2\rl3\n\nl5"
     [(read-line)
      (.getLineNumber *in*)
      (read-line)
      (read-line)
      (read-line)
      (.getLineNumber *in*)
      (read-line)
      (read-line)
      (.getLineNumber *in*)]))
(t (with-in-str "a\r\nb\r\nc" [(read-line) (slurp *in*)]))
(t (with-in-str "a\r\nb\rc" [(slurp *in*)]))
(t (with-in-str "a\r\nb\rc"
     [(.read *in*)
      (.read *in*)
      (.read *in*)
      (.read *in*)
      (.read *in*)
      (.read *in*)]))
(t (with-in-str "a\r\nb\rc"
     (let [b (BufferedReader. *in*)]
       [(.read b) (.read b) (.read b) (.read b)  (.read b)  (.read b)])))
(t (with-in-str "a" (read-line) (.close *in*) (read-line)))
(t (let [r (sr "x y")] (slurp r) (slurp r)))
(t (let [r (io/reader f)] (.close r) (line-seq r)))
(t (with-open [r (io/reader f)] (doall (line-seq r))))
(t (let [b (char-array 10)]
     (with-open [r (io/reader f)] [(.read r b 2 5) (apply str (map int b))])))
(t (let [b (char-array 4) r (br "abcdef")]
     [(.read r b) (seq b) (.read r b) (seq b) (.read r b) (.read r b 0 0)]))
(t (let [b (char-array 4) r (br "abcdef")] (.read r b 2 5)))
(t (let [b (char-array 4) r (sr "")] [(.read r b) (.read r b 0 0)]))
(t (let [r (br "a\n\nb")] (iterator-seq (.iterator (.lines r)))))
(t (let [r (sr "transfer") w (StringWriter.)] [(.transferTo r w) (str w)]))
(t (.readLine (sr "a"))
   (.readLine (PushbackReader. (sr "a")))
   (.unread (sr "a") 1)
   (.getLineNumber (br ""))
   (.lines (sr "")))
(t (slurp (InputStreamReader. (ByteArrayInputStream. (.getBytes "äö€😀"
                                                                "UTF-16"))
                              "UTF-16"))
   (slurp (FileReader. f)))
(t (let [s (apply str (repeat 3000 "ä€😀x"))]
     (= s
        (slurp (InputStreamReader. (ByteArrayInputStream. (.getBytes s
                                                                     "UTF-8"))
                                   "UTF-8"))
        (slurp (.getBytes s)))))
(t (slurp (CharArrayReader. (char-array "hello") 1 3))
   (CharArrayReader. (char-array "hello") 7 3)
   (slurp (CharArrayReader. (char-array "hello") 2 30)))
(let [from (sr "copied") to (StringWriter.)]
  (io/copy from to)
  (t (str to) (.read from)))
(io/delete-file f)
