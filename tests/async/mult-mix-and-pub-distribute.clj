;; SPDX-License-Identifier: MIT
(ns async.mult-mix-and-pub-distribute
  (:require [clojure.core.async :as a
             :refer [go <! >! <!! >!! chan close! timeout]]))

(defn -main []
  (let [src (chan) m (a/mult src) x (chan 10) y (chan 10)]
    (a/tap m x)
    (a/tap m y)
    (doseq [i (range 3)] (>!! src i))
    (<!! (timeout 50))
    (a/untap m y)
    (>!! src 3)
    (close! src)
    (prn (<!! (a/into [] x)))
    (close! y)
    (prn (<!! (a/into [] y))))
  (let [src (chan) p (a/pub src :topic) x (chan 10) y (chan 10)]
    (a/sub p :x x)
    (a/sub p :y y)
    (doseq [t [:x :y :x :z]] (>!! src {:topic t}))
    (close! src)
    (prn (<!! (a/into [] x)))
    (prn (<!! (a/into [] y))))
  (let [out (chan 10) mix (a/mix out) x (chan) y (chan)]
    (a/admix mix x)
    (a/admix mix y)
    (>!! x 1)
    (prn (<!! out))
    (>!! y 2)
    (prn (<!! out))
    (a/toggle mix {x {:mute true}})
    (<!! (timeout 20))
    (>!! x :muted)
    (>!! y 3)
    (prn (<!! out))
    (a/solo-mode mix :pause)
    (a/toggle mix {x {:mute false :solo true}})
    (<!! (timeout 20))
    (>!! x 4)
    (prn (<!! out))
    (prn (first (a/alts!! [[y :paused] (timeout 20)])))
    (a/unmix-all mix)))
