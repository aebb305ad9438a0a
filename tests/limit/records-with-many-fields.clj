(defrecord Big [a b c d e f g h i j k l m n o p q r s t u v w x y z])
(def b (apply ->Big (range 26)))
(prn (:z b) (:m b) (count b) (:q (assoc b :q :changed)) (= b (into b {})))
