;; Methods, called by name alone, on objects of many classes: + where the object
;; has such a method and it gives something, - where that throws.
(defn receivers []
  [5 1.5 "abc" \a :a (quote abc) [1 2] {:a 1} #{1} (quote (1 2)) (int-array 2)
   (StringBuilder. "xyz") (java.util.ArrayList. [1]) (fn []) #"a" 1N 1M 1/2 (atom 1)
   true String (java.util.HashMap. {1 2}) (Exception. "m") (sorted-map 1 2)
   (biginteger 1) (java.util.UUID. 1 2)])
(defn outcome [f x]
  (try (f x) \+ (catch Throwable _ \-)))
(defn show [method & fs]
  (println method (apply str (map (fn [f] (apply str (map #(outcome f %) (receivers)))) fs))))
(defmacro without-arguments [& methods]
  `(do ~@(for [m methods]
           `(show ~(str m) (fn [~'x] (~(symbol (str "." m)) ~'x))))))
(defmacro with-one [& methods]
  `(do ~@(for [m methods :let [call (symbol (str "." m))]]
           `(show ~(str m) (fn [~'x] (~call ~'x (identity 0)))
                  (fn [~'x] (~call ~'x (identity "a")))))))
(defmacro with-two [& methods]
  `(do ~@(for [m methods :let [call (symbol (str "." m))]]
           `(show ~(str m) (fn [~'x] (~call ~'x (identity 0) (identity 1)))
                  (fn [~'x] (~call ~'x (identity "a") (identity "b")))))))
(without-arguments
 abs asTransient bitLength booleanValue byteValue call charValue chars
 comparator denominator deref dispatchFn doubleValue empty end entrySet
 fillInStackTrace find first floatValue getBytes getCanonicalName
 getCause getData getInterfaces getKey getLeastSignificantBits
 getLocalizedMessage getMessage getMostSignificantBits getName getNamespace
 getSimpleName getSuperclass getSuppressed getTime getTypeName getValue group
 groupCount hasheq intValue intern isArray isBlank isBound isEmpty isInfinite
 isInterface isNaN isRealized iterator key keySet length longValue lookingAt
 matches meta more name negate next not ns numerator pattern persistent
 precision reverse rseq scale setMacro shortValue signum size strip
 stripTrailingZeros sym toArray toBigInteger toCharArray toLowerCase
 toPlainString toUpperCase trim ulp val values)
(with-one
 after andNot before bindRoot cast charAt clearBit compareToIgnoreCase
 concat cons contains containsKey containsValue contentEquals deleteCharAt
 disjoin divide end endsWith entryAt entryKey equiv forEach getBytes
 getMethod group isAssignableFrom isInstance matches mod nth pow
 reduce remainder replaceAll setBit setLength setScale shiftLeft
 shiftRight split startsWith substring testBit withMeta without  )
(with-two
 addMethod assoc assocN compareAndSet delete getOrDefault insert kvreduce
 nth reduce replaceAll replaceFirst setCharAt setScale split
 startsWith subList subSequence substring)
