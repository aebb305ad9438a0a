(ns several.methods-of-another-files-multimethod-before-a-macro
  (:require [several.methods-of-another-files-multimethod-before-a-macro.shapes
             :as shapes :refer [area]]
            [several.methods-of-another-files-multimethod-before-a-macro.macros
             :refer [at-once]]))
(defmethod area :circle [{r :r}] (* 3 r r))
(at-once (defmacro area-of [kind n] (area {:kind kind :r n})))
(defmethod area :square [{r :r}] (* r r))
(prn (area-of :circle 2) (area-of :square 3) (area {:kind :square :r 4}))
(prn (area-of :triangle 1) (sort (keys (methods shapes/area))))
