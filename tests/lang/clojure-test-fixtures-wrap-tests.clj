(ns lang.clojure-test-fixtures-wrap-tests
  (:require [clojure.test :as t :refer [deftest is use-fixtures]]))
(use-fixtures :once (fn [f] (println "once before") (f) (println "once after")))
(use-fixtures :each (fn [f] (println "each before") (f) (println "each after")))
(deftest a (println "a") (is true))
(deftest b (println "b") (is true))
(binding [t/*test-out* (java.io.StringWriter.)] (t/run-tests))
