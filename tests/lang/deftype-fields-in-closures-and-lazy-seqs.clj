(defprotocol Gen (items [g]))
(deftype Range3 [from]
  Gen
  (items [_] (map (fn [i] (+ from i)) (range 3))))
(prn (items (Range3. 10)) (mapcat items [(Range3. 0) (Range3. 5)]))
