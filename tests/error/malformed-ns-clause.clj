(ns error.malformed
  (:requires [clojure.string :as s]))
