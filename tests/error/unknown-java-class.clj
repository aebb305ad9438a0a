(defn f [] (java.util.concurrent.Phaser. 5))
