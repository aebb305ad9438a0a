# SPDX-License-Identifier: MIT
# Nothing is left to run that could put anything on the channel.
cat >a.clj <<'X'
(ns a (:require [clojure.core.async :as a]))
(defn -main []
  (println (try (a/<!! (a/chan)) (catch IllegalStateException e (ex-message e))))
  (a/go (a/<! (a/timeout 20)) (println "a timer first"))
  (a/>!! (a/chan) 1))
X
expect_exit 1 cljwc run --runner=native a.clj
expect out "Deadlock: nothing is left to run"
expect out "a timer first"
expect err 'java.lang.IllegalStateException: Deadlock: nothing is left to run'
