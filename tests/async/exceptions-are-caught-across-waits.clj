;; SPDX-License-Identifier: MIT
(ns async.exceptions-are-caught-across-waits
  (:require [clojure.core.async :as a
             :refer [go <! <!! chan]]))

(defmacro show [& body]
  `(prn (try (<!! (go ~@body)) (catch Throwable e# (ex-message e#)))))
(defn of [& xs] (a/to-chan! xs))

(defn -main []
  (show (try (<! (of 1)) (throw (ex-info "boom" {:a 1}))
             (catch Exception e [(ex-message e) (<! (of :caught))])
             (finally (println "finally" (<! (of :f))))))
  (show (try (try (<! (of 1)) (throw (Exception. "inner"))
                  (finally (println "inner finally")))
             (catch Throwable t (ex-message t))))
  (show (try (try (/ (<! (of 1)) 0)
                  (catch IllegalStateException e :wrong))
             (catch ArithmeticException e (str "right " (ex-message e)))))
  (show (try (try (throw (Exception. "a"))
                  (catch Exception e (<! (of 1)) (throw (Exception. "b")))
                  (finally (println "once" (<! (of 2)))))
             (catch Exception e (ex-message e))))
  (show (try (<! (of 1)) (finally (println "done"))))
  (show (let [x (try (Long/parseLong (<! (of "x"))) (catch NumberFormatException e -1))]
          (+ x (try (<! (of 10)) (catch Exception e 0)))))
  (show (try (<! (of 1)) (throw (ex-info "x" {:k 2}))
             (catch clojure.lang.ExceptionInfo e (:k (ex-data e)))
             (catch Exception e :no)))
  (show (loop [n 0]
          (if (< n 3)
            (recur (try (<! (of 1)) (throw (Exception.)) (catch Exception e (inc n))))
            n)))
  (show (let [r (atom [])]
          (try
            (try (swap! r conj 1)
                 (finally (swap! r conj (<! (of 2)))))
            (swap! r conj 3)
            (throw (Exception. (str @r)))
            (catch Exception e (ex-message e))))))
