(def f #(map #(+ % 1) %))
