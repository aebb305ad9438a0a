;; SPDX-License-Identifier: MIT
(ns support.portable)

(defn where [] #?(:cljs :cljs :clj :clj :default :other))

(defn spliced [] [0 #?@(:clj [1 2] :cljs [3]) 4 #?@(:cljs [5])])

(defn nested []
  #?(:clj {:a #?(:cljs 1 :default 2)}
     :cljs nil))
