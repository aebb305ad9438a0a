;; What a reader was given back, or has read ahead, the one that wraps it reads;
;; the wrapped one can be the program's.
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
(let [r (PushbackReader. (sr "abc") 2)]
  (t (.read r)
     (.unread r 97)
     (.read r)
     (.unread r (int \z))
     (.unread r (int \y))
     (.unread r 1)
     (.read r)
     (.read r)
     (.read r)
     (.unread r (char-array "pq"))
     (.unread r (char-array "pq"))
     (.read r)
     (.unread r (char-array "0123") 1 1)
     (.read r)
     (.read r)
     (.read r)
     (.read r)
     (.unread r (char-array "xyz"))
     (.ready r)))
(t (PushbackReader. (sr "") 0)
   (BufferedReader. (sr "") 0)
   (LineNumberingPushbackReader. (sr "") 0)
   (let [r (PushbackReader. (sr "ab"))] (.unread r 65) (.unread r 66)))
(t (let [r (LineNumberingPushbackReader. (sr "ab"))]
     (.unread r 65)
     (.unread r 66)))
(let [i (PushbackReader. (sr "world") 10)]
  (.unread i (char-array "hello "))
  (let [b (BufferedReader. i)] (t (.readLine b) (.readLine b))))
(let [i (br "one\ntwo\nthree\nfour")]
  (t (.readLine i))
  (let [p (PushbackReader. i)]
    (t (.read p) (.unread p 84) (slurp (BufferedReader. p)))))
(let [l (LineNumberingPushbackReader. (sr "a\nb\r\nc\rd"))]
  (t (.getLineNumber l)
     (.atLineStart l)
     (.read l)
     (.atLineStart l)
     (.read l)
     (.getLineNumber l)
     (.getColumnNumber l)
     (.read l)
     (.getColumnNumber l)
     (.read l)
     (.read l)
     (.getLineNumber l)
     (.read l)
     (.read l)
     (.getLineNumber l)
     (.unread l 100)
     (.getColumnNumber l)
     (.read l)
     (.read l)
     (.setLineNumber l 40)
     (.getLineNumber l)))
(let [l (LineNumberReader. (sr "a\nb\r\nc\rd"))]
  (t (.getLineNumber l)
     (.readLine l)
     (.getLineNumber l)
     (.mark l 10)
     (.readLine l)
     (.getLineNumber l)
     (.reset l)
     (.getLineNumber l)
     (.read l)
     (.read l)
     (.read l)
     (.getLineNumber l)
     (.setLineNumber l 7)
     (.readLine l)
     (.getLineNumber l)
     (.readLine l)
     (.getLineNumber l)
     (.readLine l)))
(defn own
  [s]
  (let [at (atom 0) log (atom [])]
    [(proxy [Reader]
       []
       (read ([] (if (< @at (count s))
                   (let [c (int (nth s @at))] (swap! at inc) c)
                   -1))
             ([b] (.read this b 0 (alength b)))
             ([b off n] (if (= @at (count s))
                          -1
                          (let [k (min n 4 (- (count s) @at))]
                            (dotimes [i k]
                                     (aset b (+ off i) (nth s (+ @at i))))
                            (swap! at + k)
                            k))))
       (ready [] true)
       (close [] (swap! log conj :closed)))
     log]))
(let [[r log] (own "line 1\nline 2\n(a b)\n")]
  (let [b (BufferedReader. r)]
    (t (.readLine b)
       (do (.mark b 20) (.readLine b))
       (do (.reset b) (.readLine b))
       (.ready b)
       (with-open [b b] (slurp b))
       @log
       (.readLine b))))
(let [[r log] (own "(a b) [c")]
  (let [p (PushbackReader. r)] (t (read p) (.read p) (read p))))
(let [[r log] (own "x\ny\n")] (t (line-seq (BufferedReader. r))))
(let [[r log] (own "(a\n b)\n  (c d)")]
  (let [l (LineNumberingPushbackReader. r)]
    (t (meta (read l)) (meta (read l)) (.getLineNumber l))))
(let [[r log] (own "slurped")] (t (slurp r) @log))
(let [[r log] (own "slurped")]
  (let [w (StringWriter.)] (io/copy r w) (t (str w))))
(defn l [s] (LineNumberReader. (StringReader. s)))
(let [r (l "ab")]
  (println (.readLine r)
    (.getLineNumber r)
    (.readLine r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)))
(let [r (l "ab")]
  (println (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)(.readLine r)
    (.getLineNumber r)))
(let [r (l "ab\n")]
  (println (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)))
(let [r (l "ab") b (char-array 9)]
  (println (.read r b)
    (.getLineNumber r)
    (.read r b)
    (.getLineNumber r)
    (.read r b)
    (.getLineNumber r)))
(let [r (l "ab\n") b (char-array 9)]
  (println (.read r b)
    (.getLineNumber r)
    (.read r b)
    (.getLineNumber r)
    (.read r b)
    (.getLineNumber r)))
(let [r (l "ab\r\nc") b (char-array 9)]
  (println (.read r)
    (.read r)(.read r)
    (.getLineNumber r)
    (.read r b)
    (int (aget b 0))
    (.getLineNumber r)
    (.read r b)
    (.getLineNumber r)))
(let [r (LineNumberingPushbackReader. (l "ab"))]
  (println (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)
    (.read r)
    (.getLineNumber r)(.read r)
    (.getLineNumber r)))
