(ns several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.entries
  (:require [several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.registry :as r]))
(r/register! :a 1)
(doseq [k [:b :c]] (r/register! k 2))
