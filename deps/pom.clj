;; SPDX-License-Identifier: MIT
;;
;; POMs: what a Maven artifact depends on. A model is what one POM says; the
;; effective one has its parents' properties, dependencies and managed
;; dependencies, too, all ${properties} replaced, and what imported POMs manage.
;; Profiles are not looked at.
(ns deps.pom
  (:require [clojure.string :as str]
            [deps.ask :as ask]
            [deps.maven :as maven]
            [deps.xml :as xml]))

;; --- one POM ---

;; What is left out excludes all, as * does.
(defn- exclusion [x]
  (symbol (or (xml/text x "groupId") "*") (or (xml/text x "artifactId") "*")))

(defn- dependency [x]
  (let [of (fn [tag] (not-empty (xml/text x tag)))]
    {:group (of "groupId") :artifact (of "artifactId")
     :version (of "version") :type (or (of "type") "jar")
     :classifier (of "classifier") :scope (of "scope")
     :optional (of "optional")
     :exclusions (mapv exclusion (xml/children (xml/child x "exclusions")
                                               "exclusion"))}))

(defn- dependencies [x]
  (map dependency (xml/children (xml/child x "dependencies") "dependency")))

(defn- properties [x]
  (into {} (map (fn [p] [(:tag p) (or (xml/text p) "")]))
        (xml/children (xml/child x "properties"))))

(defn- coords [x]
  {:group (xml/text x "groupId") :artifact (xml/text x "artifactId")
   :version (xml/text x "version")})

(defn- model [x]
  (let [parent (some-> (xml/child x "parent") coords)]
    (merge-with (fn [a b] (if (nil? a) b a))
                (coords x)
                {:group (:group parent) :version (:version parent)
                 :parent parent
                 :properties (properties x)
                 :dependencies (dependencies x)
                 :managed (dependencies (xml/child x
                                                   "dependencyManagement"))})))

(defn- read-text [text file]
  (try
    (model (xml/parse text))
    (catch clojure.lang.ExceptionInfo e
      (ask/fail (str file " is " (ex-message e) "; remove it, so that it is "
                     "fetched again")))))

(def ^:private models (atom {})) ; file -> model

(defn- model-at [file]
  (or (get @models file)
      (let [m (read-text (slurp file) file)]
        (swap! models assoc file m)
        m)))

(defn- find-model [config coords why]
  (let [a (assoc (select-keys coords [:group :artifact :version])
                 :extension "pom")
        {:keys [file tried]} (maven/locate config a)]
    (if file (model-at file) (maven/missing a why tried))))

;; --- with its parents ---

(defn- dependency-key [{:keys [group artifact type classifier]}]
  [group artifact type classifier])

;; Of dependencies with one key the first counts, which is the child's.
(defn- distinct-keys [ds]
  (:list (reduce (fn [{:keys [seen list] :as state} d]
                   (let [k (dependency-key d)]
                     (if (seen k)
                       state
                       {:seen (conj seen k) :list (conj list d)})))
                 {:seen #{} :list []} ds)))

(defn- inherit [child parent]
  (-> child
      (update :properties (fn [p] (merge (:properties parent) p)))
      (update :dependencies concat (:dependencies parent))
      (update :managed concat (:managed parent))))

(defn- with-parents [config m why]
  (loop [m m up (:parent m) depth 0]
    (cond
      (nil? up) m
      (= depth 50) (ask/fail (str "the POM of " (maven/coordinates m)
                                  " has a cycle of parents"))
      :else (let [parent (find-model config up why)]
              (recur (inherit m parent) (:parent parent) (inc depth))))))

;; --- ${properties} ---

(defn- builtin [m name]
  (let [name (str/replace name #"^(project|pom)\." "")]
    (case name
      "groupId" (:group m)
      "artifactId" (:artifact m)
      "version" (:version m)
      "parent.groupId" (:group (:parent m))
      "parent.artifactId" (:artifact (:parent m))
      "parent.version" (:version (:parent m))
      nil)))

(defn- fill
  ([m text] (fill m text 20))
  ([m text depth]
   (if (and text (pos? depth) (str/includes? text "${"))
     (let [filled (str/replace text #"\$\{([^}]+)\}"
                               (fn [[all name]]
                                 (or (get (:properties m) name)
                                     (builtin m name)
                                     all)))]
       (if (= filled text) text (recur m filled (dec depth))))
     text)))

(defn- fill-dependency [m d]
  (let [f (fn [x] (fill m x))]
    (-> (reduce (fn [d k] (update d k f)) d
                [:group :artifact :version :type :classifier :scope :optional])
        (update :exclusions
                (fn [es] (mapv (fn [e] (symbol (f (namespace e)) (f (name e))))
                               es))))))

(defn- fill-all [m]
  (let [m (-> m (update :version (partial fill m))
              (update :group (partial fill m)))
        f (fn [ds] (distinct-keys (map (partial fill-dependency m) ds)))]
    (-> m (update :dependencies f) (update :managed f))))

;; --- managed dependencies ---

(declare effective)

(defn- import? [d] (and (= "import" (:scope d)) (= "pom" (:type d))))

(defn- with-imports [config m why]
  (let [imported (mapcat (fn [d]
                           (:managed (effective config
                                                (find-model config d why)
                                                why)))
                         (filter import? (:managed m)))]
    (assoc m :managed (distinct-keys (concat (remove import? (:managed m))
                                             imported)))))

(defn- manage [by-key d]
  (let [x (get by-key (dependency-key d))]
    (-> (merge-with (fn [a b] (if (nil? a) b a)) d
                    (select-keys x [:version :scope :optional]))
        (update :exclusions (fn [es] (if (seq es) es (:exclusions x)))))))

(defn- effective [config m why]
  (let [m (with-imports config (fill-all (with-parents config m why)) why)
        by-key (into {} (map (juxt dependency-key identity)) (:managed m))]
    (update m :dependencies (partial map (partial manage by-key)))))

;; --- as deps.edn says it: [lib coord] ---

(defn- extension [type]
  (if (#{"test-jar" "bundle" "maven-plugin" "ejb" "ejb-client" "java-source"
         "javadoc" "eclipse-plugin"} type)
    "jar"
    type))

(defn- classifier [{:keys [type classifier]}]
  (or classifier
      (case type "test-jar" "tests" "java-source" "sources" "javadoc" "javadoc"
        "ejb-client" "client" nil)))

(defn- as-coord [{:keys [group artifact version type exclusions] :as d}]
  (let [c (classifier d) ext (extension type)]
    [(symbol group (if c (str artifact "$" c) artifact))
     (cond-> {:mvn/version version}
       (not= ext "jar") (assoc :extension ext)
       (seq exclusions) (assoc :exclusions (set exclusions)))]))

(defn- deps-of [config m why]
  (->> (:dependencies (effective config m why))
       (filter (fn [d] (contains? #{nil "compile" "runtime"} (:scope d))))
       (remove (fn [d] (= "true" (:optional d))))
       (mapv as-coord)))

(defn artifact-deps
  "What the artifact depends on when it is used. One without a POM depends on
  nothing."
  [config a why]
  (if-let [file (:file (maven/locate config (assoc (dissoc a :classifier)
                                                   :extension "pom")))]
    (deps-of config (model-at file) why)
    []))

(defn folder-deps "What the pom.xml of a folder asks for." [config folder why]
  (let [file (str folder "/pom.xml")]
    (deps-of config (read-text (ask/file-text file) file) why)))
