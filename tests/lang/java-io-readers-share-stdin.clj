;; Readers of standard input take no lines from each other.
(import '(java.io BufferedReader InputStreamReader))
(require '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(t (read)
   (read-line)
   (.ready *in*)
   (read-line)
   (let [b (BufferedReader. *in*)] [(.readLine b) (.readLine b)]))
(let [b (BufferedReader. (InputStreamReader. System/in))]
  (t (.readLine b) (.readLine b)))
