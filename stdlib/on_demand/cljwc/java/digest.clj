;; SPDX-License-Identifier: MIT
;;
;; java.security.MessageDigest and javax.crypto.Mac: MD5 (RFC 1321), SHA-1 and SHA-2
;; (FIPS 180-4), HMAC (RFC 2104). What is to be digested is kept until the end.
(ns cljwc.java.digest
  (:import [java.io ByteArrayOutputStream]))

(defn- padded
  "The message with its end: a bit, zeros, and its length in bits in the last 8
  bytes of a block."
  ^bytes [^bytes message block big-endian?]
  (let [n (alength message)
        least (+ n 1 (if (= block 128) 16 8))
        size (* block (quot (+ least block -1) block))
        out (byte-array size)]
    (System/arraycopy message 0 out 0 n)
    (aset-byte out n -128)
    (dotimes [i 8]
      (let [shift (* 8 i)]
        (aset-byte out (if big-endian? (- size 1 i) (+ (- size 8) i))
                   (unchecked-byte (unsigned-bit-shift-right (* 8 n) shift)))))
    out))

(defn- word
  "The n bytes from i on as a number."
  ^long [^bytes message ^long i ^long n big-endian?]
  (loop [k 0 x 0]
    (if (< k n)
      (recur (inc k)
             (bit-or (bit-shift-left x 8)
                     (bit-and 255 (long (aget message
                                              (if big-endian?
                                                (+ i k)
                                                (- (+ i n) 1 k)))))))
      x)))

(defn- bytes-of
  "The words, n bytes each, one after the other; as many bytes as wanted."
  [words n big-endian? wanted]
  (byte-array
   (take wanted
         (for [w words k (range n)]
           (unchecked-byte (unsigned-bit-shift-right
                            w (* 8 (if big-endian? (- n 1 k) k))))))))

(defn- digest-blocks
  "The state after all blocks of the message: (step state message i) gives that
  after the block from i on."
  [step start message block big-endian?]
  (let [message (padded message block big-endian?)]
    (reduce (fn [state i] (step state message i))
            start (range 0 (alength message) block))))

(def ^:private ^:const mask 0xffffffff)
(defmacro ^:private add32 [& xs] `(bit-and mask (+ ~@xs)))
(defmacro ^:private left32 [x n]
  `(let [x# (long ~x) n# (long ~n)]
     (bit-and mask (bit-or (bit-shift-left x# n#)
                           (unsigned-bit-shift-right x# (- 32 n#))))))
(defmacro ^:private right32 [x n] `(left32 ~x (- 32 ~n)))
(defmacro ^:private right64 [x n]
  `(let [x# (long ~x)]
     (bit-or (unsigned-bit-shift-right x# ~n) (bit-shift-left x# (- 64 ~n)))))

;; --- MD5 ---

(def ^:private md5-start [0x67452301 0xefcdab89 0x98badcfe 0x10325476])
(def ^:private md5-table
  (delay (long-array (map (fn [i] (long (* 4294967296.0 (Math/abs (Math/sin (inc i))))))
                          (range 64)))))
(def ^:private md5-turns
  (delay (long-array (mapcat (fn [turns] (take 16 (cycle turns)))
                             [[7 12 17 22] [5 9 14 20] [4 11 16 23] [6 10 15 21]]))))
(defn- md5-step [state message at]
  (let [^longs table @md5-table ^longs turns @md5-turns
        [a0 b0 c0 d0] state]
    (loop [i 0 a (long a0) b (long b0) c (long c0) d (long d0)]
      (if (< i 64)
        (let [round (quot i 16)
              f (case round
                  0 (bit-or (bit-and b c) (bit-and (bit-xor b mask) d))
                  1 (bit-or (bit-and d b) (bit-and (bit-xor d mask) c))
                  2 (bit-xor b c d)
                  (bit-xor c (bit-or b (bit-xor d mask))))
              k (rem (case round 0 i 1 (+ (* 5 i) 1) 2 (+ (* 3 i) 5) (* 7 i)) 16)
              sum (add32 f a (aget table i) (word message (+ at (* 4 k)) 4 false))]
          (recur (inc i) d (add32 b (left32 sum (aget turns i))) b c))
        [(add32 a a0) (add32 b b0) (add32 c c0) (add32 d d0)]))))

;; --- SHA-1 ---

(def ^:private sha1-start [0x67452301 0xefcdab89 0x98badcfe 0x10325476 0xc3d2e1f0])
(defn- sha1-step [state message at]
  (let [w (long-array 80) [a0 b0 c0 d0 e0] state]
    (dotimes [i 80]
      (aset w i (long (if (< i 16)
                        (word message (+ at (* 4 i)) 4 true)
                        (left32 (bit-xor (aget w (- i 3)) (aget w (- i 8))
                                         (aget w (- i 14)) (aget w (- i 16)))
                                1)))))
    (loop [i 0 a (long a0) b (long b0) c (long c0) d (long d0) e (long e0)]
      (if (< i 80)
        (let [round (quot i 20)
              f (case round
                  0 (bit-or (bit-and b c) (bit-and (bit-xor b mask) d))
                  2 (bit-or (bit-and b c) (bit-and b d) (bit-and c d))
                  (bit-xor b c d))
              k (case round 0 0x5a827999 1 0x6ed9eba1 2 0x8f1bbcdc 0xca62c1d6)]
          (recur (inc i) (add32 (left32 a 5) f e k (aget w i))
                 a (left32 b 30) c d))
        [(add32 a a0) (add32 b b0) (add32 c c0) (add32 d d0) (add32 e e0)]))))

;; --- SHA-2: its constants are the first bits of the roots of primes ---

(def ^:private primes
  (delay (vec (take 80 (filter (fn [n] (every? (fn [k] (pos? (rem n k)))
                                               (range 2 (inc (long (Math/sqrt n))))))
                               (iterate inc 2))))))
(defn- root-bits
  "The first 64 bits behind the point of the k-th root of n."
  [n k]
  (let [target (* (bigint n) (reduce * (repeat (* 64 k) 2N)))
        root (loop [low 0N high (* (bigint n) (reduce * (repeat 64 2N)))]
               (if (< (inc low) high)
                 (let [mid (quot (+ low high) 2)]
                   (if (<= (reduce * (repeat k mid)) target)
                     (recur mid high)
                     (recur low mid)))
                 low))]
    (.longValue (biginteger root))))
(def ^:private sha512-table (delay (long-array (map #(root-bits % 3) @primes))))
(def ^:private sha256-table
  (delay (long-array (map #(unsigned-bit-shift-right % 32) (take 64 @sha512-table)))))
(defn- sha512-start [] (mapv #(root-bits % 2) (take 8 @primes)))
(defn- sha384-start [] (mapv #(root-bits % 2) (take 8 (drop 8 @primes))))
(defn- sha256-start [] (mapv #(unsigned-bit-shift-right % 32) (sha512-start)))
(defn- sha224-start [] (mapv #(bit-and mask %) (sha384-start)))

(defmacro ^:private def-sha2
  "size: bytes of a word; the rest: which turns and shifts its functions have."
  [name size rounds table add right [r0 r1 s0] [r2 r3 s1] [a0 a1 a2] [e0 e1 e2]]
  `(defn- ~name [state# message# at#]
     (let [w# (long-array ~rounds) ^"[J" table# @~table
           [~'a0 ~'b0 ~'c0 ~'d0 ~'e0 ~'f0 ~'g0 ~'h0] state#]
       (dotimes [i# ~rounds]
         (aset w# i#
               (long
                (if (< i# 16)
                  (word message# (+ at# (* ~size i#)) ~size true)
                  (let [x# (aget w# (- i# 15)) y# (aget w# (- i# 2))]
                    (~add (aget w# (- i# 16)) (aget w# (- i# 7))
                          (bit-xor (~right x# ~r0) (~right x# ~r1)
                                   (unsigned-bit-shift-right x# ~s0))
                          (bit-xor (~right y# ~r2) (~right y# ~r3)
                                   (unsigned-bit-shift-right y# ~s1))))))))
       (loop [i# 0 ~'a (long ~'a0) ~'b (long ~'b0) ~'c (long ~'c0) ~'d (long ~'d0)
              ~'e (long ~'e0) ~'f (long ~'f0) ~'g (long ~'g0) ~'h (long ~'h0)]
         (if (< i# ~rounds)
           (let [sum# (~add ~'h
                            (bit-xor (~right ~'e ~e0) (~right ~'e ~e1) (~right ~'e ~e2))
                            (bit-xor (bit-and ~'e ~'f) (bit-and-not ~'g ~'e))
                            (aget table# i#) (aget w# i#))
                 more# (~add (bit-xor (~right ~'a ~a0) (~right ~'a ~a1) (~right ~'a ~a2))
                             (bit-xor (bit-and ~'a ~'b) (bit-and ~'a ~'c)
                                      (bit-and ~'b ~'c)))]
             (recur (inc i#) (~add sum# more#) ~'a ~'b ~'c (~add ~'d sum#) ~'e ~'f ~'g))
           [(~add ~'a (long ~'a0)) (~add ~'b (long ~'b0)) (~add ~'c (long ~'c0))
            (~add ~'d (long ~'d0)) (~add ~'e (long ~'e0)) (~add ~'f (long ~'f0))
            (~add ~'g (long ~'g0)) (~add ~'h (long ~'h0))])))))
(defmacro ^:private add64 [x & more]
  (reduce (fn [sum y] `(unchecked-add (long ~sum) (long ~y))) x more))
(def-sha2 sha256-step 4 64 sha256-table add32 right32
  [7 18 3] [17 19 10] [2 13 22] [6 11 25])
(def-sha2 sha512-step 8 80 sha512-table add64 right64
  [1 8 7] [19 61 6] [28 34 39] [14 18 41])

;; --- the algorithms by their names ---

;; What digests, the start, bytes of a block, of a word and of the digest.
(def ^:private algorithms
  {"MD5" [md5-step (fn [] md5-start) 64 4 16]
   "SHA-1" [sha1-step (fn [] sha1-start) 64 4 20]
   "SHA-224" [sha256-step sha224-start 64 4 28]
   "SHA-256" [sha256-step sha256-start 64 4 32]
   "SHA-384" [sha512-step sha384-start 128 8 48]
   "SHA-512" [sha512-step sha512-start 128 8 64]})
(def ^:private other-names {"SHA" "SHA-1" "SHA1" "SHA-1"})

(defn- digest-of [algorithm message]
  (let [[step start block word wanted] (algorithms algorithm)
        big-endian? (not= algorithm "MD5")]
    (bytes-of (digest-blocks step (start) message block big-endian?)
              word big-endian? wanted)))

(defn- no-algorithm [what name]
  (throw (new java.security.NoSuchAlgorithmException
              (str name " " what " not available"))))

(defn- take-in
  "Adds what update takes: a byte, bytes or some of them."
  ([^ByteArrayOutputStream out x]
   (if (bytes? x) (.write out ^bytes x 0 (alength ^bytes x)) (.write out (int x)))
   nil)
  ([^ByteArrayOutputStream out x from n] (.write out ^bytes x (int from) (int n)) nil))

(deftype* MessageDigest [algorithm out]
  {:class "java.security.MessageDigest"}
  Object
  (getAlgorithm [_] algorithm)
  (getDigestLength [_] (int (peek (algorithms (get other-names algorithm algorithm)))))
  (update [_ x] (take-in out x))
  (update [_ x from n] (take-in out x from n))
  (reset [_] (.reset out) nil)
  (digest [_]
    (let [message (.toByteArray out)]
      (.reset out)
      (digest-of (get other-names algorithm algorithm) message)))
  (digest [this x]
    (.update this x)
    (.digest this))
  (toString [_] (str algorithm " Message Digest from cljwc, <initialized>\n")))

(defn MessageDigest--getInstance
  ([name]
   (let [known (.toUpperCase (str name))]
     (when-not (algorithms (get other-names known known))
       (no-algorithm "MessageDigest" name))
     (new MessageDigest (if (other-names known) name known)
          (new ByteArrayOutputStream))))
  ([name provider] (MessageDigest--getInstance name)))
(defn MessageDigest--isEqual [a b]
  (or (identical? a b) (and (some? a) (some? b) (= (seq a) (seq b)))))

;; --- what there is ---

(deftype* Provider [name services]
  {:class "java.security.Provider"}
  Object
  (getName [_] name)
  (keys [_] (java.util.Collections/enumeration services))
  (toString [_] name))
(def ^:private macs
  {"HMACMD5" "MD5" "HMACSHA1" "SHA-1" "HMACSHA224" "SHA-224" "HMACSHA256" "SHA-256"
   "HMACSHA384" "SHA-384" "HMACSHA512" "SHA-512"})
(defn Security--getAlgorithms [service]
  (set (case (str service)
         "MessageDigest" (keys algorithms)
         "Mac" (keys macs)
         nil)))
(defn Security--getProviders []
  (into-array
   Provider
   [(new Provider "cljwc"
         (for [[service names] [["MessageDigest" (concat (keys algorithms)
                                                         (keys other-names))]
                                ["Mac" (keys macs)]]
               name names]
           (str service "." name)))]))

;; --- HMAC ---

(deftype* SecretKeySpec [key algorithm]
  {:class "javax.crypto.spec.SecretKeySpec"}
  java.security.Key
  Object
  (getAlgorithm [_] algorithm)
  (getFormat [_] "RAW")
  (getEncoded [_] (aclone ^bytes key))
  (hashCode [_] (hash [(seq key) algorithm]))
  (equals [_ x]
    (and (instance? SecretKeySpec x) (= algorithm (.getAlgorithm x))
         (= (seq key) (seq (.getEncoded x))))))
(defn SecretKeySpec--new
  ([key algorithm]
   (when (zero? (count key)) (throw (new IllegalArgumentException "Empty key")))
   (new SecretKeySpec (aclone ^bytes key) algorithm))
  ([key from n algorithm]
   (SecretKeySpec--new (byte-array (take n (drop from key))) algorithm)))

(defn- key-block [algorithm key]
  (let [block (nth (algorithms algorithm) 2)
        key (if (< block (count key)) (digest-of algorithm key) key)]
    (byte-array block key)))
(defn- xored [key x] (map (fn [b] (bit-xor b x)) key))

(deftype* Mac [name algorithm out ^:unsynchronized-mutable key]
  {:class "javax.crypto.Mac"}
  Object
  (getAlgorithm [_] name)
  (getMacLength [_] (int (peek (algorithms algorithm))))
  (init [_ x]
    (set! key (key-block algorithm (.getEncoded x)))
    (.reset out)
    nil)
  (update [_ x] (take-in out x))
  (update [_ x from n] (take-in out x from n))
  (reset [_] (.reset out) nil)
  (doFinal [_]
    (when-not key (throw (new IllegalStateException "MAC not initialized")))
    (let [message (.toByteArray out)
          inner (digest-of algorithm (byte-array (concat (xored key 0x36) message)))]
      (.reset out)
      (digest-of algorithm (byte-array (concat (xored key 0x5c) inner)))))
  (doFinal [this x]
    (.update this x)
    (.doFinal this)))
(defn Mac--getInstance [name]
  (let [algorithm (macs (.toUpperCase (str name)))]
    (when-not algorithm
      (throw (new java.security.NoSuchAlgorithmException
                  (str "Algorithm " name " not available"))))
    (new Mac name algorithm (new ByteArrayOutputStream) nil)))
