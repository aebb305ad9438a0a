(ns orbits
  "Planets around a sun, drawn sixty times a second: to be changed while they
  turn. See README.md."
  (:require [cljwc.live :refer [js]]
            [clojure.string :as str]))

(defonce state (atom {:planets [{:distance 60 :speed 1.6 :size 6 :color "tan"}
                                {:distance 110 :speed 1.0 :size 9 :color "steelblue"}
                                {:distance 170 :speed 0.6 :size 7 :color "indianred"}]
                      :clicks 0}))

(defn place
  "Where a planet is after so many seconds: [x y]."
  [{:keys [distance speed]} seconds]
  (let [angle (* speed seconds)]
    [(* distance (Math/cos angle)) (* distance (Math/sin angle))]))

(defn circle [[x y] radius color]
  (str "<circle cx=" x " cy=" y " r=" radius " fill=" color "></circle>"))

(defn scene [seconds]
  (str/join (cons (circle [0 0] 24 "gold")
                  (for [p (:planets @state)]
                    (circle (place p seconds) (:size p) (:color p))))))

(defn frame
  "Called by the page for each picture."
  [milliseconds]
  (js "draw" (scene (/ (parse-double milliseconds) 1000))))

(defn clicked
  "Called by the page."
  []
  (js "title" (str (:clicks (swap! state update :clicks inc)) " clicks")))
