(defn f [a b] [(if (< a b) :lt :ge) (if (not (= a b)) :ne :eq) (if (and (< 0 a) (< 0 b)) :both :no) (if (or (neg? a) (nil? b)) :or :nor) (when-not (identical? a b) :diff)])
(prn (f 1 2) (f 2 2) (f -1 3))
