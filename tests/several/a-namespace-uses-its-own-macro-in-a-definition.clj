(ns several.a-namespace-uses-its-own-macro-in-a-definition
  (:require [several.a-namespace-uses-its-own-macro-in-a-definition.tools :as t]))
(println t/ready (t/twice 4) t/four)
