# SPDX-License-Identifier: MIT
# As on the JVM: after a return, System/exit and an uncaught exception, not after
# halt; one that throws keeps no other from running.
cat >a.clj <<'EOF'
(ns a)
(defn hook [f] (.addShutdownHook (Runtime/getRuntime) (Thread. ^Runnable f)))
(hook (fn [] (throw (ex-info "in a hook" {}))))
(hook (fn [] (println "hook") (flush)))
(let [t (Thread. (fn [] (println "never")))]
  (.addShutdownHook (Runtime/getRuntime) t)
  (prn (.removeShutdownHook (Runtime/getRuntime) t)
       (.removeShutdownHook (Runtime/getRuntime) t)))
(let [t (Thread. (fn []))]
  (.addShutdownHook (Runtime/getRuntime) t)
  (prn (try (.addShutdownHook (Runtime/getRuntime) t)
            (catch IllegalArgumentException e (ex-message e)))))
(defn -main [how]
  (case how
    "return" (println "end")
    "exit" (do (println "end") (System/exit 3))
    "halt" (do (println "end") (flush) (.halt (Runtime/getRuntime) 4))
    "throw" (do (println "end") (throw (ex-info "boom" {})))))
EOF
cljwc --target=native a.clj -o a
cljwc a.clj -o a.wasm
for run in ./a 'node a.wasm' 'cljw -m a'; do
  expect_exit 0 $run return
  expect out "true false"
  expect out "Hook previously registered"
  expect_equal "end hook" "$(tail -2 out | tr '\n' ' ' | sed 's/ $//')"
  expect err "in a hook"
  expect_exit 3 $run exit
  expect_equal "end hook" "$(tail -2 out | tr '\n' ' ' | sed 's/ $//')"
  expect_exit 4 $run halt
  expect_equal end "$(tail -1 out)"
  expect_exit 1 $run throw
  expect_equal "end hook" "$(tail -2 out | tr '\n' ' ' | sed 's/ $//')"
  expect err boom
done
