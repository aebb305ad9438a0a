;; SPDX-License-Identifier: MIT
;;
;; Maven's repositories: the local one, which is shared with other tools, and
;; what is fetched into it. A config has :local, the folder, and :repos, a list
;; of {:id :url :releases? :snapshots?} in the order to look in.
(ns deps.maven
  (:require [clojure.string :as str]
            [deps.ask :as ask]
            [deps.version :as version]
            [deps.xml :as xml]))

;; --- configuration: ~/.m2/settings.xml and :mvn/repos ---

(def ^:private settings
  (delay
    (let [file (ask/home ".m2" "settings.xml")]
      (when-let [text (ask/file-text file)]
        (try
          (xml/parse text)
          (catch clojure.lang.ExceptionInfo e
            (ask/fail (str file " is " (ex-message e)))))))))

(defn- local? [url] (boolean (re-find #"^(file:|https?://localhost\b)" url)))

;; mirrorOf is a list: * all, external:* all but local ones, !id not this one.
(defn- mirrors? [of id url]
  (let [of (map str/trim (str/split (or of "") #","))]
    (and (not-any? #{(str "!" id)} of)
         (or (some #{"*" id} of)
             (and (some #{"external:*"} of) (not (local? url)))))))

(defn- mirrored [id url]
  (or (some (fn [m]
              (when (mirrors? (xml/text m "mirrorOf") id url)
                (xml/text m "url")))
            (xml/children (xml/child @settings "mirrors") "mirror"))
      url))

(defn- with-slash [url] (if (str/ends-with? url "/") url (str url "/")))

(defn- enabled? [policy] (not (false? (:enabled policy))))

(defn config
  "Of a merged deps.edn: central first, then clojars, then the others."
  [{:mvn/keys [repos local-repo]}]
  (let [order (concat ["central" "clojars"]
                      (remove #{"central" "clojars"} (keys repos)))]
    {:local (or local-repo
                (xml/text @settings "localRepository")
                (ask/home ".m2" "repository"))
     :repos (vec (for [id order
                       :let [{:keys [url releases snapshots]} (get repos id)]
                       :when url]
                   {:id id :url (with-slash (mirrored id url))
                    :releases? (enabled? releases)
                    :snapshots? (enabled? snapshots)}))}))

;; --- artifacts: {:group :artifact :version :classifier :extension} ---

(defn snapshot? [version] (str/ends-with? version "-SNAPSHOT"))

(defn- folder [{:keys [group artifact version]}]
  (str/join "/" (remove nil? [(str/replace group "." "/") artifact version])))

(defn- file-name
  [{:keys [artifact version classifier extension]}]
  (str artifact "-" version (when classifier (str "-" classifier))
       "." extension))

(defn local-file [config a]
  (str (:local config) "/" (folder a) "/" (file-name a)))

(defn- repos-for [config version]
  (filter (if (and version (snapshot? version)) :snapshots? :releases?)
          (:repos config)))

(defn- metadata
  "The parsed maven-metadata.xml of the folder in the repository, or nil. It is
  fetched once, and again with -Sforce."
  [config repo path]
  (let [file (str (:local config) "/" path "/maven-metadata-" (:id repo)
                  ".xml")]
    (when (or (and (not (:force config)) (ask/exists? file))
              (= "ok" (ask/ask "fetch" (str (:url repo) path
                                            "/maven-metadata.xml")
                               file))
              (ask/exists? file))
      (xml/parse (slurp file)))))

;; In a repository a snapshot's file is named after the time it was made.
(defn- remote-name [config repo {:keys [version classifier extension] :as a}]
  (or (when (snapshot? version)
        (some (fn [v]
                (when (and (= extension (xml/text v "extension"))
                           (= classifier (xml/text v "classifier")))
                  (file-name (assoc a :version (xml/text v "value")))))
              (xml/children (xml/child (metadata config repo (folder a))
                                       "versioning" "snapshotVersions")
                            "snapshotVersion")))
      (file-name a)))

(defn- tried [file urls]
  (cons (str "  " file ": not there")
        (map (fn [[url answer]] (str "  " url ": " answer)) urls)))

(defn locate
  "The file of an artifact, which is asked for if it is not in the local
  repository: {:file f}, or {:tried lines} when no repository has it."
  [config a]
  (let [file (local-file config a)]
    (if (ask/exists? file)
      {:file file}
      (loop [repos (repos-for config (:version a)) urls []]
        (if-let [repo (first repos)]
          (let [url (str (:url repo) (folder a) "/"
                         (remote-name config repo a))
                answer (ask/ask "fetch" url file)]
            (if (= answer "ok")
              {:file file}
              (recur (rest repos) (conj urls [url answer]))))
          {:tried (tried file urls)})))))

(defn coordinates [{:keys [group artifact version classifier extension]}]
  (str group "/" artifact (when classifier (str "$" classifier)) " " version
       (when (not= extension "jar") (str " (" extension ")"))))

(defn missing
  "Fails: the artifact, who asked for it (a row of names, the nearest last), and
  where it was looked for."
  [a why tried]
  (ask/fail (str "cannot find " (coordinates a))
            (ask/asked-for-by why)
            "  looked for in:"
            (map (fn [line] (str "  " line)) tried)))

;; --- versions that are not exact ---

(defn- versions-in [config repo group artifact]
  (map (fn [v] (xml/text v))
       (xml/children (xml/child (metadata config repo
                                          (folder {:group group
                                                   :artifact artifact}))
                                "versioning" "versions")
                     "version")))

(defn resolve-version
  "An exact version for a range, RELEASE or LATEST; others are their own."
  [config group artifact text]
  (cond
    (version/exact text) (version/exact text)
    (or (#{"RELEASE" "LATEST"} text) (version/range? text))
    (let [all (mapcat (fn [repo] (versions-in config repo group artifact))
                      (:repos config))
          fit? (case text
                 "LATEST" (constantly true)
                 "RELEASE" (complement snapshot?)
                 (partial version/in-range? text))]
      (or (version/highest (filter fit? all))
          (ask/fail (str "no version of " group "/" artifact " is " text)
                    (str "  there are: "
                         (or (not-empty (str/join " " all)) "none")))))
    :else text))
