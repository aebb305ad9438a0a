(defn f [s]
  [(String/.nope s) (map String/.nope2 s) (String/.length) Foo/1 Foo/.bar
   (^[int] String/.substring s 1 2) (map Math/new s)])
