(ns several.a-conditional-require-loads-what-extends-the-namespace
  (:require [several.a-conditional-require-loads-what-extends-the-namespace.base :as base]))
(println (base/show 1) (base/show "s") (base/show :k))
