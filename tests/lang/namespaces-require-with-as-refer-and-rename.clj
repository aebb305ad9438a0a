(ns lang.namespaces-require-with-as-refer-and-rename
  (:require [support.shapes :as s :refer [unit]]
            [support.numbers :refer [double-it] :rename {double-it twice}]
            support.greetings))
(prn (s/area unit) (twice 21) (support.greetings/hello "x") s/pi)
