;; SPDX-License-Identifier: MIT
;; A cart is a map from item to number.
(ns shop.cart
  (:require [shop.prices :as prices :refer [with-discount]]))

(defn add [cart item n]
  (update cart item (fnil + 0) n))

(defn total
  "Cents; ten percent off for five things and more."
  [cart]
  (let [full (reduce-kv (fn [sum item n] (+ sum (* n (prices/price item))))
                        0 cart)]
    (if (<= 5 (reduce + (vals cart)))
      (with-discount 10 full)
      full)))
