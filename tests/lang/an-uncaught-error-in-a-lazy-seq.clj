(defn -main [& args]
  (println (map (fn [x] (nth [1 2] x)) [0 1 2])))
