;; SPDX-License-Identifier: MIT
;;
;; clojure.set: set algebra, and relations as sets of maps.
(ns clojure.set)

(defn ^{:private true} largest-first
  [sets]
  (let [top (apply max-key count sets)]
    (cons top (filter (fn [s] (not (identical? s top))) sets))))

(defn union
  "The set of what is in any of the sets."
  ([] #{})
  ([s1] s1)
  ([s1 s2]
   (if (< (count s1) (count s2))
     (reduce conj s2 s1)
     (reduce conj s1 s2)))
  ([s1 s2 & sets]
   (let [[top & others] (largest-first (list* s1 s2 sets))]
     (reduce into top others))))

(defn intersection
  "The set of what is in all of the sets."
  ([s1] s1)
  ([s1 s2]
   (if (< (count s2) (count s1))
     (recur s2 s1)
     (reduce (fn [ret x] (if (contains? s2 x) ret (disj ret x))) s1 s1)))
  ([s1 s2 & sets]
   (reduce intersection (sort-by count (list* s1 s2 sets)))))

(defn difference
  "The first set without what is in the others."
  ([s1] s1)
  ([s1 s2]
   (if (< (count s1) (count s2))
     (reduce (fn [ret x] (if (contains? s2 x) (disj ret x) ret)) s1 s1)
     (reduce disj s1 s2)))
  ([s1 s2 & sets] (reduce difference s1 (cons s2 sets))))

(defn select
  "The set of the items for which pred is true."
  [pred xset]
  (reduce (fn [s x] (if (pred x) s (disj s x))) xset xset))

(defn subset? "Is everything in set1 also in set2?" [set1 set2]
  (and (<= (count set1) (count set2))
       (every? (fn [x] (contains? set2 x)) set1)))

(defn superset? "Is everything in set2 also in set1?" [set1 set2]
  (and (>= (count set1) (count set2))
       (every? (fn [x] (contains? set1 x)) set2)))

(defn project
  "A relation of the maps with only the keys ks."
  [xrel ks]
  (with-meta (set (map (fn [m] (select-keys m ks)) xrel)) (meta xrel)))

(defn rename-keys
  "The map with keys renamed as kmap says."
  [map kmap]
  (reduce (fn [m [old new]]
            (if (contains? map old) (assoc m new (get map old)) m))
          (apply dissoc map (keys kmap))
          kmap))

(defn rename
  "A relation with the keys of its maps renamed."
  [xrel kmap]
  (with-meta (set (map (fn [m] (rename-keys m kmap)) xrel)) (meta xrel)))

(defn index
  "A map of the distinct values of ks in xrel to the set of maps with them."
  [xrel ks]
  (reduce (fn [m x]
            (let [k (select-keys x ks)]
              (assoc m k (conj (get m k #{}) x))))
          {} xrel))

(defn map-invert
  "The map with keys and values exchanged."
  [m]
  (persistent!
   (reduce-kv (fn [ret k v] (assoc! ret v k)) (transient {}) m)))

(defn ^{:private true} join-on
  "Joins the smaller relation r, indexed by its keys, with s."
  [r s k]
  (let [idx (index r (vals k))]
    (reduce (fn [ret x]
              (reduce (fn [ret y] (conj ret (merge y x)))
                      ret
                      (get idx (rename-keys (select-keys x (keys k)) k))))
            #{} s)))

(defn join
  "The natural join of two relations, or the join on the keys km maps."
  ([xrel yrel]
   (if (and (seq xrel) (seq yrel))
     (let [ks (intersection (set (keys (first xrel)))
                            (set (keys (first yrel))))
           k (zipmap ks ks)]
       (if (<= (count xrel) (count yrel))
         (join-on xrel yrel k)
         (join-on yrel xrel k)))
     #{}))
  ([xrel yrel km]
   (if (<= (count xrel) (count yrel))
     (join-on xrel yrel (map-invert km))
     (join-on yrel xrel km))))
