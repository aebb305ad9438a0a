(ns several.a-conditional-require-loads-what-extends-the-namespace.strings
  (:require [several.a-conditional-require-loads-what-extends-the-namespace.base :as base]))
(extend-protocol base/Show String (show [x] [:string x]))
