(ns several.a-macro-needs-what-a-call-has-set-up.tables)
(declare table)
(defn init "Defines what value-of looks things up in." [entries]
  (def table (fn [k] (get entries k)))
  (def size (count entries)))
(defmacro value-of [k] (* size (table k)))
