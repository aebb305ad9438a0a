;; mark, reset, skip and ready of readers, also when they are closed.
(import '(java.io BufferedReader ByteArrayInputStream CharArrayReader
                 InputStreamReader LineNumberReader PushbackReader
                 StringReader)
        '(clojure.lang LineNumberingPushbackReader))
(require '[clojure.java.io :as io]
         '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(defmacro e [x]
  `(try ~x
        (catch Throwable x#
          (str (.getName (class x#)) ": " (.getMessage x#)))))
(defn sr [s] (StringReader. s))
(defn br [s] (BufferedReader. (sr s)))
(def f (java.io.File/createTempFile "cljwc" ".txt"))
(spit f "one\ntwo\r\nthree\rfour äöü€😀\nlast")
(defn mk
  [s]
  [(br s)
   (sr s)
   (CharArrayReader. (char-array s))
   (PushbackReader. (sr s))
   (InputStreamReader. (ByteArrayInputStream. (.getBytes s)))
   (LineNumberReader. (sr s))
   (LineNumberingPushbackReader. (sr s))
   (io/reader (.getBytes s))])
(doseq [r (mk "hello world")]
  (println (class r)
    (e (.markSupported r))
    (e (do (.read r) (.reset r) (.read r)))
    (e (do
         (.read r)
         (.mark r 5)
         [(.read r) (.read r) (do (.reset r) (.read r))]))
    (e (.mark r -1))
    (e (.ready r))
    (e (.skip r 2))
    (e (char (.read r)))
    (e (.skip r -1))
    (e (.read r))
    (e (.skip r 100))
    (e (.read r))
    (e (.ready r))
    (e (.skip r -3))
    (e (.read r))
    (e (do (.close r) :closed))
    (e (.read r))
    (e (.ready r))
    (e (.mark r 1))
    (e (.reset r))
    (e (.skip r 1))
    (e (.readLine r))
    (e (.close r))))
(let [r (br "abcdef\nghi\r\njkl\rmno")]
  (.mark r 100)
  (t (.readLine r)
     (.readLine r)
     (.reset r)
     (.readLine r)
     (.readLine r)
     (.readLine r)
     (do (.mark r 10) (.read r))
     (.readLine r)
     (.readLine r)
     (.reset r)
     (.readLine r)))
(let [r (br (apply str (repeat 20000 "x")))]
  (t (do (.mark r 1) (.skip r 10) (.reset r) (.read r))
     (do (.mark r 15000) (.skip r 14999) (.reset r) (.read r))
     (do (.mark r 10) (.skip r 19998) (.reset r))))
(let [r (io/reader f)]
  (t (do
       (.mark r 100)
       [(.readLine r) (.readLine r) (.readLine r) (.readLine r)])
     (do
       (.reset r)
       [(.readLine r)
        (.readLine r)
        (.readLine r)
        (.readLine r)
        (.readLine r)
        (.readLine r)])))
(defn csv-cell
  [r]
  (loop [acc ""]
    (.mark r 1)
    (let [c (.read r)]
      (cond (neg? c)
            acc
            (= c (int \,))
            (do (.reset r) acc)
            :else
            (recur (str acc (char c)))))))
(let [r (br "ab,c")] (t (csv-cell r) (char (.read r)) (csv-cell r)))
(io/delete-file f)
