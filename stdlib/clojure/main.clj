;; SPDX-License-Identifier: MIT
;;
;; The read-eval-print loop as a function, and errors in words. cljw has its own
;; loop and command line (cljw/); this is for programs that have a REPL in them.
(ns clojure.main
  (:require [clojure.repl :as repl]
            [clojure.string :as str]))

;; ---------------------------------------------------------------------------
;; Names in traces

(defn demunge
  "The Clojure name of the class of a function, as traces show it."
  [fn-name]
  (repl/demunge fn-name))

(defn root-cause
  "The last exception of a chain of causes; of those of the compiler the one
  that says where."
  [t]
  (repl/root-cause t))

(defn stack-element-str
  "A frame of a trace for people."
  [el]
  (repl/stack-element-str el))

;; ---------------------------------------------------------------------------
;; Errors in words

(def ^{:private true} no-file? #{"NO_SOURCE_FILE" "NO_SOURCE_PATH"})

(defn ^{:private true} file-name
  [path]
  (last (str/split path #"/")))

(defn ^{:private true} with-source
  "The place of what could not be compiled: the file's name and path."
  [{:clojure.error/keys [source] :as place}]
  (cond (nil? source) place
        (no-file? source) (dissoc place :clojure.error/source)
        :else (assoc place
                     :clojure.error/source (file-name source)
                     :clojure.error/path source)))

(defn ^{:private true} function-of
  "The symbol of the function of a frame [class method file line]."
  [[class method]]
  (symbol (demunge (str class))))

(defn ^{:private true} core-frame?
  [[class]]
  (re-find #"^clojure\.(core|lang)\b" (str class)))

(defn ^{:private true} some-of
  "m without the keys whose values are nil."
  [m]
  (into {} (filter (comp some? val)) m))

(defn ex-triage
  "Of an exception as Throwable->map shows it: what happened, in which phase,
  and where, under keys of the namespace clojure.error."
  [datafied-throwable]
  (let [{:keys [via trace phase] :or {phase :execution}} datafied-throwable
        {:keys [type message data]} (last via)
        top (:data (first via))
        cause {:clojure.error/class type
               :clojure.error/cause message
               :clojure.error/spec (when (:clojure.spec.alpha/problems data)
                                     data)}]
    (assoc
     (case phase
       :read-source
       (merge (with-source (merge (:data (second via)) top))
              (some-of (select-keys cause [:clojure.error/cause])))

       (:compile-syntax-check :compilation :macro-syntax-check :macroexpansion)
       (merge (with-source top) (some-of cause))

       (:read-eval-result :print-eval-result)
       (let [[class method file line :as frame] (first trace)]
         (some-of (merge top
                         (dissoc cause :clojure.error/spec)
                         {:clojure.error/line line
                          :clojure.error/source file
                          :clojure.error/symbol (when class
                                                  (function-of frame))})))

       :execution
       (let [[class method file line :as frame]
             (first (drop-while core-frame? trace))
             caller (:clojure.spec.test.alpha/caller data)
             f (:clojure.spec.alpha/fn data)]
         (some-of
          (merge cause
                 {:clojure.error/line (or (:line caller) line)
                  :clojure.error/symbol (or f (when class (function-of frame)))
                  :clojure.error/source (first (remove #(or (nil? %) (no-file? %))
                                                       [(:file caller) file]))}))))
     :clojure.error/phase phase)))

(def ^{:private true} headings
  "Of each phase: what its errors are called."
  {:read-source "Syntax error"
   :macro-syntax-check "Syntax error"
   :macroexpansion "Unexpected error"
   :compile-syntax-check "Syntax error"
   :compilation "Unexpected error"
   :read-eval-result "Error reading eval result"
   :print-eval-result "Error printing return value"
   :execution "Execution error"})

(defn ex-str
  "The text of what ex-triage found out: a line that says where, and the cause."
  [{:clojure.error/keys [phase source path line column symbol class cause spec]}]
  (let [place (str (or path source "REPL") ":" (or line 1)
                   (when column (str ":" column)))
        simple (when class (re-find #"[^.]+$" (name class)))
        kind (if (#{"Exception" "RuntimeException"} simple)
               ""
               (str " (" simple ")"))
        named (if symbol (str symbol " ") "")
        text (if spec (pr-str spec) cause)
        heading (headings phase)]
    (case phase
      :read-source (str heading " reading source at (" place ").\n" cause "\n")
      :macro-syntax-check
      (str heading " macroexpanding " named "at (" place ").\n" text "\n")
      :macroexpansion
      (str heading kind " macroexpanding " named "at (" place ").\n" cause "\n")
      (:compile-syntax-check :compilation)
      (str heading kind " compiling " named "at (" place ").\n" cause "\n")
      (:read-eval-result :print-eval-result)
      (str heading kind " at " (or symbol "null") " (" place ").\n" cause "\n")
      :execution
      (if spec
        (str heading " - invalid arguments to " symbol " at (" place ").\n" text
             "\n")
        (str heading kind " at " named "(" place ").\n" cause "\n")))))

(defn err->msg
  "The text of an exception for people."
  [e]
  (ex-str (ex-triage (Throwable->map e))))

;; ---------------------------------------------------------------------------
;; The loop

(def repl-requires
  "What a REPL refers to."
  '[[clojure.repl :refer (source apropos dir pst doc find-doc)]
    [clojure.pprint :refer (pp pprint)]])

(defmacro with-bindings
  "Evaluates body with bindings of its own for the vars that are set at a REPL."
  [& body]
  `(binding [*ns* *ns*
             *warn-on-reflection* *warn-on-reflection*
             *print-meta* *print-meta*
             *print-length* *print-length*
             *print-level* *print-level*
             *print-namespace-maps* true
             *data-readers* *data-readers*
             *default-data-reader-fn* *default-data-reader-fn*
             *command-line-args* *command-line-args*
             *unchecked-math* *unchecked-math*
             *assert* *assert*
             *1 nil *2 nil *3 nil *e nil]
     ~@body))

(defmacro with-read-known
  "Evaluates body with *read-eval* true, if it was :unknown."
  [& body]
  `(binding [*read-eval* (if (= :unknown *read-eval*) true *read-eval*)]
     ~@body))

(defn repl-prompt "Prints the prompt." []
  (print (str (ns-name *ns*) "=> ")))

(defn ^{:private true} blank?
  [c]
  (or (<= c 32) (= c 44)))

(defn skip-if-eol
  "Skips a newline, if that is next: then :line-start, at the end :stream-end,
  else :body."
  [s]
  (let [c (.read s)]
    (cond (= c 10) :line-start
          (= c -1) :stream-end
          :else (do (.unread s c) :body))))

(defn skip-whitespace
  "Skips blanks, commas and comments: :line-start after a newline, at the end
  :stream-end, else :body."
  [s]
  (loop [c (.read s)]
    (cond (= c 10) :line-start
          (= c -1) :stream-end
          (= c 59) (do (.readLine s) :line-start)
          (blank? c) (recur (.read s))
          :else (do (.unread s c) :body))))

;; Has repl-read taken all of a line? Only then a prompt is due.
(def ^{:private true} line-start (volatile! true))

(defn repl-read
  "The next form of *in*; request-prompt at the start of a line, request-exit at
  the end."
  [request-prompt request-exit]
  (vreset! line-start true)
  (or ({:line-start request-prompt :stream-end request-exit}
       (skip-whitespace *in*))
      (let [form (read {:read-cond :allow} *in*)]
        (vreset! line-start (not= :body (skip-if-eol *in*)))
        form)))

(defn repl-exception "The root cause of the exception." [throwable]
  (root-cause throwable))

(defn repl-caught
  "Prints an exception to *err*."
  [e]
  (binding [*out* *err*]
    (print (err->msg e))
    (flush)))

(defn repl
  "Reads, evaluates and prints until read gives request-exit. Options, each a
  function: :init, :need-prompt, :prompt, :flush, :read of request-prompt and
  request-exit, :eval, :print, :caught."
  [& {:keys [init need-prompt prompt flush read eval print caught]
      :or {init (fn [])
           need-prompt (fn [] @line-start)
           prompt repl-prompt
           flush clojure.core/flush
           read repl-read
           eval clojure.core/eval
           print prn
           caught repl-caught}}]
  (let [request-prompt (Object.)
        request-exit (Object.)
        failed (fn [e phase]
                 (set! *e e)
                 (caught e))
        step (fn []
               (try
                 (let [input (with-read-known (read request-prompt request-exit))]
                   (if (or (identical? input request-prompt)
                           (identical? input request-exit))
                     input
                     (let [value (eval input)]
                       (set! *3 *2)
                       (set! *2 *1)
                       (set! *1 value)
                       (print value))))
                 (catch Throwable e (failed e :execution))))]
    (with-bindings
      (try (init)
           (catch Throwable e (failed e :execution)))
      (prompt)
      (flush)
      (loop []
        (when-not (identical? (step) request-exit)
          (when (need-prompt)
            (prompt)
            (flush))
          (recur))))))

(defn load-script
  "Loads the file; - is standard input."
  [path]
  (if (= path "-")
    (load-reader *in*)
    (load-file path))
  nil)

(defn report-error
  "Prints the exception to *err*, and its data; the option :target is ignored."
  [t & {:keys [target]}]
  (repl-caught t)
  (binding [*out* *err*]
    (prn (Throwable->map t))))

(defn main
  "A script's path and its arguments, or nothing: a REPL."
  [& args]
  (if-let [[script & args] (seq args)]
    (binding [*command-line-args* args]
      (load-script script))
    (repl))
  (flush))
