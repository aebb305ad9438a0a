;; SPDX-License-Identifier: MIT
(ns async.waiting-is-for-the-body-itself-only
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! alts! chan]]))

(defmacro message [x] `(try ~x (catch AssertionError e# (ex-message e#))))
(defn -main []
  (prn (message (<! (chan))))
  (prn (message (>! (chan) 1)))
  (prn (message (alts! [(chan)])))
  (prn (<!! (go (message ((fn [] (<! (a/to-chan! [1]))))))))
  (prn (<!! (go (message (doall (map <! [(a/to-chan! [1])]))))))
  (prn (<!! (go (message (mapv #(<! %) [(a/to-chan! [1])])))))
  (prn (<!! (go (message (doall (for [c [(a/to-chan! [1])]] (<! c))))))))
