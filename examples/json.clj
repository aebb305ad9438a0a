;; SPDX-License-Identifier: MIT
;;
;; Reads JSON from a file or standard input and prints it indented:
;;
;;     echo '{"a":[1,2,{"b":null}]}' | cljwc run examples/json.clj
;;
;; The parser is a set of functions from a position in the text to a pair
;; [value next-position]. Objects become maps with string keys, arrays become
;; vectors. The printer is a multimethod on the kind of the value, so a program
;; can add kinds of its own.
(ns json
  (:require [clojure.string :as str]))

;; --- reading ---

(declare parse-value)

(defn fail [text pos expected]
  (throw (ex-info (str "expected " expected " at position " pos)
                  {:position pos
                   :found (get text pos)})))

(defn skip-space [text pos]
  (if (contains? #{\space \newline \tab \return} (get text pos))
    (recur text (inc pos))
    pos))

(def escapes
  {\" \", \\ \\, \/ \/, \b \backspace, \f \formfeed, \n \newline, \r \return,
   \t \tab})

(defn parse-string
  "pos is behind the opening quote."
  [text pos]
  (loop [pos pos
         chars []]
    (let [c (get text pos)]
      (case c
        nil (fail text pos "a closing quote")
        \" [(apply str chars) (inc pos)]
        \\ (let [e (get text (inc pos))]
             (if (= e \u)
               (let [code (subs text (+ pos 2) (+ pos 6))]
                 (recur (+ pos 6)
                        (conj chars (char (Integer/parseInt code 16)))))
               (recur (+ pos 2)
                      (conj chars (or (escapes e)
                                      (fail text (inc pos) "an escape"))))))
        (recur (inc pos) (conj chars c))))))

(defn parse-number [text pos]
  (let [[token] (re-find #"^-?\d+(\.\d+)?([eE][-+]?\d+)?"
                         (subs text pos (min (count text) (+ pos 40))))]
    (when-not token (fail text pos "a value"))
    [(if (re-matches #"-?\d+" token)
       (bigint token)
       (parse-double token))
     (+ pos (count token))]))

(defn parse-array [text pos]
  (loop [pos (skip-space text pos)
         items []]
    (if (= \] (get text pos))
      [items (inc pos)]
      (let [[item pos] (parse-value text pos)
            pos (skip-space text pos)]
        (case (get text pos)
          \, (recur (skip-space text (inc pos)) (conj items item))
          \] [(conj items item) (inc pos)]
          (fail text pos "',' or ']'"))))))

(defn parse-object [text pos]
  (loop [pos (skip-space text pos)
         object (array-map)]
    (case (get text pos)
      \} [object (inc pos)]
      \" (let [[k pos] (parse-string text (inc pos))
               pos (skip-space text pos)
               _ (when (not= \: (get text pos)) (fail text pos "':'"))
               [v pos] (parse-value text (inc pos))
               pos (skip-space text pos)
               object (assoc object k v)]
           (case (get text pos)
             \, (recur (skip-space text (inc pos)) object)
             \} [object (inc pos)]
             (fail text pos "',' or '}'")))
      (fail text pos "a key"))))

(def words {"true" true, "false" false, "null" nil})

(defn parse-value [text pos]
  (let [pos (skip-space text pos)]
    (case (get text pos)
      \{ (parse-object text (inc pos))
      \[ (parse-array text (inc pos))
      \" (parse-string text (inc pos))
      (if-let [word (some #(when (str/starts-with? (subs text pos) %) %)
                          (keys words))]
        [(words word) (+ pos (count word))]
        (parse-number text pos)))))

(defn parse [text]
  (let [[value pos] (parse-value text 0)
        pos (skip-space text pos)]
    (when (< pos (count text)) (fail text pos "the end"))
    value))

;; --- printing ---

(defn kind [x]
  (cond (map? x) :object
        (sequential? x) :array
        (string? x) :string
        :else :atom))

(defmulti render
  "The text of x, whose lines after the first are indented by `indent`."
  (fn [x indent] (kind x)))

(defn block [open close indent lines]
  (if (empty? lines)
    (str open close)
    (let [inner (str indent "  ")]
      (str open "\n" inner (str/join (str ",\n" inner) lines)
           "\n" indent close))))

(defmethod render :object [x indent]
  (block "{" "}" indent
         (map (fn [[k v]]
                (str (render k "") ": " (render v (str indent "  "))))
              x)))

(defmethod render :array [x indent]
  (block "[" "]" indent (map #(render % (str indent "  ")) x)))

(def quoted
  {\" "\\\"", \\ "\\\\", \newline "\\n", \tab "\\t", \return "\\r"})

(defmethod render :string [x _]
  (str \" (str/escape x quoted) \"))

(defmethod render :atom [x _]
  (if (nil? x) "null" (str x)))

(defn -main [& [file]]
  (try
    (println (render (parse (slurp (or file *in*))) ""))
    (catch clojure.lang.ExceptionInfo e
      (println "not JSON:" (ex-message e) (ex-data e)))))
