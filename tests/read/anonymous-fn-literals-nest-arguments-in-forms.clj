(prn (map #(if (even? %) (str "e" %) [%]) [1 2]) (#(apply max %&) 3 1 2))
(prn ((fn [f] (f 1 2)) #(- %2 %1)) (#(-> % inc (* 2)) 4) (map #(do {:v %}) [1]))
