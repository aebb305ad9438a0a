(ns lang.clojure-test-prints-a-report
  (:require [clojure.test :as t :refer [deftest is testing]]))
(deftest a (testing "outer" (testing "inner" (is (= 3 (+ 1 1)) "sum"))))
(deftest b (is (= 1 1)))
(binding [t/*test-out* *out*] (t/run-tests))
