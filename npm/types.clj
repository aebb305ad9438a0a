;; SPDX-License-Identifier: MIT
;;
;; What TypeScript is told: types from hints, comments from docstrings.
(ns npm.types
  (:require [clojure.string :as str]
            [npm.names :as names]))

(def ^:private of-hint
  {"double" "number" "long" "number | bigint" "String" "string"
   "boolean" "boolean" "Boolean" "boolean" "bytes" "Uint8Array"
   "Number" "number | bigint" "Long" "number | bigint" "Double" "number"
   "Date" "Date"})

(defn- simple [hint] (some-> hint (str/split #"\.") last))

(defn- parameter-type [hint letter]
  (let [hint (simple hint)]
    (cond
      (= letter "L") "number | bigint"
      (= hint "IFn") "Function"
      (#{"Keyword" "Symbol"} hint) "Value"
      :else (get of-hint hint "Input"))))

(defn- result-type [hint letter]
  (let [hint (simple hint)]
    (cond
      (= letter "D") "number"
      (= letter "L") "number | bigint"
      (= hint "IFn") "(...args: Input[]) => any"
      (and hint (re-find #"^(Keyword|Symbol|I?Persistent|ISeq|Seqable)" hint))
      "Value"
      :else (get of-hint hint "any"))))

(defn- doc-comment [doc indent]
  (when doc
    (let [lines (map str/trimr (str/split-lines (str/replace doc "*/" "*\\/")))
          least (->> (rest lines)
                     (remove str/blank?)
                     (map #(count (re-find #"^ *" %)))
                     (reduce min 100))
          lines (cons (str/triml (first lines))
                      (map #(subs % (min least (count %))) (rest lines)))]
      (if (next lines)
        (str indent "/**\n"
             (str/join (map #(str/replace (str indent " * " % "\n") #" +\n$" "\n")
                            lines))
             indent " */\n")
        (str indent "/** " (first lines) " */\n")))))

(defn- signature [{:keys [params variadic result ret]}]
  (let [names (names/shown (map first params))
        parts (map-indexed
               (fn [i [js [_ hint letter]]]
                 (if (and variadic (= i (dec (count params))))
                   (str "..." js ": Input[]")
                   (str js ": " (parameter-type hint letter))))
               (map vector names params))]
    [(str/join ", " parts) (result-type ret result)]))

(def ^:private common
  "/** What Clojure functions take: a Value is passed as it is. */
export type Input =
  | null | undefined | boolean | number | bigint | string | Date | Uint8Array
  | Value | Error | Function
  | readonly Input[] | ReadonlySet<Input> | ReadonlyMap<Input, Input>
  | { readonly [key: string]: Input };

/**
 * A collection, keyword or other value that stays Clojure's. It is kept until
 * nothing refers to it, or until it is released.
 */
export interface Value extends Iterable<any> {
  readonly kind: string;
  /** The number of elements. */
  readonly size: number;
  /**
   * The value of a key; of vectors and seqs, the element at a position. A
   * keyword may be given as a string.
   */
  get(key: Input): any;
  has(key: Input): boolean;
  /** Clojure's =. */
  equals(other: Input): boolean;
  /** Arrays, objects and strings, all the way down. */
  toJS(): any;
  toJSON(): any;
  toString(): string;
  /** Gives it up; using it afterwards is an error. */
  release(): void;
}

export interface Clojure {
  /** The keyword of a name, or \"ns/name\". */
  keyword(name: string): Value;
  /** Converts once what is to be passed often. */
  toClj(value: Input): Value;
  isValue(value: unknown): value is Value;
  /** What app.wasm itself exports. */
  readonly exports: WebAssembly.Exports;
}

/** Exceptions of Clojure are Errors of this kind. */
export interface ClojureError extends Error {
  /** What ex-data gives. */
  readonly data?: Value;
}
")

(defn- functions [exports head indent]
  (str/join
   (for [{:keys [js id doc async arities]} exports, a (reverse arities)]
     (let [[params result] (signature a)
           result (if async (str "Promise<" result ">") result)]
       (str (doc-comment doc indent) indent (head js id) "(" params "): "
            result ";\n")))))


(defn instantiate [{:keys [needs exports]}]
  (str "// Written by cljwc.\n"
       (when (= needs :values) common)
       "
export interface Options {
  /** What System/getenv sees. */
  env?: Record<string, string>;
  /** Where output goes instead of the console. */
  stdout?: (text: string) => void;
  stderr?: (text: string) => void;
  /** Modules that the program requires, in place of those of their names. */
  modules?: Record<string, unknown>;
}

export interface App {
"
       (functions exports (fn [js _] js) "  ")
       (when (= needs :values) "  readonly clojure: Clojure;\n")
       "}

/**
 * Another instance, with state of its own, of app.wasm, or of a module that is
 * given: its address, bytes, a Response or a WebAssembly.Module.
 */
export function instantiate(
  source?: string | URL | BufferSource | Response | WebAssembly.Module
    | PromiseLike<BufferSource | Response | WebAssembly.Module>,
  options?: Options,
): Promise<App>;
"))

(defn index [{:keys [needs exports]}]
  (let [values? (= needs :values)]
    (str "// Written by cljwc.\n"
         (when values?
           "import type { Clojure, Input, Value } from './instantiate.js';\n")
         "export * from './instantiate.js';\n\n"
         (str/join
          (for [{:keys [js id] :as e} exports]
            (str (functions [e] (fn [_ id] (str "declare function " id)) "")
                 "export { " id " as " js " };\n")))
         (when values?
           "export declare const clojure: Clojure;\n"))))
