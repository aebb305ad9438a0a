;; SPDX-License-Identifier: MIT
;;
;; From the dependencies of a project to the one version of each library: the
;; rules of tools.deps. The tree is walked breadth first. What the project itself
;; asks for counts; of what else is met the newest version does. A newer version
;; takes the place of an older one, whose own dependencies are given up unless
;; something else asks for them, too. A library is left out below one that
;; excludes it. When a library is met again that excludes less than before, what
;; was left out then is looked at now.
;;
;; A path is the row of libraries above one. The state is
;;   :libs     lib -> {:coords {id coord} :paths {id #{path}} :select id :top?}
;;   :excluded path -> the libraries that its last one excludes
;;   :cut      [lib id] -> those children that have not been looked at
;;   :log      what was decided, for the tree: [{:path :lib :coord :reason}]
(ns deps.expand
  (:require [clojure.set :as set]
            [clojure.string :as str]
            [deps.ask :as ask]
            [deps.coord :as coord]))

;; --- the state ---

(defn- selected [state lib]
  (let [{:keys [select coords]} (get-in state [:libs lib])]
    (get coords select)))

(defn- selected-paths [{:keys [select paths]}] (get paths select))

(defn- note [state {:keys [lib coord id path]}]
  (-> state
      (assoc-in [:libs lib :coords id] coord)
      (update-in [:libs lib :paths id] (fnil conj #{}) path)))

(defn- select [state {:keys [lib id] :as node}]
  (assoc-in (note state node) [:libs lib :select] id))

(defn- excluded? [state path lib]
  (let [lib (symbol (namespace lib) (first (str/split (name lib) #"\$")))]
    (some (fn [above] (contains? (get-in state [:excluded above]) lib))
          (take (count path) (iterate pop path)))))

;; Is everything on the path still selected there?
(defn- there? [state path]
  (or (empty? path)
      (let [above (pop path)]
        (and (contains? (selected-paths (get-in state [:libs (peek path)]))
                        above)
             (recur state above)))))

(defn- below? [path above]
  (and (<= (count above) (count path))
       (= above (subvec path 0 (count above)))))

;; Nothing is selected any more of libraries that were needed only there.
(defn- give-up [state paths]
  (update state :libs update-vals
          (fn [entry]
            (if (every? (fn [p] (some (partial below? p) paths))
                        (selected-paths entry))
              (dissoc entry :select)
              entry))))

;; --- one library met ---

(defn- judge
  "Why the node is taken or not."
  [state {:keys [lib coord id path]}]
  (let [{:keys [top? select]} (get-in state [:libs lib])]
    (cond
      (empty? path) :new-top-dep
      (excluded? state path lib) :excluded
      top? :use-top
      (not (there? state path)) :parent-omitted
      (nil? select) :new-dep
      (= id select) :same-version
      (pos? (coord/compare-coords lib coord (selected state lib)))
      :newer-version
      :else :older-version)))

(defn- enter [state {:keys [lib] :as node} reason]
  (case reason
    :new-top-dep (assoc-in (select state node) [:libs lib :top?] true)
    :new-dep (select state node)
    :same-version (note state node)
    :newer-version
    (let [old (selected-paths (get-in state [:libs lib]))]
      (-> (note state node)
          (give-up (map (fn [p] (conj p lib)) old))
          (select node)))
    state))

(defn- exclude
  "The state, and which of the node's children are to be looked at: a
  predicate, or nil for none."
  [state {:keys [lib coord id path]} reason]
  (let [here (conj path lib)
        excl (set (:exclusions coord))
        before (get-in state [:cut [lib id]])
        state (if (and (seq excl)
                       (#{:new-top-dep :new-dep :newer-version :same-version}
                        reason))
                (assoc-in state [:excluded here] excl)
                state)]
    (case reason
      (:new-top-dep :new-dep :newer-version)
      [(if (:exclusions coord) (assoc-in state [:cut [lib id]] excl) state)
       (complement excl)]
      :same-version
      (let [still (set/intersection excl (or before #{}))
            now (set/difference (or before #{}) still)]
        [(assoc-in state [:cut [lib id]] still) (when (seq now) now)])
      [state nil])))

;; --- the walk ---

(defn- check-cycle [{:keys [lib coord roots path]}]
  (let [root (:local/root coord)]
    (when (some #{root} roots)
      (ask/fail "a cycle of local roots:"
                (map (fn [r] (str "  " r " asks for"))
                     (drop-while (partial not= root) roots))
                (str "  " root)
                (str "  remove " lib " from the :deps of "
                     (or (peek path) "this project"))))))

(defn- choose [{:keys [override-deps default-deps]} lib coord]
  (or (get override-deps lib) coord (get default-deps lib)))

(defn- canonical-node [{:keys [config edn]} {:keys [lib coord folder path]
                                             :as node}]
  (let [c (coord/canonical config lib (choose edn lib coord) folder path)
        node (assoc node :coord c :id (coord/id lib c))]
    (check-cycle node)
    node))

(defn- child-nodes [{:keys [config]} {:keys [lib coord path roots]} wanted?]
  (let [here (conj path lib)
        roots (if-let [r (:local/root coord)] (conj roots r) roots)
        [deps folder] (coord/children config lib coord here)]
    (for [[child c] deps :when (wanted? child)]
      {:lib child :coord c :folder folder :path here :roots roots})))

(defn- step
  "The state after the node, and its children."
  [context state node]
  (let [node (canonical-node context node)
        reason (judge state node)
        [state wanted?] (exclude (enter state node reason) node reason)]
    [(update state :log conj (assoc (select-keys node [:path :lib :coord])
                                    :reason reason))
     (when wanted?
       (ask/attempt (fn [] (vec (child-nodes context node wanted?))) nil))]))

(defn expand
  "Context: :config (Maven's), :edn (with :deps, :override-deps and
  :default-deps), :folder of the project. The state above; it is not whole when
  something has been asked for."
  [{:keys [edn folder] :as context}]
  (loop [queue (into clojure.lang.PersistentQueue/EMPTY
                     (map (fn [[lib c]] {:lib lib :coord c :folder folder
                                         :path [] :roots [folder]}))
                     (:deps edn))
         state {:log []}]
    (if-let [node (peek queue)]
      (let [[state children] (ask/attempt (fn [] (step context state node))
                                          [state nil])]
        (recur (into (pop queue) children) state))
      state)))

(defn chosen
  "lib -> {:coord :paths} of what is on the class path, from a state."
  [state]
  (into {}
        (for [[lib {:keys [select coords] :as entry}] (:libs state)
              :when select]
          [lib {:coord (get coords select) :paths (selected-paths entry)}])))

(defn in-order
  "The libraries as on the class path: nearer to the project first, then by
  name."
  [libs]
  (->> (for [[lib {:keys [paths]}] libs path paths] (conj path lib))
       sort (map peek) distinct))

;; --- the tree ---

(defn- shown [{:keys [lib coord path reason]} superseded?]
  (let [text (str (apply str (repeat (count path) "  "))
                  (case reason
                    :new-top-dep ""
                    (:new-dep :same-version :newer-version)
                    (if superseded? "X " ". ")
                    "X ")
                  (coord/summary lib coord))]
    (cond
      superseded? (str text " :superseded")
      (#{:new-top-dep :new-dep :same-version} reason) text
      :else (str text " " reason))))

(defn- taken? [{:keys [reason]}]
  (#{:new-top-dep :new-dep :newer-version} reason))

;; A node that was taken is superseded when a newer one is taken later.
(defn- with-fate [log]
  (map-indexed
   (fn [i {:keys [lib] :as entry}]
     (assoc entry :superseded?
            (and (taken? entry)
                 (some (fn [later] (and (= lib (:lib later))
                                        (= :newer-version (:reason later))))
                       (subvec log (inc i))))))
   log))

(defn tree
  "Lines that show what was met and why it counts or not, as -Stree does;
  Clojure, on which everything depends, only at the top."
  [{:keys [log]}]
  (let [nodes (remove (fn [e] (and (= 'org.clojure/clojure (:lib e))
                                   (seq (:path e))))
                      (with-fate log))
        by-path (group-by :path nodes)
        lines (fn lines [path]
                (mapcat (fn [e]
                          (cons (shown e (:superseded? e))
                                (lines (conj path (:lib e)))))
                        (get by-path path)))]
    (lines [])))
