(prn (not nil) (not 0) (boolean 1) (boolean nil) (true? 1) (true? true) (false? nil) (false? false) (some? nil) (nil? nil) (boolean? false))
