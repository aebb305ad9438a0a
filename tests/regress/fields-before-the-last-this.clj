;; A field is read before the method's last mention of its object lets go of it.
(definterface Part (part [i]))
(deftype Pair [a b c])
(deftype Whole [^int n tail]
  clojure.lang.Seqable
  (seq [this] (list (.-a ^Pair (Pair. tail this (.part this 0)))))
  Part
  (part [this i] [i tail]))
(println (seq (Whole. 3 4)))
(defn f [x] (fn self [y] (vector x self (str y) x)))
(println (first ((f 1) 2)) (last ((f 1) 2)))
(deftype Chunky [i n]
  clojure.lang.Counted
  (count [_] (- n i))
  clojure.lang.IChunk
  (nth [_ k] (* 10 (+ i k)))
  (nth [_ k default] (if (< k (- n i)) (* 10 (+ i k)) default))
  (dropFirst [_] (Chunky. (inc i) n))
  (reduce [_ f init] (reduce f init (map #(* 10 %) (range i n)))))
(deftype ChunkySeq [n]
  clojure.lang.Seqable (seq [this] this)
  clojure.lang.Sequential
  clojure.lang.IChunkedSeq
  (first [_] 0)
  (next [_] nil)
  (more [_] ())
  (cons [this x] (list x this))
  (count [_] n)
  (empty [_] ())
  (equiv [_ x] false)
  (chunkedFirst [_] (Chunky. 0 n))
  (chunkedNext [_] nil)
  (chunkedMore [_] ()))
(println (reduce + 0 (ChunkySeq. 4)) (map inc (ChunkySeq. 3)) (doall (for [x (ChunkySeq. 2)] x)))
