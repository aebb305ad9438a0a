;; SPDX-License-Identifier: MIT
;;
;; Writes rt/str/character.def from what the JVM that runs it says of each code
;; point; Java 17 made the one that is there:
;;
;;   java -cp CLOJURE_JARS clojure.main tools/unicode-tables.clj \
;;     >rt/str/character.def && clang-format -i rt/str/character.def

(def last-code 0x10ffff)

(defn- runs
  "The ranges [first last] of code points from `from` that `in?` holds for."
  [in? from]
  (loop [c from start nil found []]
    (let [in (and (<= c last-code) (in? (int c)))]
      (cond
        (and in (not start)) (recur (inc c) c found)
        (and start (not in)) (recur (inc c) nil (conj found [start (dec c)]))
        (> c last-code) found
        :else (recur (inc c) start found)))))

(def widest 0xffff) ; gap

(defn- gaps
  "How many code points lie before each range, and how many follow its first."
  [ranges from]
  (loop [at from ranges ranges out []]
    (if-let [[[a b] & more] (seq ranges)]
      (if (< (- a at) widest)
        (recur (inc b) more (conj out (- a at) (- b a)))
        (recur (+ at widest) ranges (conj out widest 0)))
      out)))

(defn- letter? [c] (Character/isLetter (int c)))
(defn- digit? [c] (Character/isDigit (int c)))
(defn- upper [c] (Character/toUpperCase (int c)))
(defn- lower [c] (Character/toLowerCase (int c)))

(defn- print-array [type name items]
  (println (str "static const " type " " name "[] = {"))
  (doseq [line (partition-all 12 items)]
    (println (apply str (map #(str % ", ") line))))
  (println "};"))

(defn- print-gaps [name from in?]
  (print-array "uint16_t" (str name "_gaps") (gaps (runs in? from) from)))

(defn- numerals
  "Code points with a value that is none of a digit, as {first, count, value of
  the first, difference of two values that follow each other}."
  []
  (reduce
   (fn [out [c v]]
     (let [[start n value step] (peek out)]
       (cond
         (not (and start (= c (+ start n)))) (conj out [c 1 v 0])
         (= n 1) (conj (pop out) [start 2 value (- v value)])
         (= v (+ value (* n step))) (conj (pop out) [start (inc n) value step])
         :else (conj out [c 1 v 0]))))
   []
   (for [c (range (inc last-code))
         :let [v (Character/getNumericValue (int c))]
         :when (not= v (Character/digit (int c) 36))]
     [c v])))

(println "// SPDX-License-Identifier: MIT
// Classes of characters, as Java 17 has them, for char.c.
// Written by tools/unicode-tables.clj.
//
// Gaps: pairs of how many code points are before a range, from the end of the
// one before it, and how many follow its first; no range is after a gap of
// 65535. Those called wide begin at U+10000.")
(print-gaps "wide_letter" 0x10000 letter?)
(print-gaps "wide_digit" 0x10000 digit?)
(println "// {first, last, delta} of lower case")
(print-array "WideCase" "wide_cases"
             (for [[a b] (runs #(not= % (upper %)) 0x10000)]
               (str "{" a ", " b ", " (- (upper a) a) "}")))
(println "// Upper case though there is no lower case, or the other way round")
(print-gaps "odd_upper" 0
            #(not= (Character/isUpperCase (int %)) (not= % (lower %))))
(print-gaps "odd_lower" 0
            #(not= (Character/isLowerCase (int %)) (not= % (upper %))))
(println "// Alphabetic, but no letters")
(print-gaps "alphabetic" 0
            #(and (Character/isAlphabetic (int %)) (not (letter? %))))
(print-gaps "ideographic" 0 #(Character/isIdeographic (int %)))
(print-gaps "title" 0 #(Character/isTitleCase (int %)))
(print-array "Numerals" "numerals"
             (for [[c n v step] (numerals)]
               (str "{" c ", " n ", " v ", " step "}")))
