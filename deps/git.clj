;; SPDX-License-Identifier: MIT
;;
;; Git dependencies, in ~/.gitlibs as tools.gitlibs has them: a mirror of each
;; repository below _repos, a work tree of each commit below libs.
(ns deps.git
  (:require [clojure.string :as str]
            [deps.ask :as ask]))

(defn- base [] (or (ask/env "GITLIBS") (ask/home ".gitlibs")))

;; How the name of a library says where it is.
(def ^:private services
  [[#"^(?:com|io)\.github\.([^.]+)$" "https://github.com/" ".git"]
   [#"^(?:com|io)\.gitlab\.([^.]+)$" "https://gitlab.com/" ".git"]
   [#"^(?:org|io)\.bitbucket\.([^.]+)$" "https://bitbucket.org/" ".git"]
   [#"^ht\.sr\.([^.]+)$" "https://git.sr.ht/~" ""]])

(defn- url-of [lib]
  (some (fn [[pattern before after]]
          (when-let [[_ user] (re-matches pattern (namespace lib))]
            (str before user "/" (name lib) after)))
        services))

;; https://host/a/b.git and git@host:a/b.git become PROTOCOL/host/a/b.
(defn- mirror-folder [url]
  (let [url (str/replace url #"\.git/?$" "")
        [_ protocol rest] (re-matches #"([a-z+]+)://(?:[^@/]*@)?(.*)" url)
        [_ host path] (re-matches #"(?:[^@/]+@)?([^:/]+):(.*)" url)
        path (cond
               protocol (str protocol "/" (str/replace rest #":[0-9]+/" "/"))
               host (str "ssh/" host "/" path)
               :else (str "file/" url))]
    (str (base) "/_repos/" (str/replace path #"/+" "/"))))

;; The first line of output, or nil when git fails; `why` then gets its words.
(defn- git [why & args]
  (let [[code text] (str/split (apply ask/ask "git" args) #" " 2)]
    (if (= code "0") (or text "") (why text))))

(defn- failing [lib url doing]
  (fn [text] (ask/fail (str "cannot " doing " " lib)
                       (str "  looked for at " url)
                       (str "  git says: " text))))

(defn- mirror [lib url]
  (let [folder (mirror-folder url)]
    (when-not (ask/exists? (str folder "/config"))
      (git (failing lib url "clone") "clone" "--quiet" "--mirror" url folder))
    folder))

(defn- commit [why folder rev]
  (git why "--git-dir" folder "rev-parse" "--verify" "--quiet"
       (str rev "^{commit}")))

;; A commit that is not in the mirror may have been made since.
(defn- find-commit [lib url rev]
  (let [folder (mirror lib url)]
    (or (commit (constantly nil) folder rev)
        (do (git (failing lib url "fetch") "--git-dir" folder "fetch" "--quiet"
                 "--all" "--tags" "--prune")
            ;; Another request than before, which has its answer.
            (git (fn [_] (ask/fail (str "cannot find commit or tag " rev " of "
                                        lib)
                                   (str "  looked for at " url)))
                 "--git-dir" folder "rev-parse" "--verify"
                 (str rev "^{commit}"))))))

(defn canonical
  "The coordinate with :git/url and a full :git/sha."
  [lib {:keys [sha tag] :as coord}]
  (let [sha (or (:git/sha coord) sha)
        tag (or (:git/tag coord) tag)
        url (or (:git/url coord) (url-of lib)
                (ask/fail (str "no :git/url for " lib)))
        full? (fn [s] (= 40 (count s)))]
    (cond
      (not sha) (ask/fail (str "no :git/sha for " lib
                               (when tag " (a tag alone may move)")))
      (and (not tag) (not (full? sha)))
      (ask/fail (str lib " has a part of a sha: give all of it, or a :git/tag, "
                     "too")))
    (let [there? (and (full? sha)
                      (ask/exists? (str (base) "/libs/" lib "/" sha)))
          whole (if (full? sha) sha (find-commit lib url sha))]
      (when (and tag (not there?) (not= whole (find-commit lib url tag)))
        (ask/fail (str lib ": " tag " is not the commit " sha)))
      (-> (dissoc coord :sha :tag)
          (assoc :git/url url :git/sha whole)
          (cond-> tag (assoc :git/tag tag))))))

(defn work-tree
  "The folder of the commit, which is checked out if it is not there."
  [lib {:git/keys [url sha]}]
  (let [folder (str (base) "/libs/" lib "/" sha)]
    (when-not (ask/exists? folder)
      (find-commit lib url sha)
      (git (failing lib url "check out") "--git-dir" (mirror lib url)
           "worktree" "add" "--quiet" "--force" "--detach" folder sha))
    folder))

(defn compare-coords
  "Positive when x descends from y, negative the other way round."
  [lib x y]
  (let [ancestor? (fn [url a b]
                    (not= "no" (git (constantly "no") "--git-dir"
                                    (mirror lib url) "merge-base"
                                    "--is-ancestor" (:git/sha a)
                                    (:git/sha b))))]
    (cond
      (= (:git/sha x) (:git/sha y)) 0
      (ancestor? (:git/url x) y x) 1
      (ancestor? (:git/url y) x y) -1
      :else (ask/fail (str "two commits of " lib
                           ", neither before the other:")
                      (str "  " (:git/url x) " " (:git/sha x))
                      (str "  " (:git/url y) " " (:git/sha y))
                      "  say in deps.edn which one counts"))))
