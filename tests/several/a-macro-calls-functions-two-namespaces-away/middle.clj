(ns several.a-macro-calls-functions-two-namespaces-away.middle
  (:require [several.a-macro-calls-functions-two-namespaces-away.back :as b]))
(b/note :middle)
(defn expand [x] (b/with-note :used [(b/note x) (count (b/seen))]))
