;; java.lang.Character takes characters and code points, also beyond U+FFFF.
(defmacro t [& forms] `(do ~@(map (fn [f] `(println '~f (try (pr-str ~f) (catch Throwable e# (.getName (class e#)))))) forms)))
(t (Character/isWhitespace \tab) (Character/isSpaceChar \tab) (Character/isSpaceChar \u00a0) (Character/isWhitespace \u00a0)
   (Character/isWhitespace (int 32)) (Character/isDigit (int 49)) (Character/isLetter (int 97)) (Character/isLetter (int 0x1F600)) (Character/isLetter (int 0x10400))
   (Character/isAlphabetic (int 97)) (Character/isAlphabetic (int 0x2160)) (Character/isLetter (int 0x2160)) (Character/isLetterOrDigit (int 0x661)) (Character/isUpperCase (int 65)) (Character/isLowerCase (int 65))
   (Character/toUpperCase (int 97)) (class (Character/toUpperCase (int 97))) (Character/toLowerCase (int 0x10400)) (Character/toUpperCase \ß) (Character/toLowerCase \A)
   (Character/digit \f 16) (Character/digit (int 102) (int 16)) (Character/digit \z 16) (Character/digit \٣ 10) (Character/getNumericValue \½) (Character/getNumericValue \z) (Character/getNumericValue \-)
   (Character/forDigit 11 16) (Character/valueOf \a) (Character/toString \a) (Character/compare \a \c)
   (Character/isSurrogate \a) (Character/isHighSurrogate (char 0xd83d)) (Character/isLowSurrogate (char 0xde00)) (Character/isSurrogatePair (char 0xd83d) (char 0xde00))
   (Character/toCodePoint (char 0xd83d) (char 0xde00)) (Character/charCount 0x1F600) (Character/charCount 97) (vec (Character/toChars 0x1F600)) (vec (Character/toChars (int 97))) (Character/toChars -1)
   (Character/codePointAt "a\ud83d\ude00" 1) (Character/codePointAt "a\ud83d\ude00" (int 2)) (Character/codePointAt "a\ud83d" 1) (Character/codePointAt "a" 5) (class (Character/codePointAt "a" 0))
   (Character/codePointBefore "a\ud83d\ude00" 3) (Character/codePointBefore "ab" 1) (Character/codePointCount "a\ud83d\ude00b" 0 4) (Character/offsetByCodePoints "a\ud83d\ude00b" 0 2)
   (Character/isISOControl \newline) (Character/isISOControl \a) 
   (Character/isTitleCase \ǅ)  (Character/highSurrogate 0x1F600) (Character/lowSurrogate 0x1F600) (Character/isValidCodePoint 0x110000) (Character/isSupplementaryCodePoint 0x1F600) (Character/isBmpCodePoint 97) (Character/isIdeographic (int 0x4e00)) 
   Character/MIN_RADIX Character/MAX_RADIX Character/MIN_CODE_POINT Character/MAX_CODE_POINT Character/MIN_SUPPLEMENTARY_CODE_POINT Character/MIN_HIGH_SURROGATE Character/MAX_LOW_SURROGATE Character/BYTES Character/SIZE
   (Character/hashCode \a) (.charValue \a) (.compareTo \a \b) (.codePointAt "a\ud83d\ude00" 1) (.codePointBefore "ab" 1) (.codePointCount "a\ud83d\ude00" 0 3) (.offsetByCodePoints "a\ud83d\ude00b" 0 2) (vec (.toArray (.codePoints "a\ud83d\ude00"))) (String/valueOf (Character/toChars 0x1F600)) (String. (Character/toChars 0x1F600)) (String. (int-array [97 0x1F600]) 0 2) (str (.appendCodePoint (StringBuilder. "x") 0x1F600)))
;; Every 211th code point, as one number.
(defn sum [f step] (loop [c 0 h 7] (if (< c 0x110000) (recur (+ c step) (bit-and 0xffffffff (+ (* 31 h) (f (int c))))) h)))
(defn b [x] (if x 1 0))
(def fs [["letter" #(b (Character/isLetter ^int (int %)))] ["digit?" #(b (Character/isDigit ^int (int %)))] ["upper" #(b (Character/isUpperCase ^int (int %)))]
 ["lower" #(b (Character/isLowerCase ^int (int %)))] ["alpha" #(b (Character/isAlphabetic (int %)))] ["space" #(b (Character/isSpaceChar ^int (int %)))] ["white" #(b (Character/isWhitespace ^int (int %)))]
 ["title" #(b (Character/isTitleCase ^int (int %)))] ["ideo" #(b (Character/isIdeographic (int %)))] ["iso" #(b (Character/isISOControl ^int (int %)))] ["ld" #(b (Character/isLetterOrDigit ^int (int %)))]
 ["up" #(Character/toUpperCase ^int (int %))] ["low" #(Character/toLowerCase ^int (int %))] ["digit" #(Character/digit ^int (int %) 36)] ["digit10" #(Character/digit ^int (int %) 10)] ["num" #(Character/getNumericValue ^int (int %))]])
(doseq [[n f] fs] (println n (sum f 211)))
(require '[clojure.string :as str])
(println (map str/upper-case ["𐐨aß" "a𐐨" "x\ud801"]) (map str/lower-case ["𐐀A" "ΑΣ𐐀"]) (map str/capitalize ["𐐨B" "a𐐀B"]))
(println (.codePointCount "a😀b" 0 3) (try (.codePointCount "ab" 1 5) (catch IndexOutOfBoundsException e :out)) (.offsetByCodePoints "a😀b" 4 -2))
