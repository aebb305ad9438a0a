(ns lang.imported-classes-by-short-name
  (:import (java.util UUID)
           [java.io IOException]))
(prn (class (UUID/fromString "550e8400-e29b-41d4-a716-446655440000"))
     (try (throw (IOException. "io")) (catch IOException e (.getMessage e))))
