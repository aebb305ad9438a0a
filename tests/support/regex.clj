;; SPDX-License-Identifier: MIT
;; All that a regex does with a text, for comparison with the JVM.
(ns support.regex
  (:require [clojure.string :as str]))

(defn spans [m]
  (mapv (fn [g] [(.start m g) (.end m g)]) (range (inc (.groupCount m)))))

(defn uses [re text]
  (let [found (re-matcher re text)
        whole (re-matcher re text)
        front (re-matcher re text)]
    [(loop [all []]
       (if (and (< (count all) 20) (.find found))
         (recur (conj all (spans found)))
         all))
     (when (.matches whole) (spans whole))
     (when (.lookingAt front) (spans front))
     (str/split text re)
     (str/replace text re "<$0>")]))
