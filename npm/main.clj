;; SPDX-License-Identifier: MIT
;;
;; The program that driver/package.c calls: writes what a package has besides
;; app.wasm. Arguments: the package's folder, a file with what the module
;; exports as EDN, and the folder of base.js and the other parts.
;;
;;   {:name "shapes" :needs :numbers, :strings or :values
;;    :exports [{:name "area" :doc "..." :var "shapes/area" :async false
;;               :arities [{:symbol "area" :variadic false :result "D"
;;                          :ret "double" :params [["w" "double" "D"]]}]}]}
;;
;; L, D and V say what passes: an i64, an f64, a reference.
(ns npm.main
  (:require [clojure.edn :as edn]
            [clojure.java.io :as io]
            [clojure.string :as str]
            [npm.names :as names]
            [npm.types :as types]))

;; --- a function of instantiate.js ---

(defn- quoted [s] (str "'" (str/escape s {\' "\\'" \\ "\\\\"}) "'"))

(defn- kind
  "How a value with the hint passes: :double, :long, :string, :boolean or
  :value."
  [letter hint]
  (cond
    (= letter "D") :double
    (= letter "L") :long
    (#{"String" "java.lang.String"} hint) :string
    (#{"boolean" "Boolean" "java.lang.Boolean"} hint) :boolean
    :else :value))

(defn- check
  "The statement that refuses what a parameter cannot be, or nil."
  [f {:keys [js shown kind hint]}]
  (let [refuse (fn [test what]
                 (format "    if (%s) wrong(%s, %s, %s, %s);\n" test (quoted f)
                         (quoted shown) (quoted what) js))]
    (cond
      (= kind :double) (refuse (str "typeof " js " !== 'number'") "a number")
      (= kind :boolean) (refuse (str "typeof " js " !== 'boolean'") "a boolean")
      (= hint "bytes") (refuse (str "!(" js " instanceof Uint8Array)")
                               "a Uint8Array"))))

(defn- argument [f {:keys [js shown kind]}]
  (let [call (fn [g] (format "%s(%s, %s, %s)" g js (quoted f) (quoted shown)))]
    (case kind
      :double js
      :boolean (str js " ? 6 : 2")
      :long (call "toLong")
      :string (call "toText")
      :value (call "encode"))))

(defn- returned [kind]
  (case kind
    :double "r"
    :long "fromLong(r)"
    :string "string(r)"
    :boolean "r !== 0 && r !== 2"
    :value "decode(r)"))

(defn- parameters [{:keys [params]}]
  (let [names (names/parameters (map first params))]
    (map (fn [js [name hint letter]]
           {:js js :shown (names/camel name) :hint hint
            :kind (kind letter hint)})
         names params)))

(defn- body
  "What calls x[symbol] and converts what goes in and comes out."
  [f async {:keys [symbol result ret]} params]
  (let [out (kind result ret)
        call (format (if async "await started(%s, %s)" "x[%s](%s)")
                     (quoted symbol)
                     (cond-> (str/join ", " (map #(argument f %) params))
                       async (->> (format "[%s]"))))
        statements [(str "const r = " call ";")
                    (if async "failed(r);" "if (W[0] !== 0) check();")
                    (str "return " (returned out) ";")]]
    (if (every? #{:double :long} (cons out (map :kind params)))
      (str/join (map #(str "    " % "\n")
                     (list* (first statements) "if (W[5] !== 0) wake(0);" (rest statements))))
      (str (when async "    return task(async () => {\n")
           "    const top = enter();\n    try {\n"
           (str/join (map #(str "      " % "\n") statements))
           "    } finally {\n      leave(top);\n    }\n"
           (when async "    });\n")))))

(defn- arity-function
  "The function of one arity. The rest of a variadic one is an array."
  [js-name f async {:keys [variadic] :as arity}]
  (let [params (parameters arity)
        needed (if variadic (dec (count params)) (count params))
        rest? #(and variadic (= % (last params)))
        shown (map #(if (rest? %) (str "..." (:js %)) (:js %)) params)]
    (str (if async "  async function " "  function ") js-name
         "(" (str/join ", " shown) ") {\n"
         (when (some #(#{:value :string} (:kind %)) (take needed params))
           (format "    if (arguments.length < %d) tooFew(%s, %s, %s);\n"
                   needed (quoted f) (quoted (str needed (when variadic "+")))
                   "arguments.length"))
         (str/join (keep #(check f %) params))
         (body f async arity params)
         "  }\n")))

(defn- dispatching
  "The function of several arities."
  [js-name f async arities]
  (let [inner (fn [a] (str js-name "$" (if (:variadic a)
                                         "v"
                                         (count (:params a)))))
        fixed (remove :variadic arities)
        more (first (filter :variadic arities))
        wanted (str/join " or " (concat (map #(count (:params %)) fixed)
                                        (when more ["more"])))]
    (str (str/join (map #(arity-function (inner %) f async %) arities))
         "  function " js-name "(...args) {\n    switch (args.length) {\n"
         (str/join
          (map #(format "    case %d: return %s(...args);\n"
                        (count (:params %)) (inner %)) fixed))
         "    }\n"
         (if more
           (format "    return %s(...args);\n" (inner more))
           (format "    tooFew(%s, %s, args.length);\n" (quoted f)
                   (quoted wanted)))
         "  }\n")))

(defn- function [{:keys [js id async arities]}]
  (if (= 1 (count arities))
    (arity-function id js async (first arities))
    (dispatching id js async arities)))

;; --- files ---

(defn- part
  "The text of one of the parts, without its comments and indentation."
  [folder file]
  (->> (str/split-lines (slurp (io/file folder file)))
       (remove #(re-find #"^\s*//" %))
       (remove str/blank?)
       (map #(str (str/trim %) "\n"))
       (str/join)))

(defn- module-loaders
  "What gives each module that is required, unless it is among the options."
  [modules]
  (str "const loaders = {\n"
       (str/join (map #(format "  %s: () => import(%s),\n" (quoted %) (quoted %))
                      modules))
       "};\n"))

(defn- instantiate-js [folder {:keys [needs exports js modules]}]
  (let [values? (= needs :values)
        parts (concat ["base.js"]
                      (when-not (= needs :numbers) ["strings.js"])
                      (when values?
                        ["values.js" (if js "host.js" "plain.js")])
                      (when (some :async exports) ["task.js"]))]
    (str "// Written by cljwc.\n"
         (str/join (map #(part folder %) parts))
         (when-not values? "  const extend = undefined;\n")
         (str/join (map function exports))
         "  x._initialize();\n  check();\n"
         "  return {\n"
         (str/join (map (fn [{:keys [js id]}]
                          (str "    " js (when-not (= js id) (str ": " id))
                               ",\n"))
                        exports))
         (when values? "    clojure,\n")
         "  };\n};\n\n"
         (when (seq modules) (module-loaders modules))
         (when (some :async exports) (part folder "suspend.js"))
         "export const instantiate = async (source, options = {}) => {\n"
         "  let x;\n"
         "  const modules = {}, imports = {};\n"
         (when (seq modules)
           (str "  for (const [name, load] of Object.entries(loaders))\n"
                "    modules[name] = options.modules?.[name] ?? "
                "await load();\n"))
         "  x = await load(source, {\n"
         "    wasi_snapshot_preview1: wasi(options, () => x.memory),\n"
         (when js
           (str "    cljwc: new Proxy(imports, {\n"
                (if (some :async exports)
                  "      get: (all, name) => importOf(all, name),\n"
                  "      get: (all, name) => (...args) => all[name](...args),\n")
                "    }),\n"))
         "  });\n"
         "  return bind(x, imports, modules);\n"
         "};\n")))

(defn- index-js [{:keys [needs exports]}]
  (let [ids (concat (map (fn [{:keys [js id]}]
                           (if (= js id) js (str js ": " id)))
                         exports)
                    (when (= needs :values) ["clojure"]))]
    (str "// Written by cljwc.\n"
         "import { instantiate } from './instantiate.js';\n"
         "const { " (str/join ", " ids) " } = await instantiate();\n"
         "export { instantiate, "
         (str/join ", " (concat (map (fn [{:keys [js id]}]
                                       (if (= js id) js (str id " as " js)))
                                     exports)
                                (when (= needs :values) ["clojure"])))
         " };\n")))

(defn- package-json [{:keys [name]}]
  (str "{\n"
       "  \"name\": \"" name "\",\n"
       "  \"version\": \"0.1.0\",\n"
       "  \"type\": \"module\",\n"
       "  \"main\": \"./index.js\",\n"
       "  \"types\": \"./index.d.ts\",\n"
       "  \"exports\": {\n"
       "    \".\": { \"types\": \"./index.d.ts\", \"default\": \"./index.js\" },\n"
       "    \"./instantiate\": {\n"
       "      \"types\": \"./instantiate.d.ts\",\n"
       "      \"default\": \"./instantiate.js\"\n"
       "    },\n"
       "    \"./app.wasm\": \"./app.wasm\"\n"
       "  },\n"
       "  \"sideEffects\": false,\n"
       "  \"files\": [\"*.js\", \"*.d.ts\", \"app.wasm\"]\n"
       "}\n"))

(defn- write [folder file text]
  (spit (io/file folder file) text))

(defn -main [folder description parts]
  (let [d (names/with-names (edn/read-string (slurp description)))]
    (when-let [[a b] (names/clash (:exports d))]
      (binding [*out* *err*]
        (println (str "error: " (:var a) " and " (:var b)
                      " have one name in JavaScript: " (:js a))))
      (System/exit 1))
    (write folder "instantiate.js" (instantiate-js parts d))
    (write folder "index.js" (index-js d))
    (write folder "index.d.ts" (types/index d))
    (write folder "instantiate.d.ts" (types/instantiate d))
    (when-not (.exists (io/file folder "package.json"))
      (write folder "package.json" (package-json d)))))
