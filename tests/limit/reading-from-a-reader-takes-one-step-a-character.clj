;; Many forms on lines of their own, on one line, and one form of many lines.
(require '[clojure.edn :as edn])
(import '[java.io PushbackReader StringReader])

(def n 20000)

(defn read-all [read text]
  (let [in (PushbackReader. (StringReader. text))]
    (loop [k 0 last nil]
      (let [form (read in)]
        (if (= form :end) [k last] (recur (inc k) form))))))

(def by-core #(read % false :end))
(def by-edn #(edn/read {:eof :end} %))

(def lines (apply str (map #(str "{:a " % "}\n") (range n))))
(def one-line (apply str (map #(str "{:a " % "} ") (range n))))
(def one-form (str "[" lines "]"))

(doseq [read [by-core by-edn]]
  (prn (read-all read lines) (read-all read one-line))
  (let [[k form] (read-all read one-form)]
    (prn k (count form) (peek form))))

;; What follows a form stays in the reader.
(let [in (PushbackReader. (StringReader. "a b(c)\nrest of it\n\"x\ny\"z"))]
  (prn (read in) (read in) (read in) (.read in))
  (prn (binding [*in* in] [(read) (read) (read) (read) (read)]))
  (prn (read in false :end) (.read in)))
(with-in-str "1 two [3\n 4] five\nsix\n"
  (prn (read) (read) (read) (read-line) (read-line) (read-line)))
(with-in-str "(1 2"
  (prn (try (read) (catch RuntimeException _ :thrown))))
(let [in (clojure.lang.LineNumberingPushbackReader.
          (StringReader. "  (a  b) c\nd"))]
  (prn (read+string in) (.getLineNumber in) (read in) (read+string in)))
