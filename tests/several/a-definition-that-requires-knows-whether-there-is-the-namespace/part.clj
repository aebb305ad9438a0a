(ns several.a-definition-that-requires-knows-whether-there-is-the-namespace.part)
(deftype Part [] Object (toString [_] "a part"))
(defn make [] (str (Part.)))
