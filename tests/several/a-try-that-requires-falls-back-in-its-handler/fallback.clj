(ns several.a-try-that-requires-falls-back-in-its-handler.fallback)
(defmacro twice [x] `[:fallback ~x ~x])
(def other :fallback)
