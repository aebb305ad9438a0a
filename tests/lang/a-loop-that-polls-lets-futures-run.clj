;; On one thread nothing happens while a loop only asks: after a while it does.
(let [p (promise) f (future (deliver p 42) :done)]
  (loop [n 0]
    (cond (realized? p) (prn :delivered @p)
          (< n 100000000) (recur (inc n))
          :else (prn :never)))
  (while (not (future-done? f)))
  (prn @f (future-done? f)))
(let [found (atom nil) f (future (reset! found :yes))]
  (while (not (.isDone f)))
  (prn @found (.get f) (.isCancelled f)))
(let [t (.getStackTrace (Thread/currentThread))]
  (prn (<= 2 (alength t)) (.getClassName (first t)))
  (prn (class (java.util.Arrays/copyOfRange t 2 (alength t)))))
(let [f (future (Thread/sleep 50) 1)]
  (prn (.get f 10 java.util.concurrent.TimeUnit/SECONDS) (.cancel f true)))
