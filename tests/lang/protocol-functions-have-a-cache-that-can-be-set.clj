(defprotocol P (p [x]))
(extend-protocol P String (p [x] :string))
(defn wrapped [f] (fn [x] [:wrapped (f x)]))
(let [^clojure.lang.AFunction inner p ^clojure.lang.AFunction outer (wrapped p)]
  (set! (.__methodImplCache outer) (.__methodImplCache inner))
  (prn (identical? (.__methodImplCache outer) (.__methodImplCache inner)))
  (prn (outer "a")))
