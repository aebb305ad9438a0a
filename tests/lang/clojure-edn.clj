(ns lang.clojure-edn (:require [clojure.edn :as edn]))
(prn (edn/read-string "{:a [1 2.5 \"s\" #{x} nil]}") (edn/read-string "") (edn/read-string {:eof :e} "") (edn/read-string {:readers {'p (fn [x] [:p x])}} "#p 1") (edn/read-string {:default (fn [t v] [t v])} "#q 2"))
