;; SPDX-License-Identifier: MIT
;;
;; clojure.stacktrace: exceptions and their traces, for people. A frame is what
;; the runtime recorded: [function file line].
(ns clojure.stacktrace)

(defn root-cause
  "The last exception of a chain of causes."
  [tr]
  (if-let [cause (ex-cause tr)] (recur cause) tr))

(defn print-trace-element
  "Prints a frame."
  [e]
  (print (str e)))

(defn print-throwable
  "Prints the class, message and data of an exception."
  [tr]
  (print (str (.getName (class tr)) ": " (ex-message tr)))
  (when-let [data (ex-data tr)]
    (newline)
    (pr data)))

(defn print-stack-trace
  "Prints an exception and its trace, n frames at most."
  ([tr] (print-stack-trace tr nil))
  ([tr n]
   (let [frames (seq (.getStackTrace tr))]
     (print-throwable tr)
     (newline)
     (print " at ")
     (if frames
       (print-trace-element (first frames))
       (print "[empty stack trace]"))
     (newline)
     (doseq [e (if (nil? n) (rest frames) (take (dec n) (rest frames)))]
       (print "    ")
       (print-trace-element e)
       (newline)))))

(defn print-cause-trace
  "print-stack-trace for an exception and all its causes."
  ([tr] (print-cause-trace tr nil))
  ([tr n]
   (print-stack-trace tr n)
   (when-let [cause (ex-cause tr)]
     (print "Caused by: ")
     (recur cause n))))

(defn e "Prints eight frames of the root cause of *e." []
  (print-stack-trace (root-cause *e) 8))
