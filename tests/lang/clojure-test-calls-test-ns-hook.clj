(ns lang.clojure-test-calls-test-ns-hook
  (:require [clojure.test :as t :refer [deftest is]]))
(deftest inner (is (= 1 1)))
(deftest skipped (is (= 1 2)))
(defn test-ns-hook [] (println "hook") (inner))
(println (select-keys (t/run-tests 'lang.clojure-test-calls-test-ns-hook)
                      [:test :pass :fail :error]))
