;; SPDX-License-Identifier: MIT
;;
;; cljwc new NAME: a small project that builds and whose tests pass.
(ns deps.new
  (:require [clojure.string :as str]
            [deps.ask :as ask]))

(defn- files [name]
  (let [path (-> name (str/replace "-" "_") (str/replace "." "/"))]
    {"deps.edn"
     (str "{:paths [\"src\"]\n"
          " :deps {}\n"
          " :aliases {:test {:extra-paths [\"test\"]}\n"
          "           :main {:main-opts [\"-m\" \"" name ".main\"]}}}\n")

     ".gitignore"
     "/target/\n/.cpcache/\n"

     (str "src/" path "/main.clj")
     (str "(ns " name ".main\n"
          "  (:require [clojure.string :as str])\n"
          "  (:gen-class))\n\n"
          "(defn greeting\n"
          "  \"Greets all of them, or everybody.\"\n"
          "  [names]\n"
          "  (str \"Hello, \" (if (seq names) (str/join \", \" names) \"world\")"
          " \"!\"))\n\n"
          "(defn -main [& names]\n"
          "  (println (greeting names)))\n")

     (str "test/" path "/main_test.clj")
     (str "(ns " name ".main-test\n"
          "  (:require [clojure.test :refer [deftest is testing]]\n"
          "            [" name ".main :as main]))\n\n"
          "(deftest greeting\n"
          "  (testing \"somebody\"\n"
          "    (is (= \"Hello, Ada, Alan!\" (main/greeting [\"Ada\" \"Alan\"]"
          "))))\n"
          "  (testing \"nobody\"\n"
          "    (is (= \"Hello, world!\" (main/greeting nil)))))\n")}))

(defn- make-folder [file]
  (let [parent (.getParentFile file)]
    (when-not (or (.exists parent) (.mkdirs parent))
      (ask/fail (str "cannot make folder " parent)))))

(defn make [name]
  (when-not (re-matches #"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*" name)
    (ask/fail (str "not a name for a project: " name)
              "  lower-case letters, digits, - and ., as in a namespace"))
  (when (ask/exists? name)
    (ask/fail (str name " is there already")))
  (doseq [[path text] (files name)
          :let [file (java.io.File. (str name "/" path))]]
    (make-folder file)
    (spit file text))
  (println (str "made " name "; now: cd " name
                " && cljwc test && cljwc build")))
