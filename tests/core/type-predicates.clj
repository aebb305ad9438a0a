(def xs [nil true 1 "s" \c :k 's [] {} #{} () (range 2) inc (atom 1) #'map (sorted-map) (seq [1])])
(defn show [p] (apply str (map #(if (p %) 1 0) xs)))
(run! (comp println show)
  [nil? some? true? false? boolean? string? char? coll? seq? list? vector? map? set? sequential? associative?
   counted? sorted? reversible? fn? ifn? seqable? indexed? var? map-entry? any? delay? record? class?])
