(ns several.a-small-function-of-another-namespace-looks-names-up.finder)
(defn find-it [sym] (resolve sym))
