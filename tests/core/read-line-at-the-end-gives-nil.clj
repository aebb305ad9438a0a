(prn (with-in-str "a\nb" [(read-line) (read-line) (read-line)]) (with-in-str "(+ 1 2) :x" [(read) (read)]))
