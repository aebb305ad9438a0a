;; SPDX-License-Identifier: MIT
;;
;; clojure.edn: the reader restricted to data.
(ns clojure.edn
  (:refer-clojure :exclude [read read-string]))

(defn ^:private reader-options
  [{:keys [readers default] :as opts}]
  (assoc opts :edn true :readers readers :default default))

(defn read-string
  "The first form in the string. Options :eof, :readers (tag symbol to
  function) and :default (function of an unknown tag and its value)."
  ([s] (read-string {:eof nil} s))
  ([opts s] (when s (rt/read-string s (reader-options opts)))))

(defn read
  "The next form of the reader; options as in read-string."
  ([] (read *in*))
  ([stream] (read {} stream))
  ([opts stream] (rt/read-form stream (reader-options opts))))
