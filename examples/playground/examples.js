// SPDX-License-Identifier: MIT
// The programs that the page offers; it starts with the first.
const dedent = (text) => text.replace(/^\n/, '').replace(/^    /gm, '');

export const examples = [
  {
    title: 'Values',
    program: dedent(`
    ; Ctrl-Enter runs it; values are printed as they come.
    (+ 1 2)

    (defn primes
      "The primes below n."
      [n]
      (remove (set (for [i (range 2 n), j (range (* i i) n i)] j))
              (range 2 n)))

    (primes 50)

    (->> "the quick brown fox jumps over the lazy dog"
         (re-seq #"\\w+")
         (group-by count)
         (into (sorted-map)))

    (:doc (meta #'group-by))
    `),
  },
  {
    title: 'Game of life',
    program: dedent(`
    (defn neighbours [[x y]]
      (for [dx [-1 0 1], dy [-1 0 1] :when (not= 0 dx dy)]
        [(+ x dx) (+ y dy)]))

    (defn step [cells]
      (set (for [[cell n] (frequencies (mapcat neighbours cells))
                 :when (or (= n 3) (and (= n 2) (cells cell)))]
             cell)))

    (defn show [cells]
      (doseq [y (range 6)]
        (println (apply str (for [x (range 12)]
                              (if (cells [x y]) "#" ".")))))
      (println))

    (run! show (take 6 (iterate step #{[1 0] [2 1] [0 2] [1 2] [2 2]})))
    `),
  },
  {
    title: 'Protocols and records',
    program: dedent(`
    (defprotocol Shape
      (area [this]))

    (defrecord Circle [r]
      Shape
      (area [_] (* Math/PI r r)))

    (defrecord Box [w h]
      Shape
      (area [_] (* w h)))

    (map area [(->Circle 1) (->Box 3 4)])
    (assoc (->Box 3 4) :colour :red)
    `),
  },
  {
    title: 'Macros and eval',
    program: dedent(`
    (defmacro unless [test & body]
      \`(if ~test nil (do ~@body)))

    (macroexpand-1 '(unless (pos? x) (println "not positive")))
    (unless (pos? -1) :negative)

    (eval (list '* 6 7))
    `),
  },
  {
    title: 'A mistake',
    program: dedent(`
    (defn area [w h]
      (* w hight))

    (area 3 4)
    `),
  },
  {
    title: 'Without end',
    program: dedent(`
    ; The Stop button ends it.
    (doseq [n (range)]
      (when (zero? (mod n 1000000))
        (println n)))
    `),
  },
];
