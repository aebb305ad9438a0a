(ns error.no-such-var
  (:require [clojure.string :as str]))
(prn (str/jion "," [1]))
