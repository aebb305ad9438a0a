(ns several.a-macro-requires-what-it-needs.broken
  (:require [several.a-macro-requires-what-it-needs.not-there-either]))
(def answer (no-such-function))
