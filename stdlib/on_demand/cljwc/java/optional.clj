;; SPDX-License-Identifier: MIT
;;
;; java.util.Optional.
(ns cljwc.java.optional)

(declare Optional--ofNullable)

(defn- no-value [] (throw (new java.util.NoSuchElementException "No value present")))
(defn- no-null [x]
  (if (nil? x) (throw (new NullPointerException)) x))

(deftype* Optional [value]
  {:class "java.util.Optional"}
  Object
  (isPresent [_] (some? value))
  (isEmpty [_] (nil? value))
  (get [_] (if (nil? value) (no-value) value))
  (orElse [_ other] (if (nil? value) other value))
  (orElseGet [_ supplier] (if (nil? value) (.get supplier) value))
  (orElseThrow [_] (if (nil? value) (no-value) value))
  (orElseThrow [_ supplier] (if (nil? value) (throw (.get supplier)) value))
  (ifPresent [_ f] (when (some? value) (.accept f value)))
  (ifPresentOrElse [_ f otherwise]
    (if (nil? value) (.run otherwise) (.accept f value))
    nil)
  (map [this f] (if (nil? value) this (Optional--ofNullable (.apply f value))))
  (flatMap [this f] (if (nil? value) this (no-null (.apply f value))))
  (filter [this f]
    (if (or (nil? value) (.test f value)) this (Optional--ofNullable nil)))
  (or [this supplier] (if (nil? value) (no-null (.get supplier)) this))
  (stream [_] (if (nil? value) [] [value]))
  (hashCode [_] (if (nil? value) 0 (#'clojure.core/java-hash value)))
  (equals [_ x]
    (and (instance? Optional x) (rt/equal-java value (.orElse x nil))))
  (toString [_]
    (if (nil? value) "Optional.empty" (str "Optional[" value "]"))))

(def ^:private none (new Optional nil))
(defn Optional--empty [] none)
(defn Optional--of [x] (new Optional (no-null x)))
(defn Optional--ofNullable [x] (if (nil? x) none (new Optional x)))
