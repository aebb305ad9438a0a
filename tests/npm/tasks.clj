;; SPDX-License-Identifier: MIT
;;
;; What tests/npm/tasks.mjs calls: functions that wait for promises.
(ns tasks)

(def log (atom []))

(defn ^:export ^:async total
  "The sum of what the promises give, one after the other."
  [promises]
  (reduce (fn [sum p] (+ sum (js-await p))) 0 promises))

(defn ^:export ^:async later [^String name ^double ms]
  (let [garbage (mapv str (range 1000))
        promise (js/Promise. (fn [done]
                               (js/setTimeout #(done (str name "!")) ms)))]
    (swap! log conj (str "begin " name))
    (let [value (js-await promise)]
      (swap! log conj (str "end " name))
      [value (count garbage)])))

(defn ^:export ^:async caught [promise]
  (try (js-await promise)
       (catch js/Error e (str "caught " (ex-message e)))
       (finally (swap! log conj "finally"))))

(defn ^:export ^:async throws [promise]
  (throw (ex-info "after" {:value (js-await promise)})))

(defn ^:export ^:async no-waiting [x] (inc x))
(defn ^:export at-once [promise] (js-await promise))
(defn ^:export ^:async through [f] (f))
(defn ^:export allocate [n] (count (mapv str (range n))))
(defn ^:export events [] (let [v @log] (reset! log []) v))
