(ns read.keywords-of-the-namespace-may-start-with-a-digit
  (:require [clojure.string :as s]))
(prn ::1.5.1 ::s/x :1.2 (name ::1a))
