;; #=(f args...) is the value of f of the arguments as they are read.
(def hour 3600)
(defn square [x] (* x x))
(defn ms [hours] (* hours #=(* 1000 60 60)))
(prn (ms 2) (square 5) #=(inc #=(inc 1)))
(prn '#=(list a b) '#=(vector (+ 1 2) x) '[x #=(str "a" :b)])
(prn '#=(java.util.Date. 5) '#=(java.lang.Math/abs -5) '#=java.lang.String)
(prn '#=(var clojure.core/inc))
(defn message [text]
  (try (read-string text) (catch Exception e (ex-message e))))
(prn (message "#=5")
     (message "#=(no-such-function 1)") (message "#=(var clojure.core/inc)"))
