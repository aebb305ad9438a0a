(prn {nil 1} #{nil} [nil] '(nil) {:a nil} (get {nil :x} nil) (contains? #{nil} nil))
