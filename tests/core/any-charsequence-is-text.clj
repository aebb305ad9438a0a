(ns core.any-charsequence-is-text (:require [clojure.string :as s]))
(deftype Rope [s]
  CharSequence
  (length [_] (count s))
  (charAt [_ i] (.charAt s i))
  (subSequence [_ a b] (subs s a b))
  (toString [_] s))
(let [r (->Rope "rope")]
  (println (count r) (seq r) (nth r 2) (nth r 9 :none) (first r) (apply str r))
  (println (re-matches #"r.*" r) (re-find #"o" r) (re-seq #"." r) (re-find (re-matcher #"p" r)))
  (println (re-find (re-pattern "p.") r))
  (println (s/upper-case r) (s/index-of r "p") (s/split r #"o") (s/replace r #"[ro]" "x"))
  (println (s/trim r) (s/blank? r) (s/includes? r (->Rope "op")) (s/reverse r) (s/join "," r))
  (println (.contains "a rope" r) (.contentEquals "rope" r) (.replace "a rope" r "b"))
  (println (try (nth r 9) (catch IndexOutOfBoundsException e :out)))
  (println (map int r) (reduce str r) (mapv int r) (seq (->Rope "")) (empty? (->Rope ""))))
(let [sb (StringBuilder. "abcdef")]
  (println (.indexOf sb "cd") (.indexOf sb "a" 1) (.lastIndexOf sb "f") (.substring sb 2 4))
  (println (str (.subSequence sb 1 3)) (count sb) (nth sb 1) (nth sb 7 nil) (get sb 0))
  (println (seq sb) (seq (StringBuilder.)) (re-find #"c." sb) (map identity sb))
  (println (try (nth sb 6) (catch IndexOutOfBoundsException e :out))))
(println (try (re-find #"x" 5) (catch ClassCastException e :class))
         (try (re-find #"x" nil) (catch NullPointerException e :null)))
