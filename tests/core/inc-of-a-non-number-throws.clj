(prn (try (inc "a") (catch ClassCastException e :cce)) (try (+ 1 nil) (catch NullPointerException e :npe))
     (try (< :a 1) (catch ClassCastException e :cce)))
