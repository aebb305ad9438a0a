;; SPDX-License-Identifier: MIT
;;
;; Clojure's names in JavaScript: word-count is wordCount, valid? is isValid,
;; reset! is reset, a->b is aToB.
(ns npm.names
  (:require [clojure.string :as str]))

(def ^:private reserved
  #{"await" "break" "case" "catch" "class" "const" "continue" "debugger"
    "default" "delete" "do" "else" "enum" "export" "extends" "false" "finally"
    "for" "function" "if" "implements" "import" "in" "instanceof" "interface"
    "let" "new" "null" "package" "private" "protected" "public" "return"
    "static" "super" "switch" "this" "throw" "true" "try" "typeof" "var" "void"
    "while" "with" "yield" "eval" "arguments"})

;; Names that the body of a function in instantiate.js refers to.
(def ^:private taken
  #{"x" "W" "r" "top" "args" "wrong" "tooFew" "toLong" "toText" "encode"
    "fromLong" "string" "decode" "check" "enter" "leave"})

(defn camel
  "The identifier for a name; what no identifier can have is left out."
  [s]
  (let [question? (str/ends-with? s "?")
        words (-> s
                  (str/replace "->" "-to-")
                  (str/replace "*" "")
                  (str/split #"[^A-Za-z0-9_$]+")
                  (->> (remove str/blank?)))
        words (if (and question? (not= (first words) "is"))
                (cons "is" words)
                words)
        s (apply str (first words)
                 (map #(str (str/upper-case (subs % 0 1)) (subs % 1))
                      (rest words)))]
    (if (or (= s "") (re-find #"^[0-9]" s)) (str "_" s) s)))

(defn- identifiers [names avoid]
  (loop [[n & more] names, done []]
    (if-not n
      done
      (let [s (camel n)
            s (if (avoid s) (str s "_") s)
            s (if (some #{s} done) (str s (inc (count done))) s)]
        (recur more (conj done s))))))

(defn shown
  "Identifiers for the names of parameters, all different and none reserved."
  [names]
  (identifiers names reserved))

(defn parameters
  "The same, and none that a function's body refers to."
  [names]
  (identifiers names #(or (reserved %) (taken %))))

(defn with-names
  "Gives each export its name for others, :js, and in the file, :id."
  [d]
  (update d :exports
          (partial mapv
                   (fn [{:keys [name] :as e}]
                     (let [js (camel name)]
                       (assoc e :js js :id (str js "_")))))))

(defn clash
  "Two exports of one name, or nil."
  [exports]
  (->> (group-by :js (concat exports
                             (for [n ["clojure" "instantiate"]]
                               {:js n :var (str "the package's own " n)})))
       vals
       (filter next)
       first))
