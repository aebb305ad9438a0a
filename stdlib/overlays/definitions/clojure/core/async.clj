;; SPDX-License-Identifier: MIT
;; What core.async has threads or its analyzer for.

(def thread-macro-executor nil)

(defn ioc-alts!
  "alts! of the machine of a go block."
  [m k ports & {:as opts}]
  (when-let [box (do-alts (ioc/resume m k) ports opts)]
    (ioc/again m k @box)))

(defmacro go
  "Runs body later, as far as it gets without waiting for a channel; then other
  tasks run until it can go on. Gives a channel on which the value of body will
  be. <!, >!, alts! and alt! work where they stand in the body itself, not in
  functions made there."
  [& body]
  (#'clojure.core.async.impl.go/go-impl &env body))

(defn thread-call
  "Calls f later; gives a channel on which the value will be. While f waits for a
  channel other tasks run, on top of it."
  ([f] (thread-call f :mixed))
  ([f workload]
   (let [c (chan 1)
         f (bound-fn* f)]
     (dispatch/exec (fn []
                      (try
                        (let [ret (f)] (when (some? ret) (put! c ret)))
                        (finally (close! c))))
                    workload)
     c)))

(defmacro thread
  "Evaluates body later; gives a channel on which the value will be. Where <!!,
  >!!, alts!! and alt!! stand in the body itself, other tasks run until they can
  go on."
  [& body]
  (#'clojure.core.async.impl.go/thread-impl &env body :mixed))

(defmacro io-thread
  "thread."
  [& body]
  (#'clojure.core.async.impl.go/thread-impl &env body :io))
