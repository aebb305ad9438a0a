;; SPDX-License-Identifier: MIT
;;
;; Streams that wrap streams of bytes: DataInputStream and DataOutputStream, which
;; carry numbers, most significant byte first, and text in modified UTF-8, and
;; PushbackInputStream. Several bytes are read and written at once, single ones by
;; the wrapped stream's (read) and (write x).
(ns cljwc.java.data_stream)

;; ---------------------------------------------------------------------------
;; The standard streams, which are text here, as streams of bytes

(cljwc.java/def-output-stream WriterBytes [writer bytes] "java.io.PrintStream"
  java.io.FilterOutputStream
  (write [_ a from n]
    (.flush writer)
    (.write bytes a from n))
  (flush [_] (.flush writer))
  (close [_] (.flush writer)))
(defn- bytes-of-writer [writer fd]
  (new WriterBytes writer (#'cljwc.java/output-of fd)))
(defn- byte-sink [out]
  (cond (identical? out System/out) (bytes-of-writer out 1)
        (identical? out System/err) (bytes-of-writer out 2)
        :else out))
(defn- byte-source [in]
  (if (identical? in System/in) (#'cljwc.java/input-of 0) in))

;; ---------------------------------------------------------------------------
;; Reading

(defn- ended [] (throw (new java.io.EOFException)))
(defn- part? [a from n]
  (and (<= 0 from) (<= 0 n) (<= (+ from n) (alength a))))
(defn- check-part [a from n]
  (when-not (part? a from n)
    (throw (new IndexOutOfBoundsException
                (str "Range [" from ", " from " + " n
                     ") out of bounds for length " (alength a))))))
(defn- fill
  "Reads n bytes into the array, no less."
  [in a from n]
  (loop [i 0]
    (when (< i n)
      (let [k (.read in a (+ from i) (- n i))]
        (if (neg? k) (ended) (recur (+ i k))))))
  a)
(defn- octet [in]
  (let [x (.read in)]
    (if (neg? x) (ended) x)))
(defn- number
  "The next n bytes, unsigned if they are less than eight."
  [in n]
  (let [^bytes a (fill in (byte-array n) 0 n)]
    (loop [i 0 x 0]
      (if (< i (alength a))
        (recur (inc i) (bit-or (bit-shift-left x 8) (bit-and 255 (aget a i))))
        x))))

(defn- malformed [& text]
  (throw (new java.io.UTFDataFormatException
              (apply str "malformed input" text))))
(defn- continuation
  "The six bits of the jth byte of the character of k bytes at i."
  [^bytes a i k j]
  (when (< (alength a) (+ i k)) (malformed ": partial character at end"))
  (let [x (long (aget a (+ i j)))]
    (if (= 0x80 (bit-and x 0xc0))
      (bit-and x 0x3f)
      (malformed " around byte " (+ i 2)))))
(defn- utf-character
  "The character of k bytes at i, of which the first is x."
  [a i k x]
  (case k
    1 x
    2 (bit-or (bit-shift-left (bit-and x 0x1f) 6) (continuation a i 2 1))
    3 (bit-or (bit-shift-left (bit-and x 0x0f) 12)
              (bit-shift-left (continuation a i 3 1) 6)
              (continuation a i 3 2))
    (malformed " around byte " i)))
(defn- utf-text
  "The text of an array of modified UTF-8: a NUL takes two bytes, a character
  beyond the first 65,536 is two of three bytes."
  [^bytes a]
  (let [chars (char-array (alength a))]
    (loop [i 0 n 0]
      (if (< i (alength a))
        (let [x (bit-and 255 (aget a i))
              k (cond (< x 0x80) 1
                      (= 0xc0 (bit-and x 0xe0)) 2
                      (= 0xe0 (bit-and x 0xf0)) 3
                      :else 0)]
          (aset chars n (char (utf-character a i k x)))
          (recur (+ i k) (inc n)))
        (rt/array-text (rt/array-range chars 0 n))))))
(defn DataInputStream--readUTF [in]
  (let [n (.readUnsignedShort in) a (byte-array n)]
    (.readFully in a 0 n)
    (utf-text a)))

(defn- skip-by-reading
  "Skips until n bytes are skipped or the stream skips no more; how many."
  [in n]
  (loop [total 0]
    (let [k (if (< total n) (.skip in (- n total)) 0)]
      (if (pos? k) (recur (+ total k)) (int total)))))

(declare PushbackInputStream--new)

(cljwc.java/def-input-stream DataInputStream [^:unsynchronized-mutable in]
  "java.io.DataInputStream"
  java.io.FilterInputStream
  java.io.DataInput
  (read [_] (.read in))
  (read [_ a from n] (.read in a from n))
  (skip [_ n] (.skip in n))
  (available [_] (.available in))
  (markSupported [_] (.markSupported in))
  (mark [_ limit] (.mark in limit))
  (reset [_] (.reset in))
  (close [_] (.close in))
  (readFully [_ a] (fill in a 0 (alength a)) nil)
  (readFully [_ a from n]
    (check-part a from n)
    (fill in a from n)
    nil)
  (skipBytes [_ n] (skip-by-reading in n))
  (readBoolean [_] (not= 0 (octet in)))
  (readByte [_] (unchecked-byte (octet in)))
  (readUnsignedByte [_] (int (octet in)))
  (readShort [_] (unchecked-short (number in 2)))
  (readUnsignedShort [_] (int (number in 2)))
  (readChar [_] (char (number in 2)))
  (readInt [_] (unchecked-int (number in 4)))
  (readLong [_] (number in 8))
  (readFloat [_] (Float/intBitsToFloat (unchecked-int (number in 4))))
  (readDouble [_] (Double/longBitsToDouble (number in 8)))
  (readUTF [this] (DataInputStream--readUTF this))
  ;; The byte behind a return that is no newline is put back.
  (afterReturn [_]
    (let [x (.read in)]
      (when-not (or (= x 10) (neg? x))
        (when-not (instance? java.io.PushbackInputStream in)
          (set! in (PushbackInputStream--new in)))
        (.unread in x))))
  (readLine [this]
    (loop [chars []]
      (let [x (.read in)]
        (cond (neg? x) (when (seq chars) (apply str chars))
              (= x 10) (apply str chars)
              (= x 13) (do (.afterReturn this) (apply str chars))
              :else (recur (conj chars (char x))))))))
(defn DataInputStream--new [in] (new DataInputStream (byte-source in)))

;; What has been put back is in `buffer` from `at` on.
(cljwc.java/def-input-stream PushbackInputStream
  [^:unsynchronized-mutable in buffer ^:unsynchronized-mutable at]
  "java.io.PushbackInputStream"
  java.io.FilterInputStream
  (check [_]
    (when (nil? in) (throw (new java.io.IOException "Stream closed"))))
  (read [this]
    (.check this)
    (if (< at (alength buffer))
      (let [x (aget buffer at)]
        (set! at (inc at))
        (int (bit-and 255 x)))
      (.read in)))
  (read [this a from n]
    (.check this)
    (when-not (part? a from n) (throw (new IndexOutOfBoundsException)))
    (let [k (min n (- (alength buffer) at))]
      (System/arraycopy buffer at a from k)
      (set! at (+ at k))
      (if (< k n)
        (let [more (.read in a (+ from k) (- n k))]
          (int (cond (<= 0 more) (+ k more) (= k 0) -1 :else k)))
        (int k))))
  (unread [this x]
    (if (rt/is-array x)
      (.unread this x 0 (alength x))
      (.unread this (byte-array [(unchecked-byte x)]) 0 1)))
  (unread [this a from n]
    (.check this)
    (when (< at n) (throw (new java.io.IOException "Push back buffer is full")))
    (set! at (- at n))
    (System/arraycopy a from buffer at n)
    nil)
  (available [this]
    (.check this)
    (int (+ (- (alength buffer) at) (.available in))))
  (skip [this n]
    (.check this)
    (let [k (max 0 (min n (- (alength buffer) at)))]
      (set! at (+ at k))
      (if (< k n) (+ k (.skip in (- n k))) k)))
  (markSupported [_] false)
  (close [_]
    (when in
      (.close in)
      (set! in nil))))
(defn PushbackInputStream--new
  ([in] (PushbackInputStream--new in 1))
  ([in size]
   (#'cljwc.java/check-size size "size <= 0")
   (new PushbackInputStream (byte-source in) (byte-array size) size)))

;; ---------------------------------------------------------------------------
;; Writing

(defn- number-bytes
  "The last n bytes of the number."
  [x n]
  (let [^bytes a (byte-array n)]
    (loop [i (dec (long n)) x (long x)]
      (when (<= 0 i)
        (aset a i (unchecked-byte x))
        (recur (dec i) (bit-shift-right x 8))))
    a))
(defn- utf-size
  "How many bytes the character takes in modified UTF-8."
  [c]
  (let [x (int c)]
    (cond (<= 1 x 0x7f) 1 (<= x 0x7ff) 2 :else 3)))
(defn- put-utf [out c]
  (let [x (int c)
        continued (fn [shift]
                    (bit-or 0x80 (bit-and 0x3f (bit-shift-right x shift))))]
    (case (utf-size c)
      1 (.write out x)
      2 (do (.write out (bit-or 0xc0 (bit-shift-right x 6)))
            (.write out (continued 0)))
      3 (do (.write out (bit-or 0xe0 (bit-shift-right x 12)))
            (.write out (continued 6))
            (.write out (continued 0))))))
(defn- too-long [text n]
  (throw (new java.io.UTFDataFormatException
              (str "encoded string (" (subs text 0 8) "..."
                   (subs text (- (count text) 8)) ") too long: " n " bytes"))))
(defn- utf-bytes
  "Modified UTF-8 behind its length in two bytes."
  [text]
  (let [n (transduce (map utf-size) + text)
        out (new java.io.ByteArrayOutputStream)]
    (when (< 0xffff n) (too-long text n))
    (.write out (number-bytes n 2))
    (doseq [c text] (put-utf out c))
    (.toByteArray out)))

;; n, which does not grow beyond an int, is how many bytes were written.
(cljwc.java/def-output-stream DataOutputStream
  [out ^:unsynchronized-mutable n ^:unsynchronized-mutable closed?]
  "java.io.DataOutputStream"
  java.io.FilterOutputStream
  java.io.DataOutput
  (counted [_ k] (set! n (min Integer/MAX_VALUE (+ n k))) nil)
  (write [this x]
    (if (rt/is-array x)
      (.write this x 0 (alength x))
      (do (.write out (int x))
          (.counted this 1))))
  (write [this a from k]
    (.write out a from k)
    (.counted this k))
  (size [_] (int n))
  (flush [_] (.flush out))
  (close [this]
    (when-not closed?
      (set! closed? true)
      (try (.flush this) (finally (.close out)))
      nil))
  (put [this x k] (.write this (number-bytes x k) 0 k))
  (writeBoolean [this x] (.write this (if x 1 0)))
  (writeByte [this x] (.write this (int x)))
  (writeShort [this x] (.put this (int x) 2))
  (writeChar [this x] (.put this (int x) 2))
  (writeInt [this x] (.put this (int x) 4))
  (writeLong [this x] (.put this (long x) 8))
  (writeFloat [this x] (.put this (Float/floatToIntBits (float x)) 4))
  (writeDouble [this x] (.put this (Double/doubleToLongBits (double x)) 8))
  (writeBytes [this text] (doseq [c text] (.write this (int c))))
  (writeChars [this text] (doseq [c text] (.put this (int c) 2)))
  (writeUTF [this text]
    (let [a (utf-bytes text)]
      (.write this a 0 (alength a)))))
(defn DataOutputStream--new [out] (new DataOutputStream (byte-sink out) 0 false))
