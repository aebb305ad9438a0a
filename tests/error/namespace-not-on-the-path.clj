(ns error.not-on-the-path
  (:require [not.there.at-all :as n]))
(n/f)
