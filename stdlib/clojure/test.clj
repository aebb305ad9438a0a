;; SPDX-License-Identifier: MIT
;;
;; clojure.test: assertions, test functions, fixtures and the printed report.
;;
;; deftest notes each test in a registry when the program starts, so tests run
;; in the order of their definition; after them run the other vars that have
;; :test metadata. The compiler knows that run-tests and others look those up.
;; A failed assertion's place is the line of its form, put in by the macro.
(ns clojure.test
  (:require [clojure.stacktrace :as stack]
            [clojure.string :as str]))

(def ^{:dynamic true :doc "Are tests defined? When false, deftest does nothing."}
  *load-tests* true)
(def ^{:dynamic true :doc "How many frames of a trace a report shows; nil: all."}
  *stack-trace-depth* nil)
(def ^{:dynamic true :doc "A ref to the counts of the run, nil outside of one."}
  *report-counters* nil)
(def ^{:dynamic true :doc "The counts a run starts with."}
  *initial-report-counters* {:test 0 :pass 0 :fail 0 :error 0})
(def ^{:dynamic true :doc "The tests being run, the innermost first."}
  *testing-vars* ())
(def ^{:dynamic true :doc "The strings of testing around, the innermost first."}
  *testing-contexts* ())
(def ^{:dynamic true :doc "Where reports go."}
  *test-out* *out*)

;; Namespace symbol to {:tests [var ...] :once fixture :each fixture}.
(def registry (atom {}))

;; The namespace that defined a test last: at its end, the current one.
(def current-ns (atom 'user))

(defmacro with-test-out
  "Evaluates body with *out* bound to *test-out*."
  [& body]
  `(binding [*out* *test-out*] ~@body))

(defn register-test
  "Notes a test var of the namespace; what deftest does."
  [ns v]
  (reset! current-ns ns)
  (swap! registry update-in [ns :tests]
         (fn [vs] (if (some #{v} vs) vs (conj (or vs []) v))))
  v)

;; ---------------------------------------------------------------------------
;; Reporting

(defn testing-vars-str
  "The names of the tests being run and the place m tells of."
  [m]
  (str (pr-str (reverse (map (fn [v] (:name (meta v))) *testing-vars*)))
       " (" (:file m) ":" (:line m) ")"))

(defn testing-contexts-str
  "The testing strings around the assertion."
  []
  (apply str (interpose " " (reverse *testing-contexts*))))

(defn inc-report-counter
  "Adds one to a counter of *report-counters*."
  [name]
  (when *report-counters*
    (dosync (commute *report-counters* update name (fnil inc 0)))))

(defmulti ^:dynamic report
  "What to do with an event, by its :type."
  :type)

(defn do-report
  "Reports an event."
  [m]
  (report m))

(defmethod report :default [m]
  (with-test-out (prn m)))

(defmethod report :pass [m]
  (with-test-out (inc-report-counter :pass)))

(defn ^:private report-problem
  [heading m]
  (println (str "\n" heading " in") (testing-vars-str m))
  (when (seq *testing-contexts*) (println (testing-contexts-str)))
  (when-let [message (:message m)] (println message))
  (println "expected:" (pr-str (:expected m))))

(defmethod report :fail [m]
  (with-test-out
    (inc-report-counter :fail)
    (report-problem "FAIL" m)
    (println "  actual:" (pr-str (:actual m)))))

(defmethod report :error [m]
  (with-test-out
    (inc-report-counter :error)
    (report-problem "ERROR" m)
    (print "  actual: ")
    (let [actual (:actual m)]
      (if (instance? Throwable actual)
        (stack/print-cause-trace actual *stack-trace-depth*)
        (prn actual)))))

(defmethod report :summary [m]
  (with-test-out
    (println "\nRan" (:test m) "tests containing"
             (+ (:pass m) (:fail m) (:error m)) "assertions.")
    (println (:fail m) "failures," (:error m) "errors.")))

(defmethod report :begin-test-ns [m]
  (with-test-out
    (println "\nTesting" (let [ns (:ns m)]
                           (if (symbol? ns) ns (ns-name ns))))))

(defmethod report :end-test-ns [m])
(defmethod report :begin-test-var [m])
(defmethod report :end-test-var [m])

;; ---------------------------------------------------------------------------
;; Assertions

;; Metadata of the assertion being expanded, for forms that have none.
(def ^:dynamic *assertion-meta* nil)

(defn ^:private place
  [form]
  {:file (let [f (or *file* "NO_SOURCE_FILE")]
           (subs f (inc (or (str/last-index-of f "/") -1))))
   :line (or (:line (meta form)) (:line *assertion-meta*))})

(defn function?
  "Is the form the name of a function, not of a macro?"
  [x]
  (if (symbol? x)
    (when-let [v (resolve x)]
      (and (var? v) (not (:macro (meta v))) (not (rt/var-is-macro v))))
    (fn? x)))

(defn assert-predicate
  "The code for a call of a function as assertion: its arguments are evaluated
  first, to be shown."
  [msg form]
  (let [pred (first form) at (place form)]
    `(let [values# (list ~@(rest form))
           result# (apply ~pred values#)]
       (if result#
         (do-report {:type :pass :message ~msg :expected '~form
                     :actual (cons '~pred values#)})
         (do-report (assoc ~at :type :fail :message ~msg :expected '~form
                           :actual (list '~'not (cons '~pred values#)))))
       result#)))

(defn assert-any
  "The code for any other form as assertion."
  [msg form]
  `(let [value# ~form]
     (if value#
       (do-report {:type :pass :message ~msg :expected '~form
                   :actual value#})
       (do-report (assoc ~(place form) :type :fail :message ~msg :expected '~form
                         :actual value#)))
     value#))

(defmulti assert-expr
  "The code for an assertion, by the operator of its form."
  (fn [msg form]
    (cond (nil? form) :always-fail
          (seq? form) (first form)
          :else :default)))

(defmethod assert-expr :always-fail [msg form]
  `(do-report (assoc ~(place form) :type :fail :message ~msg)))

(defmethod assert-expr :default [msg form]
  (if (and (sequential? form) (function? (first form)))
    (assert-predicate msg form)
    (assert-any msg form)))

(defmethod assert-expr 'instance? [msg form]
  `(let [class# ~(nth form 1) object# ~(nth form 2)
         result# (instance? class# object#)]
     (if result#
       (do-report {:type :pass :message ~msg :expected '~form
                   :actual (class object#)})
       (do-report (assoc ~(place form) :type :fail :message ~msg
                         :expected '~form :actual (class object#))))
     result#))

(defmethod assert-expr 'thrown? [msg form]
  (let [klass (second form) body (nthnext form 2)]
    `(try
       ~@body
       (do-report (assoc ~(place form) :type :fail :message ~msg
                         :expected '~form :actual nil))
       (catch ~klass e#
         (do-report {:type :pass :message ~msg :expected '~form :actual e#})
         e#))))

(defmethod assert-expr 'thrown-with-msg? [msg form]
  (let [klass (nth form 1) re (nth form 2) body (nthnext form 3)]
    `(try
       ~@body
       (do-report (assoc ~(place form) :type :fail :message ~msg
                         :expected '~form :actual nil))
       (catch ~klass e#
         (if (re-find ~re (ex-message e#))
           (do-report {:type :pass :message ~msg :expected '~form
                       :actual e#})
           (do-report (assoc ~(place form) :type :fail :message ~msg
                             :expected '~form :actual e#)))
         e#))))

;; A function, so that the compiler does not take every assertion for code that
;; asks for an exception (compiler/front/check_calls.c).
(defn guarded
  "Calls f; reports an exception, with what event returns."
  [f event]
  (try
    (f)
    (catch Throwable t
      (do-report (assoc (event) :type :error :actual t)))))

(defmacro try-expr
  "An assertion with exceptions reported as errors."
  [msg form]
  (binding [*assertion-meta* (meta &form)]
    `(guarded
      (fn [] ~(assert-expr msg form))
      (fn [] (assoc ~(place form) :message ~msg :expected '~form)))))

(defmacro is
  "Asserts that form is true; also (is (thrown? C body)) and
  (is (thrown-with-msg? C re body))."
  ([form] (with-meta `(is ~form nil) (meta &form)))
  ([form msg] (with-meta `(try-expr ~msg ~form) (meta &form))))

;; Fills the expression in with each group of args.
(defmacro are
  "Asserts expr for each group of args, bound to the names in argv."
  [argv expr & args]
  (if (or (and (empty? argv) (empty? args))
          (and (pos? (count argv)) (pos? (count args))
               (zero? (mod (count args) (count argv)))))
    `(do
       ~@(map (fn [group]
                (let [smap (zipmap argv group)
                      fill (fn fill [x]
                             (cond
                               (contains? smap x) (get smap x)
                               (seq? x) (with-meta (apply list (map fill x))
                                          (meta x))
                               (vector? x) (with-meta (mapv fill x) (meta x))
                               (map? x) (into {} (map (fn [[k v]]
                                                        [(fill k) (fill v)])
                                                      x))
                               (set? x) (set (map fill x))
                               :else x))]
                  (with-meta `(is ~(fill expr)) (meta &form))))
              (partition (count argv) args)))
    (throw (IllegalArgumentException.
            "The number of args doesn't match are's argv."))))

(defmacro testing
  "Evaluates body with the string added to the context of its assertions."
  [string & body]
  `(binding [*testing-contexts* (conj *testing-contexts* ~string)]
     ~@body))

;; ---------------------------------------------------------------------------
;; Tests

(declare test-var)

(defmacro deftest
  "Defines a test: a function of no arguments whose var run-tests finds."
  [name & body]
  (when *load-tests*
    `(do
       (def ~(with-meta name (assoc (meta name)
                                    :test `(fn [] ~@body)
                                    :name (list 'quote name)))
         (fn [] (test-var (var ~name))))
       (register-test '~(ns-name *ns*) (var ~name)))))

(defmacro deftest-
  "deftest, private."
  [name & body]
  `(deftest ~(vary-meta name assoc :private true) ~@body))

(defmacro with-test
  "Evaluates definition, which returns a var, and gives it body as its test."
  [definition & body]
  (if *load-tests*
    `(let [v# ~definition]
       (alter-meta! v# assoc :test (fn [] ~@body))
       (register-test '~(ns-name *ns*) v#))
    definition))

(defmacro set-test
  "Gives the named var body as its test."
  [name & body]
  (when *load-tests*
    `(do
       (alter-meta! (var ~name) assoc :test (fn [] ~@body))
       (register-test '~(ns-name *ns*) (var ~name)))))

;; ---------------------------------------------------------------------------
;; Fixtures

(defn ^:private default-fixture [f] (f))

(defn compose-fixtures "A fixture that calls f2 inside f1." [f1 f2]
  (fn [g] (f1 (fn [] (f2 g)))))

(defn join-fixtures "A fixture of all the fixtures in order." [fixtures]
  (reduce compose-fixtures default-fixture fixtures))

(defn register-fixtures
  "What use-fixtures does, for the namespace."
  [ns fixture-type fixtures]
  (swap! registry assoc-in [ns fixture-type] (join-fixtures fixtures)))

(defn use-fixtures
  "Wraps the namespace's tests in the fixtures, :each one or all :once."
  [fixture-type & fixtures]
  (register-fixtures (ns-name *ns*) fixture-type fixtures))

;; ---------------------------------------------------------------------------
;; Running

(defn test-var
  "Runs the test of a var."
  [v]
  (when-let [t (:test (meta v))]
    (binding [*testing-vars* (conj *testing-vars* v)]
      (do-report {:type :begin-test-var :var v})
      (inc-report-counter :test)
      (try
        (t)
        (catch Throwable e
          (let [[_ file line] (first (rt/ex-trace e))]
            (do-report {:type :error :file file :line line
                        :message "Uncaught exception, not in assertion."
                        :expected nil :actual e}))))
      (do-report {:type :end-test-var :var v}))))

(defn ^:private ns-symbol
  [ns]
  (if (symbol? ns) ns (ns-name ns)))

(defn ^:private var-ns
  [v]
  (symbol (namespace (rt/var-sym v))))

(defn test-vars
  "Runs the tests of the vars, with their fixtures."
  [vars]
  (doseq [[ns vars] (group-by var-ns vars)]
    (let [entry (get @registry ns)
          once (or (:once entry) default-fixture)
          each (or (:each entry) default-fixture)]
      (once
       (fn []
         (doseq [v vars]
           (when (:test (meta v))
             (each (fn [] (test-var v))))))))))

(defn ^:private interned
  [ns]
  (if (rt/ns-find ns) (ns-interns ns) {}))

(defn ^:private tests-of
  "The vars with a test."
  [ns]
  (let [noted (:tests (get @registry ns))
        others (filter (fn [v] (and (:test (meta v)) (not-any? #{v} noted)))
                       (vals (interned ns)))]
    (concat noted (sort-by (fn [v] [(:line (meta v)) (:column (meta v))])
                           others))))

(defn test-all-vars
  "Runs all tests of the namespace."
  [ns]
  (test-vars (tests-of (ns-symbol ns))))

(defn test-ns
  "Runs the tests of the namespace, or its test-ns-hook; returns the counts."
  [ns]
  (binding [*report-counters* (ref *initial-report-counters*)]
    (let [sym (ns-symbol ns) ns (or (find-ns sym) sym)]
      (do-report {:type :begin-test-ns :ns ns})
      (if-let [hook (get (interned sym) 'test-ns-hook)]
        (@hook)
        (test-all-vars sym))
      (do-report {:type :end-test-ns :ns ns}))
    @*report-counters*))

(defn ^:private run-tests-in
  [namespaces]
  (let [summary (assoc (apply merge-with + (map test-ns namespaces))
                       :type :summary)]
    (do-report summary)
    summary))

(defn run-tests
  "Runs the tests of the namespaces, or of the one that defined tests last, and
  reports the sum."
  ([] (run-tests-in [(if (seq @registry) @current-ns (ns-name *ns*))]))
  ([& namespaces] (run-tests-in namespaces)))

(defn run-all-tests
  "Runs the tests of all namespaces, or of those whose names match."
  ([] (run-tests-in (keys @registry)))
  ([re]
   (run-tests-in (filter (fn [ns] (re-matches re (name ns)))
                         (keys @registry)))))

(defn run-test-var
  "Runs one test and reports."
  [v]
  (binding [*report-counters* (ref *initial-report-counters*)]
    (let [sym (var-ns v) ns (or (find-ns sym) sym)]
      (do-report {:type :begin-test-ns :ns ns})
      (test-vars [v])
      (do-report {:type :end-test-ns :ns ns})
      (let [summary (assoc @*report-counters* :type :summary)]
        (do-report summary)
        summary))))

(defmacro run-test
  "Runs the named test."
  [test-symbol]
  `(run-test-var (var ~test-symbol)))

(defn successful?
  "Were there no failures and errors?"
  [summary]
  (and (zero? (:fail summary 0)) (zero? (:error summary 0))))

(defn get-possibly-unbound-var
  "The value of a var, nil if it has none."
  [v]
  (when (bound? v) (deref v)))

(defn file-position
  "[file line] of the nth caller; nil where that is not known."
  [n]
  (let [[_ file line] (nth (rt/ex-trace (new Throwable)) n nil)]
    [file line]))
