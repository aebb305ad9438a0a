(nil 1)
