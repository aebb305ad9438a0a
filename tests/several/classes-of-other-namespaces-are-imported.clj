(ns several.classes-of-other-namespaces-are-imported
  (:require [several.classes-of-other-namespaces-are-imported.other :as o])
  (:import [several.classes_of_other_namespaces_are_imported.other Rec IThing
            Iface Made]))
(prn (= (o/->Rec 1) (Rec. 1)) (instance? Rec (Rec. 1)))
(deftype T []
  IThing (thing [_] :thing)
  Iface (m [_ x] x)
  Made (make [_ x] [:made x]))
(prn (o/thing (T.)) (.m (T.) 3) (.make (T.) 4))
(prn (map #(instance? IThing %) [(T.) 1])
     (instance? Iface (T.)) (instance? Made (T.)) (instance? Made 1)
     (instance? several.classes_of_other_namespaces_are_imported.other.IThing
                (T.)))
(prn (.m (reify several.classes_of_other_namespaces_are_imported.other.Iface
           (m [_ x] [x])) 5))
;; The part before the slash only has to be a namespace.
(prn (= (o/Rec. 1) (Rec. 1)) (.m (clojure.string/T.) 6))
(prn (macroexpand-1 '(o/Rec. 1)))
