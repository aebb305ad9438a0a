;; SPDX-License-Identifier: MIT
;; What things cost.
(ns shop.prices)

(def prices
  {"apple" 30
   "pear" 45
   "plum" 12})

(defn price
  "Cents for one; throws when we do not sell it."
  [item]
  (or (prices item)
      (throw (ex-info (str "we do not sell " item) {:item item}))))

(defmacro with-discount
  "The value of body less the percentage, computed when the program runs."
  [percent & body]
  `(let [full# (do ~@body)]
     (- full# (quot (* full# ~percent) 100))))
