;; SPDX-License-Identifier: MIT
;;
;; clojure.zip: a cursor in a tree (Huet's zipper). A loc is a vector of the
;; node and its path: a map of the siblings at the left (:l) and right (:r),
;; the nodes above (:pnodes), the path above (:ppath) and whether something has
;; changed. The tree's own functions are in the loc's metadata.
(ns clojure.zip
  (:refer-clojure :exclude [replace remove next]))

(defn zipper
  "A loc at root, for trees of nodes that branch? into children and are made by
  make-node of a node and children."
  [branch? children make-node root]
  (with-meta [root nil]
    {:zip/branch? branch? :zip/children children :zip/make-node make-node}))

(defn seq-zip "A zipper of nested sequences." [root]
  (zipper seq? identity
          (fn [node children] (with-meta children (meta node)))
          root))
(defn vector-zip "A zipper of nested vectors." [root]
  (zipper vector? seq
          (fn [node children] (with-meta (vec children) (meta node)))
          root))
(defn xml-zip "A zipper of xml elements." [root]
  (zipper (complement string?) (comp seq :content)
          (fn [node children]
            (assoc node :content (and children (apply vector children))))
          root))

(defn node "The node at loc." [loc] (loc 0))
(defn branch? "Is the node at loc a branch?" [loc]
  ((:zip/branch? (meta loc)) (node loc)))
(defn children "The children of the branch at loc." [loc]
  (if (branch? loc)
    ((:zip/children (meta loc)) (node loc))
    (throw (Exception. "called children on a leaf node"))))
(defn make-node "A branch like node with the children." [loc node children]
  ((:zip/make-node (meta loc)) node children))
(defn path "The nodes above loc." [loc] (:pnodes (loc 1)))
(defn lefts "The siblings at the left." [loc] (seq (:l (loc 1))))
(defn rights "The siblings at the right." [loc] (:r (loc 1)))

(defn down
  "The loc of the leftmost child, or nil."
  [loc]
  (when (branch? loc)
    (let [[node path] loc
          [c & cnext :as cs] (children loc)]
      (when cs
        (with-meta
          [c {:l []
              :pnodes (if path (conj (:pnodes path) node) [node])
              :ppath path
              :r cnext}]
          (meta loc))))))

(defn up
  "The loc of the parent, or nil at the top."
  [loc]
  (let [[node {l :l ppath :ppath pnodes :pnodes r :r changed? :changed?
               :as path}] loc]
    (when pnodes
      (let [pnode (peek pnodes)]
        (with-meta
          (if changed?
            [(make-node loc pnode (concat l (cons node r)))
             (and ppath (assoc ppath :changed? true))]
            [pnode ppath])
          (meta loc))))))

(defn root
  "The root node, with all changes."
  [loc]
  (if (= :end (loc 1))
    (node loc)
    (let [p (up loc)]
      (if p (recur p) (node loc)))))

(defn right
  "The loc of the right sibling, or nil."
  [loc]
  (let [[node {l :l [r & rnext :as rs] :r :as path}] loc]
    (when (and path rs)
      (with-meta [r (assoc path :l (conj l node) :r rnext)] (meta loc)))))

(defn rightmost
  "The loc of the rightmost sibling, or loc."
  [loc]
  (let [[node {l :l r :r :as path}] loc]
    (if (and path r)
      (with-meta [(last r) (assoc path :l (apply conj l node (butlast r))
                                  :r nil)]
        (meta loc))
      loc)))

(defn left
  "The loc of the left sibling, or nil."
  [loc]
  (let [[node {l :l r :r :as path}] loc]
    (when (and path (seq l))
      (with-meta [(peek l) (assoc path :l (pop l) :r (cons node r))]
        (meta loc)))))

(defn leftmost
  "The loc of the leftmost sibling, or loc."
  [loc]
  (let [[node {l :l r :r :as path}] loc]
    (if (and path (seq l))
      (with-meta [(first l) (assoc path :l []
                                   :r (concat (rest l) [node] r))]
        (meta loc))
      loc)))

(defn insert-left
  "Inserts item as the left sibling."
  [loc item]
  (let [[node {l :l :as path}] loc]
    (if (nil? path)
      (throw (Exception. "Insert at top"))
      (with-meta [node (assoc path :l (conj l item) :changed? true)]
        (meta loc)))))

(defn insert-right
  "Inserts item as the right sibling."
  [loc item]
  (let [[node {r :r :as path}] loc]
    (if (nil? path)
      (throw (Exception. "Insert at top"))
      (with-meta [node (assoc path :r (cons item r) :changed? true)]
        (meta loc)))))

(defn replace
  "Replaces the node at loc."
  [loc node]
  (let [[_ path] loc]
    (with-meta [node (assoc path :changed? true)] (meta loc))))

(defn edit
  "Replaces the node at loc by (f node args...)."
  [loc f & args]
  (replace loc (apply f (node loc) args)))

(defn insert-child
  "Inserts item as the leftmost child."
  [loc item]
  (replace loc (make-node loc (node loc) (cons item (children loc)))))

(defn append-child
  "Inserts item as the rightmost child."
  [loc item]
  (replace loc (make-node loc (node loc) (concat (children loc) [item]))))

(defn next
  "The next loc, depth first; at the end one for which end? is true."
  [loc]
  (if (= :end (loc 1))
    loc
    (or
     (and (branch? loc) (down loc))
     (right loc)
     (loop [p loc]
       (if (up p)
         (or (right (up p)) (recur (up p)))
         [(node p) :end])))))

(defn prev
  "The loc before, depth first, or nil at the root."
  [loc]
  (if-let [lloc (left loc)]
    (loop [loc lloc]
      (if-let [child (and (branch? loc) (down loc))]
        (recur (rightmost child))
        loc))
    (up loc)))

(defn end? "Is loc the end of a depth-first walk?" [loc]
  (= :end (loc 1)))

(defn remove
  "Removes the node at loc; the loc that came before it."
  [loc]
  (let [[node {l :l ppath :ppath pnodes :pnodes rs :r :as path}] loc]
    (if (nil? path)
      (throw (Exception. "Remove at top"))
      (if (pos? (count l))
        (loop [loc (with-meta [(peek l) (assoc path :l (pop l) :changed? true)]
                     (meta loc))]
          (if-let [child (and (branch? loc) (down loc))]
            (recur (rightmost child))
            loc))
        (with-meta [(make-node loc (peek pnodes) rs)
                    (and ppath (assoc ppath :changed? true))]
          (meta loc))))))
