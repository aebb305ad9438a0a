;; SPDX-License-Identifier: MIT
;;
;; For namespaces that only the JVM has. A library that requires one can be
;; compiled (compiler/front/unsupported.c); what it calls of it throws.
(ns cljwc.refused)

(defmacro defrefused
  "Functions of any arguments that throw, with the reason."
  [why & names]
  (cons 'do
        (for [n names]
          `(defn ~n [& _#]
             (throw (UnsupportedOperationException.
                     ~(str (ns-name *ns*) "/" n ": " why)))))))
