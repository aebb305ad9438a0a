;; SPDX-License-Identifier: MIT
;; What random pipelines (fuzz/pipelines.py) are made of beside clojure.core.
(ns support.pipeline)

(def seen (atom []))
(defn see [x] (swap! seen conj x) x)

;; The value of thunk, or the class of what it throws, and what it saw.
(defn observe [thunk]
  (reset! seen [])
  (let [r (try (let [r (thunk)] (if (seq? r) (vec r) r))
               (catch Throwable e (.getName (class e))))]
    [r @seen]))

(defn given [x] x) ; a value that the compiler does not know
(def big 4611686018427387904)
(defn square [x] (* x x))
