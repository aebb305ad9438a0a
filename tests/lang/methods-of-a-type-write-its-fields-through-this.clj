;; Also those that are not mutable, which memoising hashes do.
(deftype Point [x ^int hash-code ^long n cached]
  Object
  (hashCode [this]
    (if (zero? hash-code)
      (set! (. this hash-code) (int (+ 31 x)))
      hash-code))
  (toString [this]
    (set! (.-cached this) (str "x=" x))
    (set! (.-n this) (inc n))
    (str (.-cached this) " " (.-n this)))
  clojure.lang.IDeref
  (deref [this] (let [set-it #(set! (.-n this) %)] [n hash-code cached])))
(def p (Point. 1 0 5 nil))
(prn (.-hash-code p) (.hashCode p) (.hashCode p) (hash p) (.-hash-code p))
(prn (str p) (str p) (.-cached p) (.-n p))
(prn @p)
