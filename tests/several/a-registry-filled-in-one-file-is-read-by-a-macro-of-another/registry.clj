(ns several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.registry)
(defonce registry (atom {}))
(defn register! [k v] (swap! registry assoc k v))
