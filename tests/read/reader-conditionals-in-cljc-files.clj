(ns read.reader-conditionals-in-cljc-files
  (:require [support.portable :as p]))
(prn (p/where) (p/spliced) (p/nested))
