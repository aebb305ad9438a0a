(ns lang.clojure-test-with-test-and-set-test
  (:require [clojure.test :as t :refer [deftest is with-test set-test]]))
(defn five [] 5)
(set-test five (is (= 5 (five))) (is (= 6 (five))))
(with-test (defn six [] 6) (is (= 6 (six))))
(println (:name (meta #'six)) (fn? (:test (meta #'five))))
(println (:pass (binding [t/*test-out* (java.io.StringWriter.)] (t/run-tests 'lang.clojure-test-with-test-and-set-test))))
