;; SPDX-License-Identifier: MIT
;;
;; JavaScript, in modules that a JavaScript host loads. The analyzer
;; (compiler/front/js.c) turns ClojureScript's syntax into calls of these:
;; js/console, (js/console.log x), (js/Date. x), (.-x o), (.m o x),
;; (set! (.-x o) v), #js {:a 1}, and names of (:require ["module" :as m]).
;; js->clj and others that cljs.core has are found without a namespace.
(ns cljwc.js)

(defn global [name] (rt/js-global name))
(defn module [name] (rt/js-module name))
(defn get-property [object name] (rt/js-get object name))
(defn set-property [object name value] (rt/js-set object name value))
(defn call [object name & args] (rt/js-call object name args))
(defn construct [constructor & args] (rt/js-new constructor args))

(defn- key-name [k]
  (if (or (keyword? k) (symbol? k)) (name k) k))

(defn js-obj
  "An object of names and values in turn."
  [& keyvals]
  (rt/js-object (map-indexed (fn [i x] (if (even? i) (key-name x) x))
                             keyvals)))

(defn array "A JavaScript array of the values." [& values]
  (rt/js-array values))

(defn clj->js
  "The value as JavaScript has it, all the way down: vectors, lists and sets are
  arrays, maps objects, keywords strings."
  [x]
  (rt/js-from-clj x))

(defn js->clj
  "Arrays and plain objects as vectors and maps, all the way down; the keys are
  strings, or keywords with :keywordize-keys true."
  [x & {:keys [keywordize-keys]}]
  (rt/js-to-clj x (if keywordize-keys true false)))

(defn js-keys "The names of an object's own properties." [object]
  (rt/js-call (rt/js-global "Object") "keys" (list object)))

(defn js-delete [object name]
  (rt/js-call (rt/js-global "Reflect") "deleteProperty"
              (list object (key-name name))))

(defn object? "Is it a value of JavaScript's?" [x] (rt/js-is x))

(defn js-await
  "The value of a promise, for which the task waits: within the call of a
  function marked ^:async by JavaScript, where the host switches stacks
  (WebAssembly.Suspending). Elsewhere it throws: use (.then promise f). What the
  promise is rejected with is thrown."
  [promise]
  (let [host (rt/js-module "cljwc")]
    (rt/js-call host "awaited"
                (list (rt/js-call host "await" (list promise))))))
