;; The arities of a method as a value are known from the file's interface.
(ns several.methods-of-another-file-as-values
  (:require [several.methods-of-another-file-as-values.shapes])
  (:import [several.methods_of_another_file_as_values.shapes Cell]))
(println (map Cell/.get [(Cell/new 1)] [2] [3] [4]))
(println (let [f Cell/.size] (f (Cell. 1) 1 2 3 4 5)) (mapv Cell/new []))
