(ns several.methods-of-another-files-multimethod-before-a-macro.shapes)
(defmulti area :kind)
(defmethod area :default [shape] (:kind shape))
