(prn (some even? [1 2]) (some #{3} [1 2 3]) (some nil? [1]) (every? pos? [1 2]) (every? pos? []) (not-any? neg? [1]) (not-every? pos? [1 -1]) (some {:a 1} [:b :a]))
(prn ((some-fn even? neg?) 3 -2) ((every-pred pos? odd?) 1 3) ((every-pred pos?) -1))
