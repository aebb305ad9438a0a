(def id #uuid "00000000-0000-0000-0000-000000000001")
(defn of [k] (case k
  :vec ^{:m #uuid "00000000-0000-0000-0000-000000000001"} []
  :map ^{:m [#inst "2020-01-01"]} {:a 1}
  :set ^{:m #uuid "00000000-0000-0000-0000-000000000001"} #{1}
  :sym '^{:m #uuid "00000000-0000-0000-0000-000000000001"} s
  :list '^{:m #uuid "00000000-0000-0000-0000-000000000001"} (1 2)
  :deep '[^{:m #uuid "00000000-0000-0000-0000-000000000001"} [a b]]))
(doseq [k [:vec :map :set :sym :list]] (println k (of k) (:m (meta (of k)))))
(println (of :deep) (meta (first (of :deep))) (= id (:m (meta (of :vec)))))
