(ns several.functions-of-another-file-intern-vars.aliases)
(defn alias-var [name v] (intern *ns* (with-meta name (meta v)) @v))
(defmacro defalias [dst src] `(alias-var (quote ~dst) (var ~src)))
