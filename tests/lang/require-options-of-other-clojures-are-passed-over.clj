(ns lang.require-options-of-other-clojures-are-passed-over
  [:require [clojure.string :as s :include-macros true]]
  [:import java.util.Date])
(prn (s/upper-case "a") (instance? Date 1))
