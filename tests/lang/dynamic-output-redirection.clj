(def w (java.io.StringWriter.))
(binding [*out* w] (println "captured" 1) (prn :x))
(prn (str w))
