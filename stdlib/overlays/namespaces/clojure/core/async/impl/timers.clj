;; SPDX-License-Identifier: MIT
;;
;; Channels that close when their time has come.
(ns clojure.core.async.impl.timers
  (:require [clojure.core.async.impl.channels :as channels]
            [clojure.core.async.impl.protocols :as impl]
            [cljwc.java.timers :as timers]))

(defn timeout
  "A channel that closes after msecs."
  [msecs]
  (let [ch (channels/chan nil)]
    (timers/after (* (min (long msecs) 1000000000000) 1000000)
                  (fn [] (impl/close! ch)))
    ch))
