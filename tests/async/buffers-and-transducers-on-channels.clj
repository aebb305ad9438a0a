;; SPDX-License-Identifier: MIT
(ns async.buffers-and-transducers-on-channels
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! >!! chan close! offer! poll! put! take!]]))

(defn all [c] (<!! (a/into [] c)))
(defn fill [c xs] (doseq [x xs] (>!! c x)) (close! c) c)
(defn -main []
  (prn (all (fill (chan 5) [1 2 3])))
  (prn (all (fill (chan (a/dropping-buffer 2)) (range 5))))
  (prn (all (fill (chan (a/sliding-buffer 2)) (range 5))))
  (prn (all (fill (chan 10 (comp (map inc) (filter even?))) (range 10))))
  (prn (all (fill (chan 10 (partition-all 2)) (range 5))))
  (prn (all (fill (chan 10 (mapcat #(repeat % %))) (range 4))))
  (prn (let [c (chan 10 (take 2))] [(>!! c 1) (>!! c 2) (>!! c 3) (all c)]))
  (prn (all (fill (chan 10 (map #(/ 6 %)) (fn [e] [:bad (ex-message e)])) [1 0 3])))
  (prn (let [c (a/promise-chan)] (>!! c :v) (>!! c :ignored) [(<!! c) (<!! c)]))
  (prn (let [c (a/promise-chan)] (close! c) [(<!! c) (>!! c 1)]))
  (let [c (chan 1)]
    (prn (offer! c 1) (offer! c 2) (poll! c) (poll! c)))
  (let [c (chan) p (promise)]
    (prn (offer! c 1) (poll! c))
    (take! c #(deliver p [:taken %]))
    (prn (put! c :x))
    (prn @p))
  (let [c (chan) p (promise)]
    (put! c 1 #(deliver p %))
    (prn (<!! c) @p)
    (close! c)
    (prn (put! c 2) (>!! c 3) (<!! c)))
  (prn (try (>!! (chan) nil) (catch IllegalArgumentException e (ex-message e))))
  (prn (try (chan nil (map inc)) (catch AssertionError e (ex-message e))))
  (prn (try (a/buffer 0) (catch AssertionError e (ex-message e))))
  (prn (a/unblocking-buffer? (a/sliding-buffer 1)) (a/unblocking-buffer? (a/buffer 1)))
  (let [c (chan)]
    (dotimes [_ 1024] (put! c 1))
    (prn (try (put! c 1) (catch AssertionError e (subs (ex-message e) 0 40))))))
