;; SPDX-License-Identifier: MIT
(ns emit.a-function-called-in-a-reify-only-is-put-there)
(defprotocol P (sub [p x]) (unsub [p]) (again [p x]))
(defn pub [n]
  (let [m (atom {})
        ensure (fn [topic]
                 (or (get @m topic)
                     (get (swap! m #(if (% topic) % (assoc % topic (vec (range n))))) topic)))
        p (reify P (sub [_ topic] (let [v (ensure topic)] (conj v topic)))
                   (unsub [_] (reset! m {}))
          (again [p x] [(sub p x) n]))]
    p))
(defn -main [] (prn (sub (pub 3) :a) (again (pub 2) :b) (unsub (pub 1))))
