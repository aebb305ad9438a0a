(prn (peek [1 2 3]) (pop [1 2 3]) (peek '(1 2)) (pop '(1 2)) (peek []) (peek nil) (subvec [0 1 2 3] 1) (subvec [0 1 2 3] 1 3) (pop [1]))
(prn (try (pop []) (catch IllegalStateException e (ex-message e))) (try (subvec [1] 2) (catch IndexOutOfBoundsException e :out)))
(prn (conj (subvec [1 2 3] 0 1) :x) (assoc (subvec [1 2 3] 1) 0 :y) (rseq (subvec [1 2 3] 1)))
