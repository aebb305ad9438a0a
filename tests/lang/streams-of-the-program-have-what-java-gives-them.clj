;; What InputStream and OutputStream do for proxies that read and write only.
(import '(java.io ByteArrayOutputStream Closeable InputStream OutputStream))
(require '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(defn bytes-in ^InputStream [n]
  (let [left (atom (range n))
        taken (fn [k] (let [xs (take k @left)] (swap! left #(drop k %)) xs))
        fill (fn [a from k]
               (let [xs (taken k)]
                 (doseq [[i x] (map vector (range) xs)] (aset-byte a (+ from i) x))
                 (if (and (empty? xs) (pos? k)) -1 (count xs))))]
    (proxy [InputStream] []
      (read
        ([] (or (first (taken 1)) -1))
        ([a] (fill a 0 (alength a)))
        ([a from k] (fill a from k))))))
(let [in (bytes-in 20) out (ByteArrayOutputStream.)]
  (t (.available in) (.read in) (.skip in 2) (.skip in -1) (vec (.readNBytes in 3))
     (.markSupported in) (.transferTo in out) (vec (.toByteArray out)) (.read in)
     (vec (.readAllBytes in)) (.close in) (instance? Closeable in)))
(with-open [in (bytes-in 4)] (println (vec (.readAllBytes in))))
(let [written (atom [])
      out (proxy [OutputStream] []
            (write ([x] (swap! written (if (bytes? x) into conj) x))
              ([a from n] (swap! written into (take n (drop from a))))))]
  (t (.write ^OutputStream out 1) (.flush ^OutputStream out) (.close ^OutputStream out)
     (with-open [o ^OutputStream out] (.write o (byte-array [7 8 9]) 1 2)) @written))
