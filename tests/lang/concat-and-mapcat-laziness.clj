(def n (atom 0))
(defn noisy [k] (lazy-seq (swap! n inc) (list k)))
(def s (concat (noisy 1) (noisy 2) (noisy 3)))
(prn @n (first s) @n (doall s) @n)
