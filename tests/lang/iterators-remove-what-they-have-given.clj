;; SPDX-License-Identifier: MIT
(ns lang.iterators-remove-what-they-have-given
  (:import [java.util ArrayDeque ArrayList HashSet LinkedList]))

(defn without [coll remove?]
  (let [i (.iterator coll)]
    (while (.hasNext i)
      (when (remove? (.next i)) (.remove i)))
    coll))
(doseq [n [0 1 2 5 10]]
  (prn (vec (without (LinkedList. (range n)) even?))
       (vec (without (ArrayList. (range n)) odd?))
       (vec (without (ArrayDeque. (range n)) #{0 4}))
       (sort (without (HashSet. (range n)) even?))))
(let [l (LinkedList.)]
  (dotimes [i 6] (if (odd? i) (.addFirst l i) (.addLast l i)))
  (prn (vec (without l #{5 4 0})) (.size l))
  (.addFirst l :a)
  (prn (vec (without l (constantly true))) (.isEmpty l)))
(let [i (.iterator (ArrayList. [1 2]))]
  (prn (try (.remove i) (catch IllegalStateException e :too-early)))
  (.next i)
  (.remove i)
  (prn (try (.remove i) (catch IllegalStateException e :twice)))
  (prn (.next i) (.hasNext i))
  (prn (try (.next i) (catch java.util.NoSuchElementException e :end))))
(let [l (ArrayList. [1 2 3])]
  (.addAll l 1 [:a :b])
  (.addAll l 5 [:end])
  (prn (vec l) (try (.addAll l 9 []) (catch IndexOutOfBoundsException e :bad))))
