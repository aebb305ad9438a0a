;; SPDX-License-Identifier: MIT
;;
;; Nothing: printing and reading of #uuid are built in. Programs may require it.
(ns clojure.uuid)
