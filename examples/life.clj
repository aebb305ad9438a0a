;; SPDX-License-Identifier: MIT
;;
;; Conway's game of life on an endless board: the world is the set of its live
;; cells, [x y], so nothing needs to know how large it is.
;;
;;     cljwc run examples/life.clj 4
(ns life
  (:require [clojure.string :as str]))

(defn neighbours [[x y]]
  (for [dx [-1 0 1]
        dy [-1 0 1]
        :when (not= 0 dx dy)]
    [(+ x dx) (+ y dy)]))

(defn step
  "A cell lives on with 2 or 3 neighbours and is born with 3. Counting how often
  each cell is a neighbour of a live one finds both."
  [cells]
  (set (for [[cell n] (frequencies (mapcat neighbours cells))
             :when (or (= n 3)
                       (and (= n 2) (cells cell)))]
         cell)))

(defn parse [lines]
  (set (for [[y line] (map-indexed vector lines)
             [x c] (map-indexed vector line)
             :when (= c \#)]
         [x y])))

(defn render [cells width height]
  (str/join "\n"
            (for [y (range height)]
              (apply str (for [x (range width)]
                           (if (cells [x y]) \# \.))))))

(def glider
  [".#......"
   "..#....."
   "###....."])

(defn -main [& [generations]]
  (let [n (if generations (parse-long generations) 3)
        worlds (iterate step (parse glider))]
    (doseq [[i world] (map-indexed vector (take (inc n) worlds))]
      (println "generation" i)
      (println (render world 8 6)))
    (println "after 400 generations:" (sort (nth worlds 400)))))
