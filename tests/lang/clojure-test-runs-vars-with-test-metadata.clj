;; run-tests runs whatever carries :test metadata.
(ns lang.clojure-test-runs-vars-with-test-metadata (:require [clojure.test :as t :refer [deftest is with-test]]))
(deftest one (is (= 1 1)))
(with-test (defn twice [x] (* 2 x)) (is (= 4 (twice 2))))
(defn ^{:test (fn [] (is (= 1 1)))} three [] 3)
(defn four {:test (fn [] (is true))} [] 4)
(println (select-keys (t/run-tests 'lang.clojure-test-runs-vars-with-test-metadata) [:test :pass :fail :error]))
