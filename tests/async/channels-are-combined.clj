;; SPDX-License-Identifier: MIT
(ns async.channels-are-combined
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! >!! chan close! put!]]))

(defn all [c] (<!! (a/into [] c)))
(defn of [xs] (a/to-chan! xs))
(defn -main []
  (prn (<!! (a/reduce + 0 (of (range 10)))))
  (prn (<!! (a/reduce (fn [_ x] (if (= x 3) (reduced :found) x)) nil (of (range 10)))))
  (prn (<!! (a/transduce (map inc) + 0 (of (range 10)))))
  (prn (all (a/map + [(of [1 2 3]) (of [10 20 30 40])])))
  (prn (sort (all (a/merge [(of [1 2]) (of [3]) (of [4 5])]))))
  (prn (all (a/take 2 (of (range 10)))))
  (prn (mapv all (a/split odd? (of (range 6)) 10 10)))
  (prn (let [c (chan 5)] (<!! (a/onto-chan! c [1 2 3])) (all c)))
  (prn (let [c (chan 5)] (a/pipe (of [1 2]) c) (all c)))
  (prn (all (a/to-chan!! [1 2])))
  (let [out (chan)]
    (a/pipeline 4 out (map inc) (of (range 10)))
    (prn (all out)))
  (let [out (chan)]
    (a/pipeline-blocking 4 out (comp (filter odd?) (map inc)) (of (range 10)))
    (prn (all out)))
  (let [out (chan)]
    (a/pipeline 2 out (map #(/ 6 %)) (of [1 0 2]) true (fn [e] [:bad (ex-message e)]))
    (prn (all out)))
  (let [out (chan)]
    (a/pipeline-async 4 out
      (fn [v c] (go (<! (a/timeout (rand-int 5))) (>! c v) (>! c (* v v)) (close! c)))
      (of (range 5)))
    (prn (all out)))
  (prn (all (a/unique (of [1 1 2 2 1]))))
  (prn (all (a/partition 2 (of (range 5)))))
  (prn (all (a/partition-by odd? (of [1 3 2 4 5])))))
