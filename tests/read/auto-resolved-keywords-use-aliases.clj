(ns read.auto-resolved-keywords-use-aliases (:require [clojure.string :as s]))
(prn ::a ::s/a {::s/k 1} #::{:a 1} #::s{:b 2})
