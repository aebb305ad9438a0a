;; SPDX-License-Identifier: MIT
;;
;; cljwc test: which namespaces there are below the test paths, and the program
;; that runs them.
(ns deps.tests
  (:require [clojure.string :as str]
            [deps.ask :as ask]))

(defn- source-files [file]
  (cond
    (.isDirectory file) (mapcat source-files (sort (.listFiles file)))
    (re-find #"\.cljc?$" (.getName file)) [file]))

;; The whole file need not be readable: aliases of keywords are not known here.
(defn- ns-name-of [file]
  (let [form (try
               (binding [*read-eval* false]
                 (read-string {:read-cond :allow :features #{:cljwc :clj}}
                              (slurp file)))
               (catch Exception _ nil))]
    (when (and (seq? form) (= 'ns (first form)) (symbol? (second form)))
      (second form))))

(defn- namespaces [folders]
  (distinct (keep ns-name-of (mapcat (fn [f] (source-files (java.io.File. f)))
                                     folders))))

(defn- chosen [{:keys [pattern names]} all]
  (when-let [unknown (seq (remove (set all) names))]
    (ask/fail (str "no such test namespace: " (str/join " " unknown))
              (str "  there are: " (str/join " " all))))
  (filter (fn [n] (and (or (empty? names) (some #{n} names))
                       (or (nil? pattern) (re-matches pattern (str n)))))
          all))

(defn print-main
  "Args: a regex for names or nothing, names separated by commas or nothing, and
  folders. Prints the program's source."
  [[pattern names & folders]]
  (let [all (sort (namespaces folders))
        chosen (chosen {:pattern (when (seq pattern) (re-pattern pattern))
                        :names (map symbol (remove empty?
                                                   (str/split names #",")))}
                       all)]
    (when (empty? chosen)
      (ask/fail (str "no test namespaces below " (str/join ", " folders))))
    (println "(ns cljwc.test-main")
    (println "  (:require [cljwc.test-runner :as runner]")
    (println (str "            "
                  (str/join "\n            " (map (fn [n] (str "[" n "]"))
                                                  chosen))
                  "))"))
    (println "(defn -main [& args]")
    (println "  (runner/run args")
    (println (str "    ["
                  (str/join "\n     "
                            (map (fn [n] (str "['" n " (ns-interns '" n ")]"))
                                 chosen))
                  "]))"))))
