;; SPDX-License-Identifier: MIT
;;
;; The program that driver/wit.c calls: the C that stands between a component's
;; world and functions of Clojure. Arguments: the world as `wasm-tools component
;; wit --json` prints it, the world's name or an empty string, the file to write,
;; the file or folder of the WIT, and the program's sources, in which the names
;; of imports that it calls are looked for.
;;
;; What it writes are lines, and after an empty one C for the program's main:
;;
;;   export NAME SHOWN PARAMETERS FILE LINE COLUMN    separated by tabs
;;   keyword NAME
;;   error FILE LINE COLUMN MESSAGE
;;
;; In the C, FN_0 is the function of the first export, KW_0 the first keyword.
(ns wit.main
  (:require [clojure.java.io :as io]
            [clojure.string :as str]
            [wit.json :as json]
            [wit.types :as types]))

;; --- the world and its functions ---

(defn- qualified
  "demo:shapes@0.1.0 and geometry: demo:shapes/geometry@0.1.0"
  [package name]
  (let [[p version] (str/split package #"@")]
    (str p "/" name (when version (str "@" version)))))

(defn- package-name [world i] (get-in world ["packages" i "name"]))

(defn- choose
  "The world of that name; without one, the only one of the last package, which
  is the one that was asked for."
  [all name]
  (let [main (dec (count (get all "packages")))
        full #(qualified (package-name all (get % "package")) (get % "name"))
        own (filter #(= main (get % "package")) (get all "worlds"))
        wanted (if (= name "")
                 own
                 (filter #(or (= name (full %)) (= name (get % "name"))
                              (= name (first (str/split (full %) #"@"))))
                         (get all "worlds")))]
    (when-not (= 1 (count wanted))
      (throw (ex-info (if (= name "")
                        (str "--world must say which: "
                             (str/join ", " (map #(get % "name") own)))
                        (str "there is no world " name))
                      {:wit true})))
    (first wanted)))

(defn- functions
  "Of the imports or exports of a world: maps with the module and the name that
  core modules have it under, and how a program calls it."
  [all items]
  (mapcat
   (fn [[key item]]
     (if-let [f (get item "function")]
       [{:module "$root" :name (get f "name") :core (get f "name")
         :called (get f "name") :json f}]
       (when-let [id (get-in item ["interface" "id"])]
         (let [i (get-in all ["interfaces" id])
               name (if-let [n (get i "name")]
                      (qualified (package-name all (get i "package")) n)
                      key)
               entry (fn [n f] {:module name :name n :core (str name "#" n)
                                :called (str (first (str/split name #"@"))
                                             "#" n)
                                :json f})]
           (concat
            (map (fn [[n f]] (entry n f)) (get i "functions"))
            (for [[n type] (get i "types")
                  :when (= "resource" (get-in all ["types" type "kind"]))]
              (entry (str "[resource-drop]" n)
                     {"params" [{"type" "u32"}]})))))))
   items))

;; --- places ---

(defn- wit-files [path]
  (filter #(str/ends-with? (str %) ".wit")
          (file-seq (io/file path))))

(defn- place
  "File, line and column of what the regex finds first in the WIT."
  [path regex]
  (or (first (for [file (wit-files path)
                   [i line] (map-indexed vector (str/split-lines (slurp file)))
                   :let [m (re-matcher regex line)]
                   :when (.find m)]
               [(str file) (inc i) (inc (.start m))]))
      [path 1 1]))

(defn- function-place [path name]
  (place path (re-pattern (str "\\b" (last (str/split name #"[#.\]]"))
                               "\\s*:\\s*(async )?func"))))

;; --- C ---

(def ^:private tables (atom {:types {} :keywords [] :text []}))

(defn- add! [& text] (swap! tables update :text conj (apply str text)))

(defn- keyword-id [name]
  (if name
    (let [{:keys [keywords]} @tables
          i (.indexOf keywords name)]
      (if (neg? i)
        (do (swap! tables update :keywords conj name)
            (str "KW_" (count keywords)))
        (str "KW_" i)))
    "0"))

(defn- type-id
  "The address of the type's description, which is there afterwards."
  [t]
  (cond
    (nil? t) "0"
    (get-in @tables [:types t]) (str "&t" (get-in @tables [:types t]))
    :else
    (let [{:keys [kind size align disc payload flat parts]} t
          ;; The names of wasi:http's error codes, 3 KB that no handler sees.
          short (and (< 30 (count parts)) (= "proxy" (:world @tables)))
          parts (mapv (fn [[name type]]
                        (str "{" (if short "0" (keyword-id name)) ", "
                             (type-id type) "}"))
                      parts)
          n (count (:types @tables))]
      (swap! tables assoc-in [:types t] n)
      (when (seq parts)
        (add! "static const WitPart p" n "[] = {" (str/join ", " parts)
              "};\n"))
      (add! "static const WitType t" n " = {WIT_" (str/upper-case kind) ", "
            align ", " disc ", " (count flat) ", " (count parts) ", " payload
            ", " size ", " (if (seq parts) (str "p" n) "0") "};\n")
      (str "&t" n))))

(def ^:private c-types {:i32 "int32_t" :i64 "int64_t" :f32 "float"
                        :f64 "double"})

(defn- quoted [s] (str "\"" s "\""))

(defn- params-of [all f] (types/parameters all (get-in f [:json "params"])))
(defn- result-of [all f]
  (types/resolve-type all (get-in f [:json "result"])))

(defn- descriptor [all f]
  (str "{" (quoted (:called f)) ", " (type-id (params-of all f)) ", "
       (type-id (result-of all f)) "}"))

(defn- flat-params [params]
  (if (< 16 (count (:flat params))) [:i32] (:flat params)))

(defn- emit-export [all i f]
  (let [params (params-of all f)
        result (result-of all f)
        flat (flat-params params)
        returned (case (count (:flat result))
                   0 nil
                   1 (first (:flat result))
                   :i32)
        d (descriptor all f)]
    (add! "static const WitFn f" i " = " d ";\n"
          "__attribute__((export_name(" (quoted (:core f)) ")))\n"
          (if returned (c-types returned) "void") " export_" i "("
          (if (seq flat)
            (str/join ", " (map-indexed #(str (c-types %2) " a" %1) flat))
            "void")
          ") {\n  const uint64_t flat[] = {"
          (str/join ", " (map-indexed #(str "wit_from_" (name %2) "(a" %1 ")")
                                      flat))
          (when (empty? flat) "0") "};\n  "
          (if returned (str "return wit_to_" (name returned) "(") "(void)(")
          "rt_wit_call(&f" i ", FN_" i ", flat));\n}\n")
    (when (and result (types/has-memory? result))
      (add! "__attribute__((export_name(" (quoted (str "cabi_post_" (:core f)))
            ")))\nvoid post_" i "(" (c-types returned) " r) {\n"
            "  (void)r;\n  rt_wit_done();\n}\n"))
    (or (:size result) 0)))

(defn- emit-import [all i f]
  (let [params (params-of all f)
        result (result-of all f)
        flat (flat-params params)
        out (:flat result)
        flat (if (< 1 (count out)) (conj (vec flat) :i32) flat)
        returned (when (= 1 (count out)) (first out))
        call (str "host_" i "("
                  (str/join ", " (map-indexed
                                  #(str "wit_to_" (name %2) "(a[" %1 "])")
                                  flat))
                  ")")]
    (add! "__attribute__((import_module(" (quoted (:module f))
          "), import_name(" (quoted (:name f)) ")))\nextern "
          (if returned (c-types returned) "void") " host_" i "("
          (if (seq flat) (str/join ", " (map c-types flat)) "void") ");\n"
          "static uint64_t import_" i "(const uint64_t *a) {\n  (void)a;\n"
          (if returned
            (str "  return wit_from_" (name returned) "(" call ");\n}\n")
            (str "  " call ";\n  return 0;\n}\n")))
    (str "  {" (descriptor all f) ", import_" i "},\n")))

;; --- the file ---

(defn- mentioned
  "Those whose names, with or without a version, the sources have in quotes."
  [imports sources]
  (let [text (str/join "\n" (map slurp (filter #(.exists (io/file %))
                                               sources)))]
    (filter #(or (str/includes? text (quoted (:core %)))
                 (str/includes? text (quoted (:called %))))
            imports)))

(defn- unknown-import
  "Of the sources' (wit/import \"name\"), on one line, the first that the world
  does not import: its place and the name."
  [imports sources]
  (let [known (set (mapcat (juxt :core :called) imports))]
    (first (for [file sources
                 :when (.exists (io/file file))
                 :let [text (slurp file)]
                 :when (str/includes? text "cljwc.wit")
                 [i line] (map-indexed vector (str/split-lines text))
                 :let [m (re-matcher #"/import \"([^\"]+)\"" line)]
                 :when (and (.find m) (not (known (.group m 1))))]
             [[file (inc i) (+ 2 (.start m))] (.group m 1)]))))

(def ^:private no-functions
  "the world exports no function: a command is made with --component")

(defn- check-export
  "What speaks against exporting it: place and message, or nil."
  [f path]
  (let [kind (get-in f [:json "kind"])
        resource (second (re-find #"\](?:static)?([^.]+)" (:name f)))]
    (cond
      resource [(place path (re-pattern (str "resource " resource)))
                (str "resources cannot be exported yet: " resource)]
      (not= "freestanding" kind)
      [(function-place path (:name f))
       (str "async functions cannot be exported yet: " (:name f))])))

(defn- guarded
  "Calls f; a type that cannot pass becomes an error with the function's place."
  [function path f]
  (try (f)
       (catch clojure.lang.ExceptionInfo e
         (if (:wit (ex-data e))
           (throw (ex-info (str (:name function) ": " (ex-message e))
                           {:place (function-place path (:name function))}))
           (throw e)))))

(defn- lifts-u64?
  "Can values beyond longs arrive? What an error says does not count."
  [all exports imports]
  (let [value (fn [{:keys [kind parts] :as type}]
                (if (= kind "result") (second (first parts)) type))]
    (some #(types/has-kind? "u64" %)
          (concat (map #(params-of all %) exports)
                  (keep #(value (result-of all %))
                        (concat exports imports))))))

(defn- generate [all world path sources]
  (let [exports (remove #(str/starts-with? (:name %) "[resource-drop]")
                        (functions all (get world "exports")))
        offered (functions all (get world "imports"))
        imports (mentioned offered sources)]
    (when-let [[at name] (unknown-import offered sources)]
      (throw (ex-info (str "the world imports no " name) {:place at})))
    (when (empty? exports) (throw (ex-info no-functions {})))
    (doseq [f exports]
      (when-let [[at message] (check-export f path)]
        (throw (ex-info message {:place at}))))
    (let [sizes (doall (map-indexed
                        (fn [i f] (guarded f path #(emit-export all i f)))
                        exports))
          entries (doall (map-indexed
                          (fn [i f] (guarded f path #(emit-import all i f)))
                          imports))]
      (add! "static _Alignas(8) char wit_area[" (reduce max 8 sizes) "];\n"
            "static const WitImport wit_imports[] = {\n"
            (str/join entries) "  {{0, 0, 0}, 0}};\n"
            "static const WitTable wit_table = {wit_imports, wit_area, "
            (keyword-id "error") ", "
            (if (lifts-u64? all exports imports) "&rt_wit_u64" "0") "};\n"))
    exports))

(defn- line [& words] (str (str/join "\t" words) "\n"))

(defn -main [json name output path & sources]
  (spit output
        (try
          (let [all (json/parse (slurp json))
                world (choose all name)
                _ (swap! tables assoc :world (get world "name"))
                exports (generate all world path sources)
                {:keys [keywords text]} @tables]
            (str (str/join
                  (for [f exports]
                    (apply line "export" (:name f) (:called f)
                           (count (get-in f [:json "params"]))
                           (function-place path (:name f)))))
                 (str/join (map #(line "keyword" %) keywords))
                 "\n" (str/join text)))
          (catch clojure.lang.ExceptionInfo e
            (apply line "error"
                   (concat (:place (ex-data e) (place path #"\bworld\b"))
                           [(ex-message e)]))))))
