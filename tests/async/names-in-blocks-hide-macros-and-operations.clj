;; SPDX-License-Identifier: MIT
(ns async.names-in-blocks-hide-macros-and-operations
  (:require [clojure.core.async :as a
             :refer [go <! <!! chan]]))

(defmacro show [& body]
  `(prn (try (<!! (go ~@body)) (catch Throwable e# (ex-message e#)))))
(defn of [& xs] (a/to-chan! xs))

(defn -main []
  (show (let [when (fn [a b] [a b])] (when (<! (of 1)) 2)))
  (show (let [<! (fn [x] [:not-a-channel x])] (<! 1)))
  (show (loop [if-not 3] (if (pos? if-not) (do (<! (of 1)) (recur (dec if-not))) if-not)))
  (let [x 1 f (fn [x] (* 2 x))]
    (show [(f (<! (of x))) (let [x (<! (of 5))] (f x)) x])
    (show (let [x (+ x (<! (of 1))) x (+ x (<! (of x)))] x)))
  (show (try (throw (Exception. "e")) (catch Exception first (<! (of 1)) (ex-message first)))))
