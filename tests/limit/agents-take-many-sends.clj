;; Sends wait in a queue, whose length does not matter.
(def a (agent 0))
(def n 40000)
(dotimes [_ n] (send a inc))
(await a)
(prn @a)

;; Sends from actions, and by turns to several agents.
(def log (agent []))
(def others (mapv agent (range 4)))
(dotimes [i n]
  (send (others (rem i 4)) (fn [x] (when (zero? (rem i 10000)) (send log conj i)) (inc x))))
(apply await others)
(await log)
(prn (mapv deref others) (sort @log))

