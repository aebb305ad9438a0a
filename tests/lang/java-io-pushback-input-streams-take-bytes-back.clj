;; PushbackInputStream.
(import '(java.io ByteArrayInputStream DataInputStream PushbackInputStream))
(require '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(defn pushback [size]
  (PushbackInputStream. (ByteArrayInputStream. (byte-array (range 10))) size))
(let [in (PushbackInputStream. (ByteArrayInputStream. (byte-array [1 2 3])))]
  (t (.read in) (.unread in 200) (.unread in 3) (.available in) (.read in) (.read in) (.read in)
     (.read in) (.unread in -1) (.read in) (.read in)))
(let [in (pushback 4) a (byte-array 6)]
  (t (.unread in (byte-array [9 8 7])) (.unread in (byte-array [6 5]) 0 1) (.read in)
     (.available in) (.read in a) (vec a) (.unread in a 1 2) (.skip in 1) (.read in) (.skip in 3)
     (.read in a 0 0) (.read in a 2 4) (vec a) (.read in a) (.unread in (byte-array 5))
     (.markSupported in) (.mark in 1) (.reset in) (.read in a 4 4)
     (.close in) (.close in) (.read in) (.available in) (.unread in 1) (.skip in 1)))
(let [in (DataInputStream. (doto (pushback 2) (.unread 1)))]
  (t (.readInt in)))
(t (pushback 0) (instance? java.io.FilterInputStream (pushback 1)))
