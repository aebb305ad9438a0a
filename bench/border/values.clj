;; SPDX-License-Identifier: MIT
;;
;; Collections across the border.
(ns values)

(defn ^:export counts [xs] (frequencies xs))
(defn ^:export squares [n] (mapv (fn [i] {:n i :square (* i i)}) (range n)))
