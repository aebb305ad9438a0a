(ns error.private-var
  (:require [clojure.test]))
(clojure.test/no-such-private 1)
