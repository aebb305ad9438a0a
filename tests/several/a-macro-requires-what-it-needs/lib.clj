(ns several.a-macro-requires-what-it-needs.lib)
(def answer 42)
