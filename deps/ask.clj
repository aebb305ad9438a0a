;; SPDX-License-Identifier: MIT
;;
;; What the resolver needs from outside. It has no network and starts no
;; process: it notes requests, and the driver (driver/fetch.c) does what they
;; say and starts the resolver again with the answers, until nothing is asked
;; for. A request is a line of fields separated by tabs:
;;
;;   fetch URL FILE   the answer is "ok" (FILE is there, verified) or a reason
;;   git ARG...       the answer is the exit code and the first line of output
(ns deps.ask
  (:require [clojure.string :as str]))

(def ^:private answers (atom {}))
(def ^:private requests (atom []))
(def ^:private files (atom []))

(defn read-answers
  "Takes the answers of earlier rounds: lines, each request before its answer."
  [file]
  (reset! answers (into {} (map vec)
                        (partition 2 (str/split-lines (slurp file))))))

(defn wanted "The requests so far." [] (distinct @requests))

(defn files-read "The files whose text the result depends on." []
  (distinct @files))

(defn note-file "The result depends on the file, or on its not being there."
  [file]
  (swap! files conj file))

(defn exists? [file] (.exists (java.io.File. (str file))))

(defn file-text
  "The text of a file that the result depends on; nil: there is none."
  [file]
  (note-file file)
  (when (exists? file) (slurp file)))

(defn ask
  "The answer to a request. When there is none yet: notes it, and throws what
  `attempt` takes."
  [& fields]
  (let [request (str/join "\t" fields)]
    (or (get @answers request)
        (do (swap! requests conj request)
            (throw (ex-info "asked" {:asked request}))))))

(defn attempt
  "(f), or `otherwise` when it has to ask: others can ask in the same round."
  [f otherwise]
  (try
    (f)
    (catch clojure.lang.ExceptionInfo e
      (if (:asked (ex-data e)) otherwise (throw e)))))

(defn fail
  "An error of the project: its lines are shown, nothing else."
  [& lines]
  (throw (ex-info (str/join "\n" (flatten lines)) {:project-error true})))

(defn asked-for-by
  "A line of an error: `why` is the row of libraries, the nearest last."
  [why]
  (str "  asked for by " (str/join " > " (cons "deps.edn" why))))

(defn env [name] (not-empty (System/getenv name)))
(defn home [& below] (str/join "/" (cons (or (env "HOME") "") below)))
