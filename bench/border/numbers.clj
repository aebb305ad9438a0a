;; SPDX-License-Identifier: MIT
;;
;; The package whose size is measured: one function on numbers.
(ns numbers)

(defn ^:export area
  "The area of a rectangle."
  [^double w ^double h]
  (* w h))
