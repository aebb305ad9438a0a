;; SPDX-License-Identifier: MIT
;;
;; java.util.zip: streams of compressed bytes. What is read is read as a whole when
;; the first of it is asked for (GZIP: when the stream is made), what is written is
;; compressed when an entry or the stream ends, so both are in memory.
(ns cljwc.java.zip
  (:require [clojure.string :as str] [cljwc.java.file_attributes]
            [cljwc.java.time])
  (:import [java.io ByteArrayOutputStream]
           [java.nio.file.attribute FileTime]
           [java.time LocalDateTime ZoneOffset]))

;; ---------------------------------------------------------------------------
;; Numbers, least significant byte first

(defn- fail [& text] (throw (new java.util.zip.ZipException (apply str text))))
(defn- unsigned [bytes i] (bit-and 255 (aget bytes i)))
(defn- number [bytes i n]
  (when (< (alength bytes) (+ i n))
    (throw (new java.io.EOFException "Unexpected end of ZLIB input stream")))
  (reduce (fn [x k] (bit-or (bit-shift-left x 8) (unsigned bytes (+ i k))))
          0 (range (dec n) -1 -1)))
(defn- put [out x n]
  (dotimes [k n] (.write out (bit-and 255 (bit-shift-right x (* 8 k)))))
  out)

;; ---------------------------------------------------------------------------
;; CRC32

(deftype* CRC32 [^:unsynchronized-mutable value]
  {:class "java.util.zip.CRC32"}
  Object
  (update [this x]
    (if (rt/is-array x)
      (.update this x 0 (alength x))
      (.update this (byte-array [(unchecked-byte x)]) 0 1)))
  (update [_ bytes from n] (set! value (rt/crc32 value bytes from n)) nil)
  (getValue [_] value)
  (reset [_] (set! value 0) nil))
(defn CRC32--new [] (new CRC32 0))
(defn- crc-of [bytes] (rt/crc32 0 bytes 0 (alength bytes)))

;; ---------------------------------------------------------------------------
;; GZIP: RFC 1952

(defn- end-of-text
  "Behind the zero that ends the text at i."
  [bytes i]
  (if (= 0 (number bytes i 1)) (inc i) (recur bytes (inc i))))
(defn- end-of-header [bytes i]
  (when-not (= 0x8b1f (number bytes i 2)) (fail "Not in GZIP format"))
  (when-not (= 8 (number bytes (+ i 2) 1))
    (fail "Unsupported compression method"))
  (let [flags (number bytes (+ i 3) 1)
        has? (fn [bit] (bit-test flags bit))
        i (+ i 10)
        i (if (has? 2) (+ i 2 (number bytes i 2)) i)
        i (if (has? 3) (end-of-text bytes i) i)
        i (if (has? 4) (end-of-text bytes i) i)]
    (if (has? 1) (+ i 2) i)))
(defn- read-member
  "The contents of the member at i, and where it ends."
  [bytes i]
  (let [[contents end] (rt/inflate bytes (end-of-header bytes i))]
    (when-not (and (= (crc-of contents) (number bytes end 4))
                   (= (alength contents) (number bytes (+ end 4) 4)))
      (fail "Corrupt GZIP trailer"))
    [contents (+ end 8)]))
(defn- read-members
  "All members, one behind the other. What follows and is none does not count."
  [bytes out]
  (loop [i 0]
    (let [[contents end] (read-member bytes i)]
      (.write out contents)
      (if (and (< (+ end 10) (alength bytes)) (= 0x8b1f (number bytes end 2)))
        (recur end)
        (.toByteArray out)))))

(cljwc.java/def-input-stream GZIPInputStream
  [in contents ^:unsynchronized-mutable at] "java.util.zip.GZIPInputStream"
  (read [_ a from n]
    (let [k (min n (- (alength contents) at))]
      (if (and (= k 0) (< 0 n))
        (int -1)
        (do (System/arraycopy contents at a from k)
            (set! at (+ at k))
            (int k)))))
  (available [_] (int (if (< at (alength contents)) 1 0)))
  (markSupported [_] false)
  (close [_] (.close in)))
(defn GZIPInputStream--new
  ([in]
   (let [bytes (.readAllBytes in)]
     (when (= 0 (alength bytes)) (throw (new java.io.EOFException)))
     (new GZIPInputStream in (read-members bytes (ByteArrayOutputStream.)) 0)))
  ([in size] (GZIPInputStream--new in)))

(defn- write-member [out contents]
  (.write out (byte-array [0x1f (unchecked-byte 0x8b) 8 0 0 0 0 0 0 -1]))
  (.write out (rt/deflate contents -1))
  (put out (crc-of contents) 4)
  (put out (alength contents) 4))
(cljwc.java/def-output-stream GZIPOutputStream
  [out buffer ^:unsynchronized-mutable done?] "java.util.zip.GZIPOutputStream"
  (write [_ a from n]
    (when done? (throw (new java.io.IOException "write beyond end of stream")))
    (.write buffer a from n))
  (finish [_]
    (when-not done?
      (set! done? true)
      (write-member out (.toByteArray buffer)))
    nil)
  (flush [_] (.flush out))
  (close [this]
    (.finish this)
    (.close out)))
(defn GZIPOutputStream--new
  ([out] (new GZIPOutputStream out (ByteArrayOutputStream.) false))
  ([out size-or-flush] (GZIPOutputStream--new out))
  ([out size flush?] (GZIPOutputStream--new out)))

;; ---------------------------------------------------------------------------
;; Entries. Times are milliseconds in UTC, -1 if there is none.

(deftype* ZipEntry [label
                    ^:unsynchronized-mutable time
                    ^:unsynchronized-mutable exact?
                    ^:unsynchronized-mutable size
                    ^:unsynchronized-mutable packed
                    ^:unsynchronized-mutable crc
                    ^:unsynchronized-mutable method
                    ^:unsynchronized-mutable remark]
  {:class "java.util.zip.ZipEntry"}
  Object
  (getName [_] label)
  (isDirectory [_] (str/ends-with? label "/"))
  (getTime [_] time)
  (setTime [_ ms] (set! time ms) (set! exact? false) nil)
  (hasExactTime [_] exact?)
  (getLastModifiedTime [_] (when-not (= -1 time) (FileTime/fromMillis time)))
  (setLastModifiedTime [this t]
    (set! time (.toMillis t))
    (set! exact? true)
    this)
  (getSize [_] size)
  (setSize [_ n] (set! size n) nil)
  (getCompressedSize [_] packed)
  (setCompressedSize [_ n] (set! packed n) nil)
  (getCrc [_] crc)
  (setCrc [_ n] (set! crc n) nil)
  (getMethod [_] (int method))
  (setMethod [_ n]
    (when-not (contains? #{0 8} n)
      (throw (new IllegalArgumentException "invalid compression method")))
    (set! method n)
    nil)
  (getComment [_] remark)
  (setComment [_ text] (set! remark text) nil)
  (hashCode [_] (rt/str-hash-code label))
  (toString [_] label))
(def ZipEntry--STORED (int 0))
(def ZipEntry--DEFLATED (int 8))
(defn ZipEntry--new [x]
  (let [label (str x)]
    (when (< 0xffff (count label))
      (throw (new IllegalArgumentException "entry name too long")))
    (if (instance? ZipEntry x)
      (new ZipEntry label (.getTime x) (.hasExactTime x) (.getSize x)
           (.getCompressedSize x) (.getCrc x) (.getMethod x) (.getComment x))
      (new ZipEntry label -1 false -1 -1 -1 -1 nil))))

(defn- of-dos-time [x]
  (let [part (fn [from n] (bit-and (dec (bit-shift-left 1 n))
                                   (bit-shift-right x from)))]
    (.toEpochMilli
     (.toInstant (LocalDateTime/of (+ 1980 (part 25 7)) (max 1 (part 21 4))
                                   (max 1 (part 16 5)) (part 11 5) (part 5 6)
                                   (* 2 (part 0 5)))
                 ZoneOffset/UTC))))
(defn- dos-time [ms]
  (let [t (LocalDateTime/ofEpochSecond (quot ms 1000) 0 ZoneOffset/UTC)]
    (if (< (.getYear t) 1980)
      (bit-or (bit-shift-left 1 21) (bit-shift-left 1 16))
      (bit-or (bit-shift-left (- (.getYear t) 1980) 25)
              (bit-shift-left (.getMonthValue t) 21)
              (bit-shift-left (.getDayOfMonth t) 16)
              (bit-shift-left (.getHour t) 11)
              (bit-shift-left (.getMinute t) 5)
              (quot (.getSecond t) 2)))))

;; ---------------------------------------------------------------------------
;; Reading: PKWARE's APPNOTE, 4.3.7 and 4.3.9

(def ^:private local-header 0x04034b50)
(def ^:private descriptor-mark 0x08074b50)

(defn- exact-time
  "Seconds of the extended timestamp among the extra fields, or nil."
  [bytes i end]
  (when (<= (+ i 9) end)
    (let [n (number bytes (+ i 2) 2)]
      (if (and (= 0x5455 (number bytes i 2)) (bit-test (number bytes (+ i 4) 1) 0))
        (unchecked-int (number bytes (+ i 5) 4))
        (recur bytes (+ i 4 n) end)))))
(defn- read-entry [bytes i]
  (let [field (fn [at n] (number bytes (+ i at) n))
        text (fn [at n charset]
               (rt/str-decode (java.util.Arrays/copyOfRange bytes at (+ at n))
                              charset))
        names (field 26 2)
        end (+ i 30 names)
        entry (ZipEntry--new (text (+ i 30) names 0))]
    (when (bit-test (field 6 2) 0) (fail "encrypted ZIP entry not supported"))
    (.setTime entry (of-dos-time (field 10 4)))
    (when-let [s (exact-time bytes end (+ end (field 28 2)))]
      (.setLastModifiedTime entry (FileTime/fromMillis (* 1000 s))))
    (.setMethod entry (field 8 2))
    (when-not (bit-test (field 6 2) 3)
      (.setCrc entry (field 14 4))
      (.setCompressedSize entry (field 18 4))
      (.setSize entry (field 22 4)))
    entry))
(defn- end-of-descriptor
  "Behind the sizes at i, which are set in the entry."
  [bytes i entry]
  (let [i (if (= descriptor-mark (number bytes i 4)) (+ i 4) i)]
    (.setCrc entry (number bytes i 4))
    (.setCompressedSize entry (number bytes (+ i 4) 4))
    (.setSize entry (number bytes (+ i 8) 4))
    (+ i 12)))
(defn- check-crc [entry contents]
  (when-not (= (.getCrc entry) (crc-of contents))
    (fail "invalid entry CRC (expected 0x" (rt/long-hex (.getCrc entry))
          " but got 0x" (rt/long-hex (crc-of contents)) ")"))
  contents)
(defn- read-contents
  "The contents of the entry whose header is at i, and where it ends."
  [bytes i entry]
  (let [described? (bit-test (number bytes (+ i 6) 2) 3)
        start (+ i 30 (number bytes (+ i 26) 2) (number bytes (+ i 28) 2))]
    (if (= 8 (.getMethod entry))
      (let [[contents end] (rt/inflate bytes start)
            end (if described? (end-of-descriptor bytes end entry) end)]
        [(check-crc entry contents) end])
      (let [end (+ start (.getSize entry))]
        (when described? (fail "only DEFLATED entries can have EXT descriptor"))
        (when (< (alength bytes) end) (throw (new java.io.EOFException)))
        [(check-crc entry (java.util.Arrays/copyOfRange bytes start end)) end]))))

(cljwc.java/def-input-stream ZipInputStream
  [in
   ^:unsynchronized-mutable bytes ; all of `in`, nil before the first entry
   ^:unsynchronized-mutable end   ; of the last entry
   ^:unsynchronized-mutable contents ; of the entry, nil outside of one
   ^:unsynchronized-mutable at]
  "java.util.zip.ZipInputStream"
  (getNextEntry [_]
    (when (nil? bytes) (set! bytes (.readAllBytes in)))
    (set! contents nil)
    (when (and (<= (+ end 30) (alength bytes))
               (= local-header (number bytes end 4)))
      (let [entry (read-entry bytes end)
            [x behind] (read-contents bytes end entry)]
        (set! contents x)
        (set! at 0)
        (set! end behind)
        entry)))
  (closeEntry [_] (set! contents nil) nil)
  (read [_ a from n]
    (let [k (if contents (min n (- (alength contents) at)) 0)]
      (if (and (= k 0) (< 0 n))
        (int -1)
        (do (System/arraycopy contents at a from k)
            (set! at (+ at k))
            (int k)))))
  (available [_] (int (if (and contents (= at (alength contents))) 0 1)))
  (markSupported [_] false)
  (close [_] (.close in)))
(defn ZipInputStream--new
  ([in] (new ZipInputStream in nil 0 nil 0))
  ([in charset] (ZipInputStream--new in)))

;; ---------------------------------------------------------------------------
;; Writing

(def ^:private utf-8-names 0x800)

(defn- put-fields
  "What the local header and the directory have in common."
  [out entry names]
  (let [exact? (.hasExactTime entry)]
    (put out (if (= 8 (.getMethod entry)) 20 10) 2)
    (put out utf-8-names 2)
    (put out (.getMethod entry) 2)
    (put out (dos-time (.getTime entry)) 4)
    (put out (.getCrc entry) 4)
    (put out (.getCompressedSize entry) 4)
    (put out (.getSize entry) 4)
    (put out (alength names) 2)
    (put out (if exact? 9 0) 2)))
(defn- put-extra [out entry]
  (when (.hasExactTime entry)
    (put out 0x5455 2)
    (put out 5 2)
    (put out 1 1)
    (put out (rt/math-floor-div (.getTime entry) 1000) 4)))
(defn- local-part [entry packed]
  (let [out (ByteArrayOutputStream.) names (rt/str-encode (str entry) 0)]
    (put out local-header 4)
    (put-fields out entry names)
    (.write out names)
    (put-extra out entry)
    (.write out packed)
    (.toByteArray out)))
(defn- put-directory-entry [out [entry offset]]
  (let [names (rt/str-encode (str entry) 0)
        remark (rt/str-encode (or (.getComment entry) "") 0)]
    (put out 0x02014b50 4)
    (put out 20 2)
    (put-fields out entry names)
    (put out (alength remark) 2)
    (put out 0 8)
    (put out offset 4)
    (.write out names)
    (put-extra out entry)
    (.write out remark)))
(defn- directory-part [entries offset remark]
  (let [out (ByteArrayOutputStream.) remark (rt/str-encode (or remark "") 0)]
    (doseq [e entries] (put-directory-entry out e))
    (let [size (.size out) n (count entries)]
      (put out 0x06054b50 4)
      (put out 0 4)
      (put out n 2)
      (put out n 2)
      (put out size 4)
      (put out offset 4)
      (put out (alength remark) 2)
      (.write out remark)
      (.toByteArray out))))
(defn- fill-in
  "Sets what the entry has when `contents` are written; returns them packed."
  [entry contents method level]
  (when (= -1 (.getTime entry)) (.setTime entry (System/currentTimeMillis)))
  (when (= -1 (.getMethod entry)) (.setMethod entry method))
  (let [packed (if (= 8 (.getMethod entry)) (rt/deflate contents level) contents)]
    (.setCrc entry (crc-of contents))
    (.setSize entry (alength contents))
    (.setCompressedSize entry (alength packed))
    packed))

(cljwc.java/def-output-stream ZipOutputStream
  [out
   ^:unsynchronized-mutable entries ; pairs of entry and offset
   ^:unsynchronized-mutable offset
   ^:unsynchronized-mutable entry ; the one that is written, or nil
   ^:unsynchronized-mutable buffer
   ^:unsynchronized-mutable settings
   ^:unsynchronized-mutable done?]
  "java.util.zip.ZipOutputStream"
  (emit [_ bytes]
    (.write out bytes)
    (set! offset (+ offset (alength bytes))))
  (putNextEntry [this x]
    (when done? (throw (new java.io.IOException "Stream closed")))
    (.closeEntry this)
    (when (contains? (:names settings) (str x)) (fail "duplicate entry: " x))
    (set! settings (update settings :names conj (str x)))
    (set! entry x)
    (set! buffer (ByteArrayOutputStream.))
    nil)
  (write [_ a from n]
    (when done? (throw (new java.io.IOException "Stream closed")))
    (when (nil? entry) (fail "no current ZIP entry"))
    (.write buffer a from n))
  (closeEntry [this]
    (when entry
      (let [packed (fill-in entry (.toByteArray buffer)
                            (:method settings) (:level settings))]
        (set! entries (conj entries [entry offset]))
        (.emit this (local-part entry packed))
        (set! entry nil)))
    nil)
  (setComment [_ text] (set! settings (assoc settings :comment text)) nil)
  (setLevel [_ n]
    (when-not (<= -1 n 9)
      (throw (new IllegalArgumentException "invalid compression level")))
    (set! settings (assoc settings :level n))
    nil)
  (setMethod [_ n] (set! settings (assoc settings :method n)) nil)
  (finish [this]
    (when-not done?
      (.closeEntry this)
      (.write out (directory-part entries offset (:comment settings)))
      (set! done? true))
    nil)
  (flush [_] (.flush out))
  (close [this]
    (.finish this)
    (.close out)))
(def ZipOutputStream--STORED (int 0))
(def ZipOutputStream--DEFLATED (int 8))
(defn ZipOutputStream--new
  ([out] (new ZipOutputStream out [] 0 nil nil {:method 8 :level -1 :names #{}} false))
  ([out charset] (ZipOutputStream--new out)))
