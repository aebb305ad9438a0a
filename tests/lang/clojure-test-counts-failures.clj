(ns lang.clojure-test-counts-failures
  (:require [clojure.test :as t :refer [deftest is]]))
(deftest failing (is (= 1 2) "why") (is nil))
(deftest erring (is (throw (Exception. "x"))) (is true))
(prn (select-keys (binding [t/*test-out* (java.io.StringWriter.)] (t/run-tests)) [:test :pass :fail :error]))
