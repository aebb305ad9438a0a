;; SPDX-License-Identifier: MIT
;; What reducers have a ForkJoinPool for, where there is one thread: a part that
;; would be forked is folded when the other part has been.

(def pool (delay (throw (UnsupportedOperationException.
                         "reducers fold without a pool: there is one thread"))))

(defn fjtask [f] f)
(defn- fjinvoke [f] (f))
(defn- fjfork [task] task)
(defn- fjjoin [task] (task))
