;; SPDX-License-Identifier: MIT
;; Arguments such as apple:3 fill a cart.
(ns shop.main
  (:require [clojure.string :as str]
            [shop.cart :as cart]))

(defn parse [arg]
  (let [[item n] (str/split arg #":")]
    [item (parse-long (or n "1"))]))

(defn -main [& args]
  (let [cart (reduce (fn [c arg] (apply cart/add c (parse arg)))
                     (sorted-map) args)]
    (doseq [[item n] cart]
      (println (format "%-6s x %d" item n)))
    (println (format "total %d.%02d" (quot (cart/total cart) 100)
                     (rem (cart/total cart) 100)))))
