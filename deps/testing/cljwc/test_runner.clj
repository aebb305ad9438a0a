;; SPDX-License-Identifier: MIT
;;
;; What `cljwc test` runs: chooses among the tests, reports on a terminal in
;; colour with a line of progress, writes JUnit's XML, and ends with 0 or 1.
(ns cljwc.test-runner
  (:require [clojure.string :as str]
            [clojure.test :as test]))

;; --- options ---

(defn- options [args]
  (loop [[a value :as args] args
         o {:vars #{} :include #{} :exclude #{}}]
    (case a
      nil o
      "-v" (recur (nnext args) (update o :vars conj value))
      "-i" (recur (nnext args) (update o :include conj value))
      "-e" (recur (nnext args) (update o :exclude conj value))
      "--junit" (recur (nnext args) (assoc o :junit value))
      "--color" (recur (next args) (assoc o :color true))
      "--progress" (recur (next args) (assoc o :progress true))
      (recur (next args)
             (assoc o :seed (or (second (str/split a #"=" 2))
                                (str (mod (System/nanoTime) 100000))))))))

;; --- choosing ---

(defn- key-of [text]
  (keyword (if (str/starts-with? text ":") (subs text 1) text)))

(defn- full-name [v] (str (:ns (meta v)) "/" (:name (meta v))))

(defn- wanted? [{:keys [vars include exclude]} ns-meta v]
  (let [facts (merge ns-meta (meta v))
        has (fn [texts] (some (fn [t] (get facts (key-of t))) texts))]
    (and (or (empty? vars) (vars (full-name v)) (vars (str (:ns facts))))
         (or (empty? include) (has include))
         (not (has exclude)))))

(defn- all-tests [interned]
  (sort-by (fn [v] [(:line (meta v) 0) (:column (meta v) 0)])
           (filter (fn [v] (:test (meta v))) (vals interned))))

;; One number and one test give one place in the order.
(defn- in-order [{:keys [seed]} by tests]
  (if seed (sort-by (fn [x] (hash [seed (by x)])) tests) tests))

;; [ns vars], without namespaces that have nothing to run.
(defn- chosen [o namespaces]
  (for [[ns interned] (in-order o (comp str first) namespaces)
        :let [facts (meta (find-ns ns))
              vars (in-order o full-name
                             (filter (partial wanted? o facts)
                                     (all-tests interned)))]
        :when (seq vars)]
    [ns vars (get interned 'test-ns-hook)]))

(defn- check-names [{:keys [vars]} namespaces]
  (let [known (into (set (map (comp str first) namespaces))
                    (mapcat (fn [[_ interned]]
                              (map full-name (all-tests interned))))
                    namespaces)]
    (when-let [unknown (seq (remove known (sort vars)))]
      (binding [*out* *err*]
        (println "cljwc test: no such test:" (str/join ", " unknown)))
      (System/exit 1))))

;; --- reports ---

(def ^:private state
  "What has been seen: :done, :total, :line? (a line of progress is shown),
  :var, :results of each test for JUnit."
  (atom {:done 0}))

(defn- paint [{:keys [color]} code text]
  (if color (str "\033[" code "m" text "\033[0m") text))

(defn- clear-line []
  (when (:line? @state)
    (print "\r\033[K")
    (swap! state assoc :line? false)))

(defn- show-progress [{:keys [progress]}]
  (when progress
    (let [{:keys [done total var]} @state]
      (print (str "\r\033[K[" done "/" total "] " var))
      (flush)
      (swap! state assoc :line? true))))

(defn- note-problem [m text]
  (swap! state update-in [:results (:var @state) :problems]
         (fnil conj []) {:type (:type m) :text text}))

;; clojure.test's own words, the first of them in colour.
(defn- problem [o report m]
  (let [text (with-out-str
               (binding [test/*test-out* *out*] (report m)))]
    (note-problem m text)
    (clear-line)
    (print (str/replace-first text #"FAIL|ERROR"
                              (fn [word] (paint o "1;31" word))))
    (flush)))

(defn- summary [o {:keys [test pass fail error]}]
  (clear-line)
  (println)
  (println "Ran" test "tests containing" (+ pass fail error) "assertions.")
  (println (paint o (if (zero? (+ fail error)) "32" "1;31")
                  (str fail " failures, " error " errors."))))

(defn- now [] (/ (System/nanoTime) 1e9))

(defn- reporter [o report]
  (fn [m]
    (case (:type m)
      :begin-test-var (let [name (full-name (:var m))]
                        (swap! state assoc :var name :start (now))
                        (swap! state update :done inc)
                        (show-progress o))
      :end-test-var (swap! state
                           (fn [{:keys [var start] :as s}]
                             (assoc-in s [:results var :seconds]
                                       (- (now) start))))
      (:fail :error) (problem o report m)
      :begin-test-ns (when-not (:progress o) (report m))
      :summary (summary o m)
      (report m))))

;; --- JUnit ---

(defn- escape [text]
  (-> text
      (str/replace "&" "&amp;") (str/replace "<" "&lt;")
      (str/replace ">" "&gt;") (str/replace "\"" "&quot;")
      (str/replace #"[\u0000-\u0008\u000b\u000c\u000e-\u001f]" "?")))

(defn- problem-xml [{:keys [type text]}]
  (let [tag (if (= type :fail) "failure" "error")]
    (str "      <" tag " message=\""
         (escape (first (str/split-lines (str/trim text)))) "\">"
         (escape (str/trim text)) "</" tag ">\n")))

(defn- case-xml [[name {:keys [seconds problems]}]]
  (let [[ns test] (str/split name #"/" 2)
        start (str "    <testcase classname=\"" (escape ns) "\" name=\""
                   (escape test) "\" time=\"" (format "%.3f" (double seconds))
                   "\"")]
    (if (seq problems)
      (str start ">\n" (str/join (map problem-xml problems))
           "    </testcase>\n")
      (str start "/>\n"))))

(defn- suite-xml [[ns cases]]
  (let [having (fn [type]
                 (count (filter (fn [[_ r]]
                                  (some (fn [p] (= type (:type p)))
                                        (:problems r)))
                                cases)))]
    (str "  <testsuite name=\"" (escape ns) "\" tests=\"" (count cases)
         "\" failures=\"" (having :fail) "\" errors=\"" (having :error)
         "\">\n" (str/join (map case-xml cases)) "  </testsuite>\n")))

(defn- write-junit [file]
  (let [done (filter (fn [[name r]] (and name (:seconds r)))
                     (:results @state))
        suites (group-by (fn [[name _]] (first (str/split name #"/" 2))) done)]
    (spit file (str "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<testsuites>\n"
                    (str/join (map suite-xml (sort-by key suites)))
                    "</testsuites>\n"))))

;; --- running ---

(defn- run-ns [[ns vars hook]]
  (binding [test/*report-counters* (ref test/*initial-report-counters*)]
    (test/do-report {:type :begin-test-ns :ns (or (find-ns ns) ns)})
    (if hook (@hook) (test/test-vars vars))
    (test/do-report {:type :end-test-ns :ns (or (find-ns ns) ns)})
    @test/*report-counters*))

(defn- selects? [{:keys [vars include exclude]}]
  (some seq [vars include exclude]))

(defn run
  "Runs what the arguments choose of the namespaces, [symbol interned-vars]."
  [args namespaces]
  (let [o (options args)
        _ (check-names o namespaces)
        tests (cond->> (chosen o namespaces)
                (selects? o) (map (partial take 2)))] ; a hook would run all
    (when (empty? tests)
      (println "No tests were chosen.")
      (System/exit 1))
    (when (:seed o)
      (println (str "Random order; again with --random=" (:seed o))))
    (swap! state assoc :total (reduce + (map (comp count second) tests)))
    (binding [test/report (reporter o test/report)]
      (let [counts (apply merge-with + (map run-ns tests))]
        (test/do-report (assoc counts :type :summary))
        (when (:junit o) (write-junit (:junit o)))
        (flush)
        (System/exit (if (test/successful? counts) 0 1))))))
