;; SPDX-License-Identifier: MIT
;;
;; java.nio.channels.FileChannel: a descriptor that bytes are read from and
;; written to by way of ByteBuffers, anywhere.
(ns cljwc.java.file_channel
  (:require [cljwc.java.buffer] [cljwc.java.files :as files]))

(defn- closed []
  (throw (new java.nio.channels.ClosedChannelException)))
(defn- place [buffer] (+ (.arrayOffset buffer) (.position buffer)))
(defn- advance [buffer n]
  (.position buffer (+ n (.position buffer)))
  n)

(deftype* FileChannel [^:unsynchronized-mutable fd]
  {:class "java.nio.channels.FileChannel"}
  java.nio.channels.SeekableByteChannel
  (descriptor [_] (or fd (closed)))
  ;; Calls f with the position at n for that time.
  (at [this n f]
    (let [before (.position this)]
      (.position this n)
      (try (f) (finally (.position this before)))))
  (read [this buffer]
    (let [n (rt/fd-read (.descriptor this) (.array buffer) (place buffer)
                        (.remaining buffer))]
      (int (if (neg? n) n (advance buffer n)))))
  (read [this buffer n] (.at this n (fn [] (.read this buffer))))
  (write [this buffer]
    (let [n (.remaining buffer)]
      (rt/fd-write (.descriptor this) (.array buffer) (place buffer) n)
      (int (advance buffer n))))
  (write [this buffer n] (.at this n (fn [] (.write this buffer))))
  (position [this] (rt/fd-seek (.descriptor this) 0 1))
  (position [this n]
    (when (neg? n) (throw (new IllegalArgumentException)))
    (rt/fd-seek (.descriptor this) n 0)
    this)
  (size [this]
    (let [here (.position this) end (rt/fd-seek (.descriptor this) 0 2)]
      (.position this here)
      end))
  (truncate [this n]
    (when (< n (.size this)) (rt/fd-truncate (.descriptor this) n))
    (when (< n (.position this)) (.position this n))
    this)
  (force [this metadata?] (.descriptor this) nil)
  (isOpen [_] (some? fd))
  (close [_]
    (when fd (rt/fd-close fd))
    (set! fd nil)))

(defn FileChannel--open [p & more]
  (let [set? (instance? java.util.Set (first more))
        options (if set? (vec (first more)) more)]
    (new FileChannel (#'files/open-descriptor
                      p (#'files/option-names options)
                      (when set? (next more))))))
(defn Files--newByteChannel [p & more] (apply FileChannel--open p more))
