(let [{[a {:keys [b] [c & d] :more}] :items, :strs [name], e :missing, :or {e :default}}
      {:items [1 {:b 2 :more [3 4 5]}] "name" "N"}]
  (prn a b c d name e))
(let [[[x :as inner] & [[y] :as others]] [[1 2] [3 4] [5]]] (prn x inner y others))
