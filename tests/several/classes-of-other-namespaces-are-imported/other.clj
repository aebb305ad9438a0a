(ns several.classes-of-other-namespaces-are-imported.other)
(defrecord Rec [a])
(defprotocol IThing (thing [x]))
(definterface Iface (m [x]))
(gen-interface
  :name several.classes_of_other_namespaces_are_imported.other.Made
  :methods [[make [Object] Object]])
