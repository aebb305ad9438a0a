(ns error.a-namespace-of-the-jvm-is-refused-with-its-reason
  (:require [clojure.java.shell :as shell]
            [clojure.reflect :refer [reflect]]))
(println (shell/sh "ls") (reflect 1))
