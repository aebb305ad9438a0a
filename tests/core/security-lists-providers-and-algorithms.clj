(import '(java.security MessageDigest Provider Security))
(def names
  (set (mapcat (fn [^Provider p] (enumeration-seq (.keys p)))
               (Security/getProviders))))
(prn (every? names ["MessageDigest.MD5" "MessageDigest.SHA-1" "MessageDigest.SHA-256"
                    "MessageDigest.SHA-384" "MessageDigest.SHA-512"]))
(prn (every? (set (Security/getAlgorithms "MessageDigest")) ["MD5" "SHA-1" "SHA-256"])
     (every? (set (Security/getAlgorithms "Mac")) ["HMACMD5" "HMACSHA256"])
     (Security/getAlgorithms "Nothing"))
;; As clj-commons/digest makes its functions.
(defn hex [bs] (apply str (map #(format "%02x" %) bs)))
(doseq [n ["MD5" "SHA-256"] :when (names (str "MessageDigest." n))]
  (intern *ns* (symbol (.toLowerCase n))
          (fn [s] (hex (.digest (MessageDigest/getInstance n) (.getBytes s))))))
(prn (md5 "clojure"))
(prn (sha-256 "clojure"))
