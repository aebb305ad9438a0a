;; SPDX-License-Identifier: MIT
;;
;; Leiningen's project.clj as if it were a deps.edn. It is read, not evaluated:
;; what it computes is not seen.
(ns deps.lein
  (:require [deps.ask :as ask]))

(defn- lib-name [x] (if (namespace x) x (symbol (name x) (name x))))

(defn- exclusion [x] (lib-name (if (vector? x) (first x) x)))

(defn- dependency [[lib version & {:keys [exclusions classifier extension]}]]
  (let [lib (lib-name lib)]
    [(if classifier (symbol (namespace lib) (str (name lib) "$" classifier))
         lib)
     (cond-> {:mvn/version version}
       extension (assoc :extension extension)
       exclusions (assoc :exclusions (mapv exclusion exclusions)))]))

(defn- deps [vectors]
  (into {} (comp (filter vector?) (map dependency)) vectors))

(defn- repositories [vectors]
  (into {} (map (fn [[id x]] [id (if (map? x) x {:url x})])) vectors))

(defn- profile [edn {:keys [dependencies source-paths resource-paths
                            test-paths]}]
  (-> edn
      (update :extra-deps merge (deps dependencies))
      (update :extra-paths (fnil into [])
              (concat source-paths resource-paths test-paths))))

(defn as-edn
  "The project as a deps.edn. Its :test alias is for tests, with the profiles
  :dev and :test; each profile is an alias, too."
  [file text]
  (let [form (try
               (binding [*read-eval* false] (read-string text))
               (catch Exception e (ask/fail (str file ": " (ex-message e)))))
        [kind _ _ & {:keys [dependencies source-paths resource-paths test-paths
                            repositories profiles main]
                     :or {source-paths ["src"] resource-paths ["resources"]
                          test-paths ["test"]}}] (when (seq? form) form)]
    (when-not (= 'defproject kind) (ask/fail (str file ": no defproject")))
    {:paths (vec (concat source-paths resource-paths))
     :deps (deps dependencies)
     :mvn/repos (deps.lein/repositories repositories)
     :aliases
     (merge (update-vals profiles (partial profile {}))
            {:test (reduce profile {:extra-paths (vec test-paths)}
                           [(:dev profiles) (:test profiles)])}
            (when (symbol? main)
              {:main {:main-opts ["-m" (str main)]}}))}))
