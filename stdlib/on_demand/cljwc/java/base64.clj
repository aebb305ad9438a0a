;; SPDX-License-Identifier: MIT
;;
;; java.util.Base64: RFC 4648's two alphabets, and MIME's lines.
(ns cljwc.java.base64)

(def ^:private letters
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
(def ^:private basic (str letters "+/"))
(def ^:private url (str letters "-_"))

(defn- encoded [alphabet padded? bytes]
  (let [n (alength bytes)
        sb (StringBuilder.)
        at (fn [i] (if (< i n) (bit-and 255 (aget bytes i)) 0))]
    (loop [i 0]
      (when (< i n)
        (let [bits (bit-or (bit-shift-left (at i) 16)
                           (bit-shift-left (at (+ i 1)) 8)
                           (at (+ i 2)))
              used (min 4 (+ 1 (- n i)))]
          (dotimes [k used]
            (.append sb (nth alphabet
                             (bit-and 63 (bit-shift-right bits (- 18 (* 6 k)))))))
          (when padded?
            (dotimes [_ (- 4 used)] (.append sb \=)))
          (recur (+ i 3)))))
    (str sb)))

(defn- in-lines [text width separator]
  (apply str (interpose separator (map (fn [part] (apply str part))
                                       (partition-all width text)))))

(deftype* Encoder [alphabet padded? width separator]
  {:class "java.util.Base64$Encoder"}
  Object
  (encodeToString [_ bytes]
    (let [text (encoded alphabet padded? bytes)]
      (if (pos? width) (in-lines text width separator) text)))
  (encode [this bytes]
    (.getBytes (.encodeToString this bytes) "ISO-8859-1"))
  (withoutPadding [_] (new Encoder alphabet false width separator)))

(defn- refuse [& text]
  (throw (new IllegalArgumentException (apply str text))))

;; The digits' values and the number of = after them. What is no digit is left
;; out, or refused unless lenient.
(defn- digits-of [alphabet lenient? text]
  (loop [i 0 values []]
    (if (= i (count text))
      [values 0 i]
      (let [c (nth text i) v (rt/str-index-of alphabet (str c) 0)]
        (cond
          (= c \=) [values (count (take-while (fn [x] (= x \=)) (subs text i))) i]
          (<= 0 v) (recur (inc i) (conj values v))
          lenient? (recur (inc i) values)
          :else (refuse "Illegal base64 character " 
                        (Integer/toString (int c) 16)))))))

(defn- decoded [alphabet lenient? text]
  (let [[values padding end] (digits-of alphabet lenient? text)
        n (count values) rest (mod n 4)]
    (when (and (not lenient?) (< (+ end padding) (count text)))
      (refuse "Input byte array has incorrect ending byte at "
              (+ end (min padding 2))))
    (when (or (= rest 1) (and (= rest 0) (pos? padding)) (and (= rest 2) (= padding 1)))
      (refuse (if (and (= rest 1) (zero? padding))
                "Last unit does not have enough valid bits"
                "Input byte array has wrong 4-byte ending unit")))
    (byte-array
     (mapcat (fn [group]
               (let [bits (reduce (fn [sum v] (bit-or (bit-shift-left sum 6) v))
                                  0 (take 4 (concat group [0 0 0])))]
                 (map (fn [k]
                        (unchecked-byte (bit-shift-right bits (- 16 (* 8 k)))))
                      (range (dec (count group))))))
             (partition-all 4 values)))))

(deftype* Decoder [alphabet lenient?]
  {:class "java.util.Base64$Decoder"}
  Object
  (decode [_ x]
    (decoded alphabet lenient? (if (string? x) x (String. x "ISO-8859-1")))))

(def ^:private crlf "\r\n")
(defn Base64--getEncoder [] (new Encoder basic true 0 crlf))
(defn Base64--getUrlEncoder [] (new Encoder url true 0 crlf))
(defn Base64--getMimeEncoder
  ([] (new Encoder basic true 76 crlf))
  ([width separator]
   (new Encoder basic true (* 4 (quot width 4)) (String. separator "ISO-8859-1"))))
(defn Base64--getDecoder [] (new Decoder basic false))
(defn Base64--getUrlDecoder [] (new Decoder url false))
(defn Base64--getMimeDecoder [] (new Decoder basic true))
