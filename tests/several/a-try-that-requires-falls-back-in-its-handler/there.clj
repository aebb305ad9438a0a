(ns several.a-try-that-requires-falls-back-in-its-handler.there)
(defn kind [] :there)
