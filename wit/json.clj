;; SPDX-License-Identifier: MIT
;;
;; JSON as wasm-tools writes it: objects are maps with strings as keys, arrays
;; vectors, null is nil.
(ns wit.json)

(declare value)

(defn- skip
  "The place of the next character that is no blank."
  [^String s i]
  (if (#{\space \newline \tab \return} (.charAt s i)) (recur s (inc i)) i))

(def ^:private escapes {\n \newline \t \tab \r \return \b \backspace
                        \f \formfeed})

(defn- text
  "The string whose first character is at i, and the place after it."
  [^String s i]
  (loop [i i out (StringBuilder.)]
    (let [c (.charAt s i)]
      (case c
        \" [(str out) (inc i)]
        \\ (let [e (.charAt s (inc i))]
             (if (= e \u)
               (recur (+ i 6)
                      (.append out (char (Long/parseLong
                                          (subs s (+ i 2) (+ i 6)) 16))))
               (recur (+ i 2) (.append out (escapes e e)))))
        (recur (inc i) (.append out c))))))

(defn- items
  "What f reads, again and again from i, up to the character `end`."
  [^String s i end f]
  (loop [i (skip s i) all []]
    (if (= end (.charAt s i))
      [all (inc i)]
      (let [[x i] (f s i)
            i (skip s i)]
        (recur (if (= \, (.charAt s i)) (skip s (inc i)) i) (conj all x))))))

(defn- member [s i]
  (let [[k i] (text s (inc i))
        [v i] (value s (inc (skip s i)))]
    [[k v] i]))

(defn- word [s i]
  (let [w (re-find #"^[-+.\w]+" (subs s i (min (count s) (+ i 40))))]
    [(case w "true" true "false" false "null" nil (parse-long w))
     (+ i (count w))]))

(defn- value [^String s i]
  (let [i (skip s i)]
    (case (.charAt s i)
      \" (text s (inc i))
      \[ (items s (inc i) \] value)
      \{ (let [[all i] (items s (inc i) \} member)] [(into {} all) i])
      (word s i))))

(defn parse [s] (first (value s 0)))
