(declare nothing)
(prn (try (.toUpperCase ^String nothing) (catch ClassCastException e :cast)))
(prn (try (.size ^java.util.List nothing) (catch ClassCastException e :cast)))
(prn (bound? #'nothing))
