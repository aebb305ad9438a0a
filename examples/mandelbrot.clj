;; SPDX-License-Identifier: MIT
;;
;; The Mandelbrot set in characters. The hints ^double and ^long keep the
;; numbers of the inner loop out of memory.
;;
;;     cljwc run examples/mandelbrot.clj
(ns mandelbrot)

(def limit 60)

(defn escape-time
  "How many steps z -> z^2 + c stays within the circle of radius 2."
  ^long [^double cx ^double cy]
  (loop [x 0.0
         y 0.0
         n 0]
    (if (or (= n limit)
            (> (+ (* x x) (* y y)) 4.0))
      n
      (recur (+ (- (* x x) (* y y)) cx)
             (+ (* 2.0 x y) cy)
             (inc n)))))

(def shades " .:-=+*%@#")

(defn shade [n]
  (nth shades (quot (* n (dec (count shades))) limit)))

(defn row [y]
  (apply str (for [column (range 72)]
               (shade (escape-time (- (* column 0.04) 2.1) y)))))

(doseq [line (range 25)]
  (println (row (- (* line 0.1) 1.2))))
