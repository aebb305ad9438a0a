;; SPDX-License-Identifier: MIT
(ns async.bindings-go-with-blocks
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! chan thread timeout]]))

(def ^:dynamic *x* 0)
(defn -main []
  (binding [*x* 1]
    (prn (<!! (go *x*)))
    (prn (<!! (go (<! (timeout 1)) *x*)))
    (prn (<!! (thread *x*)))
    (prn (<!! (go (binding [*x* 2] (<! (timeout 1)) *x*))))
    (prn (<!! (go [(binding [*x* 3] (<! (timeout 1)) *x*) *x*])))
    (let [a (go (binding [*x* :a] (<! (timeout 5)) *x*))
          b (go (binding [*x* :b] (<! (timeout 1)) *x*))]
      (prn (<!! a) (<!! b) *x*)))
  (let [c (binding [*x* 4] (go (<! (timeout 1)) *x*))]
    (prn *x* (<!! c) *x*)))
