(def m {:a 1 :b})
