;; SPDX-License-Identifier: MIT
;;
;; What the world in world.wit exports, as functions of the same names:
;;
;;   cljwc --wit world.wit words.clj -o words.wasm
(ns words
  (:refer-clojure :exclude [count])
  (:require [clojure.string :as str]
            [cljwc.wit :as wit]))

(def lookup (wit/import "example:words/dictionary#lookup"))

(defn- ordered [entries order]
  (cond
    (= order :alphabetical) (sort-by :word entries)
    (= order :frequent) (sort-by (juxt (comp - :times) :word) entries)
    :else (let [[_ n] order] ; [:shortest n]
            (take n (sort-by (juxt (comp clojure.core/count :word) :word)
                             entries)))))

(defn count [text order]
  (when (str/blank? text)
    (throw (ex-info "no words" {:error :empty})))
  (when (< 10000 (clojure.core/count text))
    (throw (ex-info "too many" {:error :too-long})))
  (-> (for [[word times] (frequencies (re-seq #"\w+" (str/lower-case text)))]
        {:word word :times times})
      (ordered order)))

(defn explain [word]
  (or (lookup word) (str "nobody knows " word)))
