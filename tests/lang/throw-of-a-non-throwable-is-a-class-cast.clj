(prn (try (throw "x") (catch ClassCastException e :cce)))
