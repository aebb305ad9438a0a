;; SPDX-License-Identifier: MIT
(ns async.what-a-block-throws-closes-its-channel
  (:require [clojure.core.async :as a
             :refer [go <! <!! chan]]))

;; The exception goes to the thread's handler, on standard error by default.
(defn -main []
  (prn (<!! (go (throw (Exception. "lost")))))
  (prn (<!! (go (<! (a/to-chan! [1])) (throw (Exception. "lost, too")))))
  (let [seen (promise)]
    (Thread/setDefaultUncaughtExceptionHandler
     (reify Thread$UncaughtExceptionHandler
       (uncaughtException [_ thread ex] (when (= "told" (ex-message ex)) (deliver seen :told)))))
    (go (<! (a/to-chan! [1])) (throw (Exception. "told")))
    (prn @seen)))
