;; SPDX-License-Identifier: MIT
;; Runs in JVM Clojure, started by tests/oracle: loads each staged test and
;; writes what it printed to its .out. A .throw test must throw, and its lines
;; must be in what was thrown. Prints what went wrong; exits 1 if anything did.
(require '[clojure.java.io :as io]
         '[clojure.string :as str]
         'clojure.test)

(defn reader [base]
  (let [in (io/file (str base ".in"))]
    (clojure.lang.LineNumberingPushbackReader.
     (if (.exists in) (io/reader in) (java.io.StringReader. "")))))

;; A program that calls -main itself gets no second call.
(defn calls-main? [path]
  (re-find #"(?m)^\(-main" (slurp path)))

;; {:out text :thrown throwable-or-nil}
(defn run-test [ns-name path base args]
  (let [out (java.io.StringWriter.)
        thrown (with-open [in (reader base)]
                 (binding [*out* out
                           *err* (java.io.StringWriter.)
                           *in* in
                           *ns* (the-ns 'user)
                           *command-line-args* args
                           clojure.test/*test-out* out]
                   (try
                     (load-file path)
                     (when-let [main (and (not (calls-main? path))
                                          (find-ns (symbol ns-name))
                                          (ns-resolve (symbol ns-name) '-main))]
                       (apply main args))
                     (flush)
                     nil
                     (catch Throwable t t))))]
    {:out (str out) :thrown thrown}))

(defn root-cause [t]
  (if (and (instance? clojure.lang.Compiler$CompilerException t) (.getCause t))
    (recur (.getCause t))
    t))

;; Nil or what is wrong.
(defn check-throw [base thrown]
  (let [text (when thrown (str (root-cause thrown)))
        wanted (str/split-lines (slurp (str base ".throw")))]
    (cond
      (nil? thrown) "does not throw"
      (not (str/includes? text (first wanted))) (str "throws " text))))

(defn oracle [line]
  (let [[ns-name path base kind & args] (str/split line #"\t")
        {:keys [out thrown]} (run-test ns-name path base args)
        problem (if (= kind "throw")
                  (check-throw base thrown)
                  (when thrown (str (root-cause thrown))))]
    (if problem
      (println (str base ": " problem))
      (when-not (= kind "throw") (spit (str base ".out") out)))
    problem))

(let [problems (->> (slurp (first *command-line-args*))
                    str/split-lines
                    (keep oracle)
                    count)]
  (println problems "problems")
  (shutdown-agents)
  (System/exit (if (zero? problems) 0 1)))
