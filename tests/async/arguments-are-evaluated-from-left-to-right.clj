;; SPDX-License-Identifier: MIT
(ns async.arguments-are-evaluated-from-left-to-right
  (:require [clojure.core.async :as a
             :refer [go <! <!! chan]]))

(defmacro show [& body]
  `(prn (try (<!! (go ~@body)) (catch Throwable e# (ex-message e#)))))
(defn of [& xs] (a/to-chan! xs))

(defn say [x] (prn x) x)
(defn -main []
  (show [(say 1) (<! (of (say 2))) (say 3) (<! (of (say 4))) (say 5)])
  (show (+ (say 1) (do (say 2) (<! (of 3))) (say 4)))
  (show (let [a (atom 1)] [@a (do (<! (of 1)) (reset! a 2)) @a]))
  (show (str (say "a") (if (<! (of true)) (say "b") (say "c")) (say "d"))))
