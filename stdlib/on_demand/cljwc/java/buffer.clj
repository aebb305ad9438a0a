;; SPDX-License-Identifier: MIT
;;
;; java.nio.ByteBuffer over a byte array, of which it may be a part (`start`).
(ns cljwc.java.buffer)

(deftype* ByteOrder [name]
  {:class "java.nio.ByteOrder"}
  Object
  (toString [_] name))
(def ByteOrder--BIG_ENDIAN (new ByteOrder "BIG_ENDIAN"))
(def ByteOrder--LITTLE_ENDIAN (new ByteOrder "LITTLE_ENDIAN"))
(defn ByteOrder--nativeOrder [] ByteOrder--LITTLE_ENDIAN)

(defn- index-out-of-bounds [] (throw (new IndexOutOfBoundsException)))

(deftype* ByteBuffer [bytes start capacity
                      ^:unsynchronized-mutable position
                      ^:unsynchronized-mutable limit
                      ^:unsynchronized-mutable mark
                      ^:unsynchronized-mutable order]
  {:class "java.nio.ByteBuffer"}
  Comparable
  (compareTo [this x] (int (compare (vec (.rest this)) (vec (.rest x)))))
  Object
  (capacity [_] (int capacity))
  (position [_] (int position))
  (position [this n]
    (if (<= 0 n limit)
      (do (when (and mark (< n mark)) (set! mark nil))
          (set! position n)
          this)
      (throw (new IllegalArgumentException
                  (str "newPosition > limit: (" n " > " limit ")")))))
  (limit [_] (int limit))
  (limit [this n]
    (if (<= 0 n capacity)
      (do (set! limit n)
          (set! position (min position n))
          this)
      (throw (new IllegalArgumentException
                  (str "newLimit > capacity: (" n " > " capacity ")")))))
  (remaining [_] (int (- limit position)))
  (hasRemaining [_] (< position limit))
  (mark [this] (set! mark position) this)
  (reset [this]
    (when (nil? mark) (throw (new java.nio.InvalidMarkException)))
    (set! position mark)
    this)
  (clear [this]
    (set! position 0)
    (set! limit capacity)
    (set! mark nil)
    this)
  (flip [this]
    (set! limit position)
    (set! position 0)
    (set! mark nil)
    this)
  (rewind [this]
    (set! position 0)
    (set! mark nil)
    this)
  (order [_] order)
  (order [this o] (set! order o) this)
  (isReadOnly [_] false)
  (isDirect [_] false)
  (hasArray [_] true)
  (array [_] bytes)
  (arrayOffset [_] (int start))
  (rest [_] (java.util.Arrays/copyOfRange bytes (+ start position)
                                           (+ start limit)))
  (at [_ i n] ; the place of n bytes in the array
    (if (<= 0 i (- limit n)) (+ start i) (index-out-of-bounds)))
  (take [_ n exception]
    (when (< (- limit position) n) (throw (exception)))
    (let [i (+ start position)]
      (set! position (+ position n))
      i))
  (get [this]
    (aget bytes (.take this 1 (fn [] (new java.nio.BufferUnderflowException)))))
  (get [this x]
    (if (int? x)
      (aget bytes (.at this x 1))
      (.get this x 0 (alength x))))
  (get [this a from n]
    (let [i (.take this n (fn [] (new java.nio.BufferUnderflowException)))]
      (System/arraycopy bytes i a from n)
      this))
  (put [this x]
    (cond (number? x)
          (aset bytes (.take this 1 (fn [] (new java.nio.BufferOverflowException)))
                (byte x))
          (instance? ByteBuffer x)
          (let [a (.rest x)]
            (.put this a 0 (alength a))
            (.position x (.limit x)))
          :else (.put this x 0 (alength x)))
    this)
  (put [this i x] (aset bytes (.at this i 1) (byte x)) this)
  (put [this a from n]
    (let [i (.take this n (fn [] (new java.nio.BufferOverflowException)))]
      (System/arraycopy a from bytes i n)
      this))
  (number [_ i n]
    (reduce (fn [sum k]
              (bit-or (bit-shift-left sum 8)
                      (bit-and 255 (aget bytes (+ i k)))))
            0 (if (= order ByteOrder--BIG_ENDIAN) (range n) (range (dec n) -1 -1))))
  (store [this i n x]
    (dotimes [k n]
      (let [place (if (= order ByteOrder--BIG_ENDIAN) (- n k 1) k)]
        (aset bytes (+ i place)
              (unchecked-byte (unsigned-bit-shift-right x (* 8 k))))))
    this)
  (next [this n] (.number this (.take this n (fn [] (new java.nio.BufferUnderflowException))) n))
  (append [this n x]
    (.store this (.take this n (fn [] (new java.nio.BufferOverflowException))) n x))
  (getShort [this] (unchecked-short (.next this 2)))
  (getShort [this i] (unchecked-short (.number this (.at this i 2) 2)))
  (getChar [this] (char (.next this 2)))
  (getInt [this] (unchecked-int (.next this 4)))
  (getInt [this i] (unchecked-int (.number this (.at this i 4) 4)))
  (getLong [this] (.next this 8))
  (getLong [this i] (.number this (.at this i 8) 8))
  (getFloat [this] (Float/intBitsToFloat (unchecked-int (.next this 4))))
  (getDouble [this] (Double/longBitsToDouble (.next this 8)))
  (getDouble [this i] (Double/longBitsToDouble (.number this (.at this i 8) 8)))
  (putShort [this x] (.append this 2 (short x)))
  (putChar [this x] (.append this 2 (long (int x))))
  (putInt [this x] (.append this 4 (int x)))
  (putInt [this i x] (.store this (.at this i 4) 4 (int x)))
  (putLong [this x] (.append this 8 (long x)))
  (putLong [this i x] (.store this (.at this i 8) 8 (long x)))
  (putFloat [this x] (.append this 4 (Float/floatToIntBits (float x))))
  (putDouble [this x] (.append this 8 (Double/doubleToLongBits (double x))))
  (slice [_]
    (new ByteBuffer bytes (+ start position) (- limit position) 0
         (- limit position) nil ByteOrder--BIG_ENDIAN))
  (duplicate [_]
    (new ByteBuffer bytes start capacity position limit mark
         ByteOrder--BIG_ENDIAN))
  (asReadOnlyBuffer [this] (.duplicate this))
  (compact [this]
    (let [a (.rest this)]
      (System/arraycopy a 0 bytes start (alength a))
      (set! position (alength a))
      (set! limit capacity)
      (set! mark nil)
      this))
  (hashCode [this]
    (reduce (fn [h x] (unchecked-add-int (unchecked-multiply-int 31 h) x))
            1 (reverse (.rest this))))
  (equals [this x]
    (and (instance? ByteBuffer x) (= (seq (.rest this)) (seq (.rest x)))))
  (toString [this]
    (str "java.nio.HeapByteBuffer[pos=" position " lim=" limit " cap=" capacity
         "]")))

(defn- whole [bytes from n]
  (new ByteBuffer bytes 0 (alength bytes) from (+ from n) nil
       ByteOrder--BIG_ENDIAN))
(defn ByteBuffer--allocate [n]
  (when (neg? n)
    (throw (new IllegalArgumentException (str "capacity < 0: (" n " < 0)"))))
  (whole (byte-array n) 0 n))
(defn ByteBuffer--allocateDirect [n] (ByteBuffer--allocate n))
(defn ByteBuffer--wrap
  ([bytes] (whole bytes 0 (alength bytes)))
  ([bytes from n]
   (if (<= 0 from (+ from n) (alength bytes))
     (whole bytes from n)
     (index-out-of-bounds))))
