(ns lang.clojure-zip (:require [clojure.zip :as z]))
(def zp (z/vector-zip [1 [2 3] 4]))
(prn (-> zp z/down z/right z/down z/node) (-> zp z/down (z/edit inc) z/root) (-> zp z/down z/right z/remove z/root) (-> zp z/down (z/insert-right :x) z/root) (z/end? (last (take-while (complement z/end?) (iterate z/next zp)))))
