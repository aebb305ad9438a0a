(defn f [] (java.util.concurrent.LinkedBlockingDeque. 5))
