(ns several.methods-of-another-files-multimethod-before-a-macro.macros)
(defmacro at-once [& body] (when-not (:ns &env) `(do ~@body)))
