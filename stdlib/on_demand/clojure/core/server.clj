;; SPDX-License-Identifier: MIT
;;
;; Refused: there are no sockets (cljwc/refused.clj).
(ns clojure.core.server
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there are no sockets"
  start-server stop-server stop-servers start-servers repl repl-init repl-read
  prepl io-prepl remote-prepl)
