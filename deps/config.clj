;; SPDX-License-Identifier: MIT
;;
;; Reads deps.edn files, merges them, and applies aliases.
(ns deps.config
  (:require [clojure.edn :as edn]
            [clojure.string :as str]
            [deps.ask :as ask]))

;; --- reading ---

(defn- full-name
  "foo is short for foo/foo."
  [lib]
  (cond
    (not (symbol? lib)) (ask/fail (str "not the name of a library: "
                                       (pr-str lib)))
    (namespace lib) lib
    :else (let [[artifact] (str/split (name lib) #"\$")]
            (symbol artifact (name lib)))))

(defn- full-names [file deps]
  (when-not (or (nil? deps) (map? deps))
    (ask/fail (str file ": not a map of libraries: " (pr-str deps))))
  (into {} (map (fn [[lib coord]]
                  (when-not (or (nil? coord) (map? coord) (string? coord))
                    (ask/fail (str file ": not a map after " lib ": "
                                   (pr-str coord))))
                  [(full-name lib)
                   (if (:exclusions coord)
                     (update coord :exclusions (partial mapv full-name))
                     coord)]))
        deps))

(def ^:private dep-keys
  [:deps :extra-deps :override-deps :default-deps :replace-deps
   :classpath-overrides])

(defn- canonical [file m]
  (reduce (fn [m k] (if (contains? m k) (update m k (partial full-names file))
                        m))
          m dep-keys))

(defn- canonical-all [file m]
  (cond-> (canonical file m)
    (map? (:aliases m))
    (update :aliases update-vals
            (fn [a] (if (map? a) (canonical file a) a)))))

(defn parse
  "The deps.edn in the text; `file` is for messages."
  [file text]
  (let [m (try
            (edn/read-string {:default tagged-literal :eof {}} text)
            (catch Exception e
              (ask/fail (str file ": " (ex-message e)))))]
    (when-not (map? m) (ask/fail (str file ": not a map")))
    (canonical-all file m)))

(defn read-file "The deps.edn of the path, nil if there is none." [file]
  (some->> (ask/file-text file) (parse file)))

(defn user-file []
  (str (or (ask/env "CLJ_CONFIG")
           (some-> (ask/env "XDG_CONFIG_HOME") (str "/clojure"))
           (ask/home ".clojure"))
       "/deps.edn"))

;; --- merging ---

(defn merge-all "Maps are merged one level deep, all else is replaced." [& ms]
  (apply merge-with
         (fn [a b] (if (and (map? a) (map? b)) (merge a b) (or b a)))
         (remove nil? ms)))

;; How two aliases with the same key become one.
(def ^:private rules
  (let [together (fn [a b] (vec (distinct (concat a b))))]
    {:paths together :replace-paths together :extra-paths together
     :main-opts (fn [a b] (or b a))}))

(defn- combine [a b]
  (reduce (fn [m [k v]]
            (let [old (get m k)
                  rule (or (rules k)
                           (if (map? v) merge (fn [_ new] new)))]
              (assoc m k (rule old v))))
          a b))

(defn alias-args
  "The aliases as one map. One that is nowhere defined is an error."
  [edn aliases]
  (reduce (fn [args a]
            (when-not (contains? (:aliases edn) a)
              (ask/fail (str "no alias " a " in deps.edn")
                        (str "  there are: "
                             (str/join " " (sort (keys (:aliases edn)))))))
            (combine args (get (:aliases edn) a)))
          {} aliases))

(defn with-args
  "The deps.edn with what the aliases replace and add: its :deps and :paths are
  what counts, :override-deps, :default-deps and :classpath-overrides as they
  are."
  [edn {:keys [deps replace-deps paths replace-paths extra-deps] :as args}]
  (cond-> (merge edn (select-keys args [:override-deps :default-deps
                                        :classpath-overrides :extra-paths
                                        :main-opts]))
    (or deps replace-deps) (assoc :deps (merge deps replace-deps))
    (or paths replace-paths) (assoc :paths (vec (concat paths replace-paths)))
    extra-deps (update :deps merge extra-deps)))

;; --- paths ---

;; A keyword stands for the paths of the alias of that name.
(defn- flat [edn seen path]
  (cond
    (string? path) [path]
    (seen path) (ask/fail (str "a cycle of paths: " path))
    (keyword? path)
    (let [more (get (:aliases edn) path)]
      (when-not (sequential? more)
        (ask/fail (str "in :paths: " path " is no alias with paths")))
      (mapcat (partial flat edn (conj seen path)) more))
    :else (ask/fail (str "in :paths: neither a string nor an alias: "
                         (pr-str path)))))

(defn paths [edn]
  (distinct (mapcat (partial flat edn #{})
                    (concat (:extra-paths edn) (:paths edn)))))
