(ns lang.clojure-test-reports-passes-failures-and-errors
  (:require [clojure.test :as t :refer [deftest is testing are]]))
(deftest passing (is (= 1 1)) (testing "in" (is (pos? 1))))
(deftest throwing (is (thrown? ArithmeticException (/ 1 0))) (is (thrown-with-msg? Exception #"bo+m" (throw (Exception. "boom")))))
(deftest tables (are [x y] (= x (* 2 y)) 2 1 4 2))
(prn (select-keys (binding [t/*test-out* (java.io.StringWriter.)] (t/run-tests)) [:test :pass :fail :error]))
