(ns lang.dynamic-vars-of-other-namespaces
  (:require [support.numbers :as n]))
(prn (n/scaled 1) (binding [n/*scale* 3] (n/scaled 1)) (#'n/secret))
