(let [r (Runtime/getRuntime)]
  (println (identical? r (Runtime/getRuntime)) (class r))
  (println (pos? (.availableProcessors r)))
  (println (<= 0 (.freeMemory r) (.totalMemory r)) (<= (.totalMemory r) (.maxMemory r)))
  (println (.gc r) (instance? Runtime r)))
(let [n (.availableProcessors (Runtime/getRuntime))] (println (integer? n)))
