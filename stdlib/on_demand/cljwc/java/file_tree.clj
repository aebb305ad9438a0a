;; SPDX-License-Identifier: MIT
;;
;; java.nio.file: what is in directories, as streams and in walks. A stream of
;; java.util.stream is an object with an iterator and a seq here.
(ns cljwc.java.file_tree
  (:require [cljwc.java.files :as files]
            [cljwc.java.file_attributes :as attributes]
            [cljwc.java.path_matcher :as matcher]))

(defn- paths-in [folder]
  (map (fn [s] (.resolve folder s)) (rt/file-names (str folder))))

;; ---------------------------------------------------------------------------
;; DirectoryStream: can be gone through once.

(deftype* DirectoryEntries [paths ^:unsynchronized-mutable state]
  {:class "sun.nio.fs.UnixDirectoryStream"}
  java.nio.file.DirectoryStream
  (iterator [_]
    (case state
      :new (set! state :taken)
      :taken (throw (new IllegalStateException "Iterator already obtained"))
      (throw (new IllegalStateException "Directory stream is closed")))
    (.iterator (vec paths)))
  (close [_] (set! state :closed) nil)
  clojure.lang.Seqable
  (seq [this] (iterator-seq (.iterator this))))

(defn- accepting [accepted]
  (cond (nil? accepted) (throw (new NullPointerException))
        (= accepted "*") (fn [_] true)
        (string? accepted)
        (let [m (#'matcher/glob-matcher accepted)]
          (fn [p] (.matches m (.getFileName p))))
        :else (fn [p] (.accept accepted p))))
(defn Files--newDirectoryStream
  ([p] (Files--newDirectoryStream p "*"))
  ([p accepted]
   (let [accept? (accepting accepted)]
     (new DirectoryEntries (filter accept? (paths-in p)) :new))))

;; ---------------------------------------------------------------------------
;; Walks

(files/def-enum FileVisitOption "java.nio.file.FileVisitOption" [] FOLLOW_LINKS)
(files/def-enum FileVisitResult "java.nio.file.FileVisitResult" []
  CONTINUE TERMINATE SKIP_SUBTREE SKIP_SIBLINGS)

(deftype* SimpleFileVisitor [methods]
  {:class "java.nio.file.SimpleFileVisitor"}
  java.nio.file.FileVisitor
  (preVisitDirectory [this p attributes]
    (if-let [f (:preVisitDirectory methods)]
      (f this p attributes)
      FileVisitResult--CONTINUE))
  (visitFile [this p attributes]
    (if-let [f (:visitFile methods)]
      (f this p attributes)
      FileVisitResult--CONTINUE))
  (visitFileFailed [this p e]
    (if-let [f (:visitFileFailed methods)] (f this p e) (throw e)))
  (postVisitDirectory [this p e]
    (if-let [f (:postVisitDirectory methods)]
      (f this p e)
      (if e (throw e) FileVisitResult--CONTINUE))))
(defn SimpleFileVisitor--proxy [methods] (new SimpleFileVisitor methods))

(defn- facts-for-walk
  "Of links that lead nowhere their own, as of all if links are not followed."
  [p follow?]
  (or (and follow? (#'files/facts-or-nil p true))
      (#'files/facts p false)))

(defn- look-at
  "What a walk meets at `p`: [:file facts], [:failed exception] or
  [:directory facts, its paths]. `above` is the set of the directories on the
  way there, `levels` how far down to go."
  [p levels follow? above]
  (try
    (let [facts (facts-for-walk p follow?)]
      (cond (or (= levels 0) (not= :directory (#'files/kind facts)))
            [:file facts]
            (and follow? (contains? above (#'files/file-key facts)))
            [:failed (new java.nio.file.FileSystemLoopException (str p))]
            :else [:directory facts (paths-in p)]))
    (catch java.io.IOException e [:failed e])))

(declare visit)

(defn- visit-all
  "Visits the paths until one says to skip its siblings or to terminate: true
  for the latter."
  [visitor paths levels follow? above]
  (loop [paths (seq paths)]
    (if paths
      (let [result (visit visitor (first paths) levels follow? above)]
        (cond (identical? result FileVisitResult--TERMINATE) true
              (identical? result FileVisitResult--SKIP_SIBLINGS) false
              :else (recur (next paths))))
      false)))

(defn- visit-directory [visitor p facts paths levels follow? above]
  (let [result (.preVisitDirectory visitor p
                                   (#'attributes/basic-attributes facts))]
    (cond (not (identical? result FileVisitResult--CONTINUE)) result
          (visit-all visitor paths (dec levels) follow?
                     (conj above (#'files/file-key facts)))
          FileVisitResult--TERMINATE
          :else
          (let [result (.postVisitDirectory visitor p nil)]
            (if (identical? result FileVisitResult--SKIP_SIBLINGS)
              FileVisitResult--CONTINUE
              result)))))

(defn- visit [visitor p levels follow? above]
  (let [[what x paths] (look-at p levels follow? above)
        result (case what
                 :file (.visitFile visitor p (#'attributes/basic-attributes x))
                 :failed (.visitFileFailed visitor p x)
                 (visit-directory visitor p x paths levels follow? above))]
    (if (nil? result) (throw (new NullPointerException)) result)))

(defn- follow-option? [options]
  (contains? (#'files/option-names options) "FOLLOW_LINKS"))
(defn- checked-levels [n]
  (if (neg? n)
    (throw (new IllegalArgumentException "'maxDepth' is negative"))
    n))

(defn Files--walkFileTree
  ([start visitor]
   (Files--walkFileTree start #{} Integer/MAX_VALUE visitor))
  ([start options levels visitor]
   (visit visitor start (checked-levels levels) (follow-option? options) #{})
   start))

;; ---------------------------------------------------------------------------
;; Streams

(deftype* Stream [^:unsynchronized-mutable items ^:unsynchronized-mutable state]
  {:class "java.util.stream.Stream"}
  java.io.Closeable
  (close [_] (set! state :closed) nil)
  java.lang.Iterable
  (iterator [this] (.iterator (vec (.take this))))
  clojure.lang.Seqable
  (seq [this] (seq (.take this)))
  Object
  (take [_]
    (when-not (= state :new)
      (throw (new IllegalStateException
                  "stream has already been operated upon or closed")))
    (set! state :taken)
    items)
  (count [this] (count (.take this)))
  (forEach [this f] (doseq [x (.take this)] (.accept f x)))
  (filter [this f] (new Stream (filter (fn [x] (.test f x)) (.take this)) :new))
  (map [this f] (new Stream (map (fn [x] (.apply f x)) (.take this)) :new))
  (sorted [this] (new Stream (sort (.take this)) :new))
  (limit [this n] (new Stream (take n (.take this)) :new))
  (toList [this] (vec (.take this)))
  (toArray [this] (to-array (.take this))))

(defn- walk-error [e]
  (throw (new java.io.UncheckedIOException (.toString e) e)))
(defn- walk-seq
  "The paths from `p` on, directories before what is in them. Only where the walk
  starts are errors what they are."
  [p [what x paths] levels follow? above]
  (case what
    :failed (walk-error x)
    :file (list p)
    (let [above (conj above (#'files/file-key x)) levels (dec levels)]
      (cons p (lazy-seq
               (mapcat (fn [p]
                         (walk-seq p (look-at p levels follow? above) levels
                                   follow? above))
                       paths))))))
(defn Files--walk [start & more]
  (let [[levels & options] (if (int? (first more))
                             more
                             (cons Integer/MAX_VALUE more))
        follow? (follow-option? options)
        [what x :as found] (look-at start (checked-levels levels) follow? #{})]
    (when (= what :failed) (throw x))
    (new Stream (walk-seq start found levels follow? #{}) :new)))
(defn Files--find [start levels accept & options]
  (let [follow? (follow-option? options)]
    (new Stream
         (filter (fn [p]
                   (.test accept p (#'attributes/basic-attributes
                                    (facts-for-walk p follow?))))
                 (seq (apply Files--walk start levels options)))
         :new)))
(defn Files--list [p] (new Stream (paths-in p) :new))
(defn Files--lines
  ([p] (Files--lines p "UTF-8"))
  ([p charset] (new Stream (seq (files/Files--readAllLines p charset)) :new)))
