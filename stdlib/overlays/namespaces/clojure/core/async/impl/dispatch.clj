;; SPDX-License-Identifier: MIT
;;
;; Where core.async has pools of threads: what runs later is a daemon among the
;; tasks of clojure.core (core_conc.clj).
(ns clojure.core.async.impl.dispatch)

(def executor nil)

(defn ex-handler
  "Tells the thread's handler what ended a task; nil."
  [ex]
  (let [thread (Thread/currentThread)]
    (.uncaughtException (.getUncaughtExceptionHandler thread) thread ex))
  nil)

(defn counted-thread-factory
  "Of threads with numbers in their names, which are tasks."
  ([name-format daemon] (counted-thread-factory name-format daemon nil))
  ([name-format daemon {:keys [init-fn]}]
   (let [made (atom 0)]
     (reify java.util.concurrent.ThreadFactory
       (newThread [_ runnable]
         (doto (Thread. (fn [] (when init-fn (init-fn)) (.run ^Runnable runnable)))
           (.setName (format name-format (swap! made inc)))
           (.setDaemon daemon)))))))

(defn exec
  [r workload]
  (#'clojure.core/add-daemon
   (fn [] (try (.run ^Runnable r) (catch Throwable t (ex-handler t))))))

(defn run
  "Runs r, now if its metadata has :on-caller?, else later."
  [r]
  (if (:on-caller? (meta r))
    (try (.run ^Runnable r) (catch Throwable t (ex-handler t)))
    (exec r :core-async-dispatch)))

(defn in-dispatch-thread? [] false)
(defn check-blocking-in-dispatch [] nil)
(defmacro with-dispatch-thread-marking [& body] `(do ~@body))
