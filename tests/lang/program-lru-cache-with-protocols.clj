(defprotocol Cache
  (lookup [c k])
  (store [c k v])
  (held [c]))
(defrecord LRU [limit tick values used]
  Cache
  (lookup [c k] (when (contains? values k)
                  [(values k) (-> c (update :tick inc) (assoc-in [:used k] tick))]))
  (store [c k v]
    (let [c (if (and (>= (count values) limit) (not (contains? values k)))
              (let [old (key (apply min-key val used))]
                (-> c (update :values dissoc old) (update :used dissoc old)))
              c)]
      (-> c (assoc-in [:values k] v) (assoc-in [:used k] tick) (update :tick inc))))
  (held [_] (count values)))
(let [c (-> (->LRU 2 0 {} {}) (store :a 1) (store :b 2))
      [v c] (lookup c :a)
      c (store c :c 3)]
  (prn v (held c) (:values c) (lookup c :b) (first (lookup c :c))))
