; Digests of messages around the ends of blocks, and HMAC.
(import '(java.security MessageDigest SecureRandom NoSuchAlgorithmException) '(javax.crypto Mac) '(javax.crypto.spec SecretKeySpec))
(defn hex [bs] (apply str (map #(format "%02x" %) bs)))
(doseq [a ["MD5" "SHA-1" "SHA" "SHA1" "SHA-224" "SHA-256" "SHA-384" "SHA-512" "sha-256"]]
  (let [d (MessageDigest/getInstance a)]
    (prn a (.getDigestLength d) (hex (.digest d (.getBytes "abc" "UTF-8"))))))
(doseq [a ["MD5" "SHA-1" "SHA-256" "SHA-512"] n [0 1 55 56 63 64 65 111 112 119 127 128 129 300]]
  (prn a n (hex (.digest (MessageDigest/getInstance a) (byte-array (map unchecked-byte (range n)))))))
(let [d (MessageDigest/getInstance "SHA-256")]
  (.update d (.getBytes "hello "))
  (.update d (byte 119))
  (.update d (.getBytes "xxorldxx") 2 4)
  (prn (hex (.digest d)) (= (hex (.digest d)) (hex (.digest (MessageDigest/getInstance "SHA-256")))))
  (.update d (byte-array 5))
  (.reset d)
  (prn (hex (.digest d (java.util.Arrays/copyOf (.getBytes "abc") 3)))))
(prn (MessageDigest/isEqual (byte-array [1 2]) (byte-array [1 2])) (MessageDigest/isEqual (byte-array [1 2]) (byte-array [1 3])))
(prn (try (MessageDigest/getInstance "NOPE") (catch NoSuchAlgorithmException e (ex-message e))))
(doseq [a ["HmacMD5" "HmacSHA1" "HmacSHA256" "HmacSHA512"] k [1 20 64 65 200]]
  (let [m (Mac/getInstance a)]
    (.init m (SecretKeySpec. (byte-array (map unchecked-byte (range k))) a))
    (.update m (.getBytes "message "))
    (prn a k (.getMacLength m) (hex (.doFinal m (.getBytes "text"))))))
(prn (try (Mac/getInstance "HmacNope") (catch NoSuchAlgorithmException e (ex-message e))))
(let [r (SecureRandom.) b (byte-array 16)]
  (.nextBytes r b)
  (prn (count (set (repeatedly 50 #(.nextLong r)))) (boolean (some (complement zero?) b)) (instance? SecureRandom r) (every? #(< -1 % 10) (repeatedly 100 #(.nextInt r 10))) (count (.generateSeed r 7))))
