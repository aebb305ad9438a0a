;; SPDX-License-Identifier: MIT
;;
;; The program that driver/project.c calls: what a project consists of. It
;; prints lines of fields separated by tabs. If something has to be fetched
;; first, only `want` lines (deps.ask has their fields); else
;;
;;   read FILE    the answer depends on its text (or absence)
;;   own PATH     an entry of the class path that is the project's
;;   lib PATH     an entry that is a library's
;;   test PATH    where tests are
;;   main NS      the main namespace; arg ARG: an argument of its -main
;;   maybe NS     several main namespaces
;;   tree LINE    of -Stree
(ns deps.main
  (:require [clojure.string :as str]
            [deps.ask :as ask]
            [deps.config :as config]
            [deps.coord :as coord]
            [deps.expand :as expand]
            [deps.lein :as lein]
            [deps.maven :as maven]
            [deps.new :as new]
            [deps.tests :as tests]))

(defn- say [& fields] (println (str/join "\t" fields)))

;; --- which deps.edn ---

(defn- project-edn []
  (or (config/read-file "deps.edn")
      (some->> (ask/file-text "project.clj") (lein/as-edn "project.clj"))
      (ask/fail "no deps.edn and no project.clj in this folder"
                "  `cljwc new NAME` makes a project")))

(defn- merged [root {:keys [sdeps repro]} project]
  (config/merge-all (config/read-file root)
                    (when-not repro (config/read-file (config/user-file)))
                    project
                    (some->> sdeps (config/parse "-Sdeps"))))

;; --- Clojure itself ---

;; Does one of the dependencies come from a repository? A project that has
;; nothing from one does not need one for Clojure's own libraries either.
(defn- from-repository? [deps folder seen]
  (some (fn [[_ c]]
          (if-let [root (some->> (:local/root c) (coord/path-in folder))]
            (cond
              (seen root) false
              (ask/exists? (str root "/deps.edn"))
              (from-repository?
               (:deps (config/read-file (str root "/deps.edn")))
               root (conj seen root))
              :else true)
            true))
        deps))

(defn- without-default-clojure [edn project folder]
  (let [clojure 'org.clojure/clojure]
    (if (or (contains? (:deps project) clojure)
            (from-repository? (dissoc (:deps edn) clojure) folder #{}))
      edn
      (update edn :deps dissoc clojure))))

;; --- the answer ---

(defn- ns-file? [ns folder]
  (let [base (str folder "/" (-> ns (str/replace "." "/")
                                 (str/replace "-" "_")))]
    (or (ask/exists? (str base ".clj")) (ask/exists? (str base ".cljc")))))

(defn- main-of [{:keys [main-opts]}]
  (let [[m ns] main-opts] (when (#{"-m" "--main"} m) ns)))

(defn- say-main [edn project paths]
  (if-let [ns (main-of edn)]
    (do (say "main" ns)
        (run! (partial say "arg") (drop 2 (:main-opts edn))))
    (let [known (distinct
                 (filter (fn [ns] (and ns (some (partial ns-file? ns) paths)))
                         (map main-of (filter map? (vals (:aliases
                                                          project))))))]
      (run! (partial say (if (next known) "maybe" "main")) known))))

(defn- overridden [edn lib entries]
  (let [override (get (:classpath-overrides edn) lib)]
    (cond (nil? override) entries
          (str/blank? override) nil
          :else [override])))

;; cljwc stands for Clojure.
(defn- entries [config edn libs lib]
  (let [{:keys [coord paths]} (get libs lib)]
    (when-not (= lib 'org.clojure/clojure)
      (ask/attempt
       (fn [] (overridden edn lib
                          (coord/class-path config lib coord
                                            (first (sort paths)))))
       nil))))

(defn- say-all [{:keys [edn args project state entries]}]
  (let [paths (config/paths edn)]
    (run! (partial say "read") (ask/files-read))
    (run! (partial say "own") paths)
    (run! (partial say "lib") entries)
    (run! (partial say "test") (or (:extra-paths args) ["test"]))
    (say-main edn project paths)
    (run! (partial say "tree") (expand/tree state))))

(defn- project [root answers {:keys [aliases] :as options}]
  (ask/read-answers answers)
  (let [folder (coord/path-in "/" (or (ask/env "PWD") ""))
        own (project-edn)
        all (merged root options own)
        args (config/alias-args all aliases)
        edn (without-default-clojure (config/with-args all args) own folder)
        config (assoc (maven/config edn) :force (:force options))
        state (expand/expand {:edn edn :folder folder :config config})
        libs (expand/chosen state)
        found (when (empty? (ask/wanted))
                (doall (mapcat (partial entries config edn libs)
                               (expand/in-order libs))))]
    (if-let [wanted (seq (ask/wanted))]
      (run! (partial say "want") wanted)
      (say-all {:edn edn :args args :project own :state state
                :entries found}))))

;; --- the command line ---

(defn- options [args]
  (loop [[a & more] args o {:aliases []}]
    (cond
      (nil? a) o
      (= a "-Srepro") (recur more (assoc o :repro true))
      (= a "-Sforce") (recur more (assoc o :force true))
      (= a "-Sdeps") (recur (rest more) (assoc o :sdeps (first more)))
      :else (recur more (update o :aliases into
                                (map keyword)
                                (remove empty? (str/split a #":")))))))

(defn -main [command & args]
  (try
    (case command
      "project" (let [[root answers & more] args]
                  (project root answers (options more)))
      "new" (new/make (first args))
      "tests" (tests/print-main args))
    (catch clojure.lang.ExceptionInfo e
      (if (:project-error (ex-data e))
        (do (binding [*out* *err*]
              (println (str "cljwc: error: " (ex-message e))))
            (System/exit 1))
        (throw e)))))
