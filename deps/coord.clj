;; SPDX-License-Identifier: MIT
;;
;; Coordinates: what each kind (:mvn, :git, :local) means. A canonical coordinate
;; says which one it is, wherever it is looked at from, and has :deps/root and
;; :deps/manifest (:deps, :pom, :jar) if it is a folder.
(ns deps.coord
  (:require [clojure.string :as str]
            [deps.ask :as ask]
            [deps.config :as config]
            [deps.git :as git]
            [deps.maven :as maven]
            [deps.pom :as pom]
            [deps.version :as version]))

(defn kind [lib coord]
  (cond
    (:mvn/version coord) :mvn
    (:local/root coord) :local
    (some coord [:git/url :git/sha :git/tag :sha]) :git
    :else (ask/fail (str "no :mvn/version, :git/sha or :local/root for " lib
                         (when coord (str ": " (pr-str coord)))))))

(defn path-in "An absolute path of `path`, seen from the folder." [folder path]
  (.getCanonicalPath
   (java.io.File. (if (str/starts-with? path "/")
                    path
                    (str folder "/" path)))))

(defn artifact
  "lib is group/artifact or group/artifact$classifier."
  [lib {:keys [mvn/version extension]}]
  (let [[name classifier] (str/split (name lib) #"\$")]
    (cond-> {:group (namespace lib) :artifact name :version version
             :extension (or extension "jar")}
      classifier (assoc :classifier classifier))))

(defn- with-manifest [coord folder why lib]
  (let [there? (fn [name] (ask/exists? (str folder "/" name)))
        kind (or (:deps/manifest coord)
                 (cond (there? "deps.edn") :deps
                       (there? "pom.xml") :pom))]
    (when-not kind
      (ask/fail (str "neither a deps.edn nor a pom.xml for " lib " in " folder)
                (ask/asked-for-by why)))
    (assoc coord :deps/root folder :deps/manifest kind)))

(defn- canonical-local [lib {:keys [local/root] :as coord} folder why]
  (let [path (path-in folder root)
        file (java.io.File. path)
        coord (assoc coord :local/root path)]
    (ask/note-file (str path "/deps.edn"))
    (cond
      (not (.exists file))
      (ask/fail (str "cannot find " lib " at " path)
                (ask/asked-for-by why))
      (.isFile file) (assoc coord :deps/root path :deps/manifest :jar)
      :else (with-manifest coord path why lib))))

(defn canonical
  "`folder` is where the coordinate was read, `why` the libraries above it."
  [config lib coord folder why]
  (case (kind lib coord)
    :mvn (let [{:keys [group artifact]} (artifact lib coord)]
           (update coord :mvn/version
                   (partial maven/resolve-version config group artifact)))
    :local (canonical-local lib coord folder why)
    :git (let [coord (git/canonical lib coord)
               tree (git/work-tree lib coord)
               root (:deps/root coord)]
           (with-manifest coord (if root (path-in tree root) tree) why lib))))

(defn id
  "What makes a canonical coordinate differ from others of its library."
  [lib coord]
  (case (kind lib coord)
    :mvn (:mvn/version coord)
    :git [(:git/url coord) (:git/sha coord)]
    :local (:local/root coord)))

(defn children
  "What a canonical coordinate depends on: [lib coord] pairs, and the folder that
  their paths start from."
  [config lib {:deps/keys [root manifest] :as coord} why]
  (case (or manifest :mvn)
    :mvn [(pom/artifact-deps config (artifact lib coord) why) nil]
    :deps [(:deps (config/read-file (str root "/deps.edn"))) root]
    :pom [(pom/folder-deps config root why) root]
    :jar [nil nil]))

(defn compare-coords [lib x y]
  (let [kinds [(kind lib x) (kind lib y)]]
    (case kinds
      [:mvn :mvn] (version/compare-versions (:mvn/version x) (:mvn/version y))
      [:git :git] (git/compare-coords lib x y)
      (ask/fail (str "cannot say which " lib " is the newer one:")
                (str "  " (pr-str (select-keys x [:mvn/version :git/url :git/sha
                                                  :local/root])))
                (str "  " (pr-str (select-keys y [:mvn/version :git/url :git/sha
                                                  :local/root])))
                "  say in deps.edn which one counts"))))

(defn- existing [& paths] (filter ask/exists? paths))

(defn class-path
  "The entries of the class path of a canonical coordinate."
  [config lib {:deps/keys [root manifest] :as coord} why]
  (case (or manifest :mvn)
    :mvn (when (= "jar" (:extension coord "jar"))
           (let [a (artifact lib coord)
                 {:keys [file tried]} (maven/locate config a)]
             (if file [file] (maven/missing a why tried))))
    :deps (map (partial path-in root)
               (config/paths (merge {:paths ["src"]}
                                    (config/read-file
                                     (str root "/deps.edn")))))
    :pom (existing (str root "/src/main/clojure") (str root "/src/main/java")
                   (str root "/src/main/resources"))
    :jar [root]))

(defn summary [lib coord]
  (str lib " "
       (case (kind lib coord)
         :mvn (:mvn/version coord)
         :local (:local/root coord)
         :git (or (:git/tag coord) (subs (:git/sha coord) 0 7)))))
