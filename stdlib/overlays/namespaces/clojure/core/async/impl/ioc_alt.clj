;; SPDX-License-Identifier: MIT
;; go.clj here does what core.async 1.5 has this for.
(ns clojure.core.async.impl.ioc-alt)
