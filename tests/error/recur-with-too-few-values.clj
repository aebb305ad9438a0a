(loop [a 1 b 2]
  (recur a))
