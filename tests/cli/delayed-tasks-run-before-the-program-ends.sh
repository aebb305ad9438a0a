# A program ends when all its delayed tasks have run that have no daemon's thread
# to run them, as on the JVM; those that repeat end with their executor.
cat >timers.clj <<'CLJ'
(import '[java.util.concurrent Executors ThreadFactory TimeUnit CompletableFuture])
(let [s (Executors/newScheduledThreadPool 1) n (atom 0)]
  (.schedule s ^Runnable (fn [] (println "once" (.getName (Thread/currentThread)))) 30
             TimeUnit/MILLISECONDS)
  (.schedule s ^Runnable (fn [] (.shutdown s)) 60 TimeUnit/MILLISECONDS)
  (.scheduleAtFixedRate s (fn [] (when (< (swap! n inc) 3) (println "again" @n)))
                        0 1 TimeUnit/MILLISECONDS))
(let [s (Executors/newSingleThreadScheduledExecutor
         (reify ThreadFactory
           (newThread [_ r] (doto (Thread. r) (.setDaemon true)))))]
  (.schedule s ^Runnable (fn [] (println "never")) 1 TimeUnit/HOURS))
(.orTimeout (CompletableFuture.) 1 TimeUnit/HOURS)
(.start (Thread. (fn [] (println "a thread" (.isDaemon (Thread/currentThread))))))
(println "end of the file")
CLJ
expected='end of the file
a thread false
again 1
again 2
once pool-1-thread-1'
cljwc --target=native timers.clj -o timers
expect_exit 0 timeout 10 ./timers
expect_equal "$expected" "$(cat out)"
cljwc timers.clj -o timers.wasm
node timers.wasm >out
expect_equal "$expected" "$(cat out)"

# What a task throws is told to its thread's handler, which says so.
cat >uncaught.clj <<'CLJ'
(import '[java.util.concurrent Executors])
(doto (Executors/newFixedThreadPool 1)
  (.execute (fn [] (throw (ex-info "no" {}))))
  (.execute (fn [] (println "goes on")))
  (.shutdown))
CLJ
cljwc --target=native uncaught.clj -o uncaught
expect_exit 0 ./uncaught
expect_equal "goes on" "$(cat out)"
grep -q 'Exception in thread "pool-1-thread-1" clojure.lang.ExceptionInfo: no' err
