(def c \bogus)
