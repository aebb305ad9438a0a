;; Readers of standard input take no lines from each other.
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
(t (read)
   (read-line)
   (.ready *in*)
   (read-line)
   (let [b (BufferedReader. *in*)] [(.readLine b) (.readLine b)]))
(let [b (BufferedReader. (InputStreamReader. System/in))]
  (t (.readLine b) (.readLine b)))
