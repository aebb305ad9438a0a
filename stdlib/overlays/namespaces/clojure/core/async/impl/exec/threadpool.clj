;; SPDX-License-Identifier: MIT
;; There is no pool: dispatch.clj here has a queue.
(ns clojure.core.async.impl.exec.threadpool)
