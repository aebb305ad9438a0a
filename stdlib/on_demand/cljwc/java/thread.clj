;; SPDX-License-Identifier: MIT
;;
;; java.lang.Thread's where there is one: what a thread does is a task, which runs
;; when somebody waits for it or at the end. While it runs it is the current
;; thread, has its own thread-locals, and nothing is bound.
(ns cljwc.java.thread)

(defn- tell-uncaught
  "What the thread's handler is told of the exception that ended it; nil."
  [thread e]
  (let [handler (.getUncaughtExceptionHandler thread)]
    (try (.uncaughtException handler thread e) (catch Throwable _ nil))
    nil))

(defn run-and-tell
  "Calls f as the thread does; its handler is told what f throws. Nil."
  [thread f]
  (try (cljwc.java/run-as thread f)
       (catch Throwable e (tell-uncaught thread e)))
  nil)

(defn ended? [thread] (not (.isAlive thread)))
(def ^:private numbers (atom 1))

;; A deftype* of a thread. state: :new, :runnable, :running or :terminated.
(defmacro def-thread [type name & specs]
  `(deftype* ~type
     ~'[^:unsynchronized-mutable label task number
        ^:unsynchronized-mutable state
        ^:unsynchronized-mutable daemon
        ^:unsynchronized-mutable priority
        ^:unsynchronized-mutable handler
        ^:unsynchronized-mutable interrupted]
     {:class ~name}
     java.lang.Thread
     ~@specs
     ~@'(Runnable
      (run [_] (if task (.run task) nil) nil)
      Object
      (begin [this]
        (if (= state :runnable)
          (do
            (set! state :running)
            (cljwc.java.thread/run-and-tell this (fn [] (.run this)))
            (set! state :terminated))
          nil)
        nil)
      (start [this]
        (if (= state :new) nil (throw (new IllegalThreadStateException)))
        (set! state :runnable)
        (if daemon
          (#'clojure.core/add-daemon (fn [] (.begin this)))
          (#'clojure.core/add-task (fn [] (.begin this))))
        nil)
      (join [this]
        (cljwc.java/check-interrupt nil)
        (.begin this)
        (if (= state :running)
          (if (#'clojure.core/run-until cljwc.java.thread/ended? this)
            nil
            (#'clojure.core/deadlock "a thread waits for one that waits for it"))
          nil)
        nil)
      (join [this ms]
        (if (= ms 0)
          (.join this)
          (do (cljwc.java/check-interrupt nil)
              (.begin this)
              (#'clojure.core/run-within cljwc.java.thread/ended? this ms)
              nil)))
      (isAlive [_] (if (= state :runnable) true (= state :running)))
      (getName [_] label)
      (setName [_ x] (set! label x) nil)
      (getId [_] number)
      (threadId [_] number)
      (setDaemon [_ x]
        (if (= state :new) nil (throw (new IllegalThreadStateException)))
        (set! daemon x)
        nil)
      (isDaemon [_] (boolean daemon))
      (setPriority [_ n] (set! priority (int n)) nil)
      (getPriority [_] priority)
      (interrupt [_]
        (set! interrupted true)
        (cljwc.java/heed-interrupts)
        nil)
      (isInterrupted [_] interrupted)
      (clearInterrupt [_]
        (let* [x interrupted] (set! interrupted false) x))
      (getContextClassLoader [_] nil)
      (setContextClassLoader [_ x] nil)
      (setUncaughtExceptionHandler [_ x] (set! handler x) nil)
      (getUncaughtExceptionHandler [_]
        (if handler
          handler
          (.getUncaughtExceptionHandler @@#'cljwc.java/the-thread)))
      (getStackTrace [_] (into-array StackTraceElement []))
      (toString [_] (str "Thread[#" number "," label "," priority ",main]")))))
(def-thread Started "java.lang.Thread")

(defn next-number [] (swap! numbers inc))
(defn made
  "A thread that has not been started."
  [label task daemon]
  (new Started label task (next-number) :new daemon (int 5) nil false))

(def ^:private unnamed (atom -1))
(defn- next-label [] (str "Thread-" (swap! unnamed inc)))
(defn- inherited [] (.isDaemon (Thread/currentThread)))
(defn Thread--new
  ([] (made (next-label) nil (inherited)))
  ([x] (if (string? x)
         (made x nil (inherited))
         (made (next-label) x (inherited))))
  ([x y] (if (string? y)
           (made y (if (instance? Runnable x) x nil) (inherited))
           (Thread--new y)))
  ([group task label] (made label task (inherited))))
(defn Thread--startVirtualThread [task]
  (doto (made "" task true) (.start)))
