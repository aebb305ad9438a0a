(ns several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another
  (:require [several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.entries]
            [several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.report :as report]))
;; The macro's own namespace does not require the one that fills the registry.
(println (report/all))
