(ns several.a-small-function-of-another-namespace-looks-names-up
  (:require [several.a-small-function-of-another-namespace-looks-names-up.finder :as finder]))
(defn call [sym x] ((finder/find-it sym) x))
(prn (call (symbol "clojure.core" (str "in" "c")) 1))
(prn (finder/find-it (symbol "clojure.string" "no-such")))
