(prn (meta '^String a) (meta '^:k a) (meta '^{:x 1} a) (meta '^"tag" a) (meta '^:a ^:b ^{:c 1} a))
(prn (meta '^[String long] a))
(prn (meta ^:k [1]) (meta ^:k {}) (meta ^String #{}))
