;; SPDX-License-Identifier: MIT
;;
;; All ways of crossing the border; for border.mjs.
(ns border)
(def log (atom []))
(defn ^:export echo ^String [^String s] s)
(defn ^:export letters [s] (frequencies s))
(defn ^:export call [f & args] (apply f args))
(defn ^:export nested [n] (if (pos? n) [n (nested (dec n)) {:k (str n)} #{n}] nil))
(defn ^:export depth ^long [^long n] (if (pos? n) (inc (depth (dec n))) 0))
(defn ^:export adder [n] (fn [x] (+ n x)))
(defn ^:export fail [x] (throw (ex-info "no" {:x x})))
(defn ^:export js-things [f] (let [o #js {:a 1 :b #js [1 2 3]}] (set! (.-c o) "see") [(.-a o) (vec (.-b o)) (js->clj o) (.map (.-b o) (fn [x] (f x))) (js/Math.max 1 2)]))
(defn ^:export iso [] (.toISOString (js/Date. 0)))
