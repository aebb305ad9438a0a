(ns several.a-macro-calls-functions-two-namespaces-away.back
  (:require [clojure.string :as str]))
(def ^:private names (atom []))
(defn note [x] (swap! names conj x) (str/upper-case (name x)))
(defn seen [] @names)
(defmacro with-note [x & body] `(do ~(note x) ~@body))
