;; SPDX-License-Identifier: MIT
;;
;; Shortest paths by Dijkstra's algorithm. The frontier is a sorted set of
;; [distance node]: its first element is the next node to settle, and a node
;; whose distance shrinks is taken out and put in again, as in a priority queue.
;;
;;     cljwc run examples/dijkstra.clj
(ns dijkstra
  (:require [clojure.string :as str]))

(def roads ; kilometres, in both directions
  [[:berlin :hamburg 289] [:berlin :leipzig 190] [:berlin :hannover 286]
   [:hamburg :hannover 151] [:hamburg :bremen 126] [:bremen :hannover 127]
   [:hannover :kassel 166] [:leipzig :nuremberg 279] [:leipzig :kassel 255]
   [:kassel :frankfurt 193] [:frankfurt :nuremberg 225]
   [:frankfurt :stuttgart 204] [:nuremberg :munich 170]
   [:stuttgart :munich 220]])

(def graph
  (reduce (fn [g [a b km]]
            (-> g (assoc-in [a b] km) (assoc-in [b a] km)))
          {} roads))

(defn relax
  "Takes the way over `node`, at `distance`, to its neighbour into account."
  [node distance state [neighbour km]]
  (let [old (get-in state [:distances neighbour])
        new (+ distance km)]
    (if (and old (<= old new))
      state
      (-> state
          (assoc-in [:distances neighbour] new)
          (assoc-in [:previous neighbour] node)
          (update :frontier disj [old neighbour])
          (update :frontier conj [new neighbour])))))

(defn shortest-paths
  "{:distances {node km} :previous {node node-before}} from start."
  [graph start]
  (loop [state {:frontier (sorted-set [0 start])
                :distances {start 0}
                :previous {}}]
    (if-let [[distance node :as entry] (first (:frontier state))]
      (recur (reduce (partial relax node distance)
                     (update state :frontier disj entry)
                     (graph node)))
      (dissoc state :frontier))))

(defn path [previous node]
  (reverse (take-while some? (iterate previous node))))

(let [{:keys [distances previous]} (shortest-paths graph :hamburg)]
  (doseq [[node km] (sort-by val distances)]
    (println (format "%5d km  %s" km
                     (str/join " - " (map name (path previous node)))))))
