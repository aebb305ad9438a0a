;; SPDX-License-Identifier: MIT
;;
;; Exceptions that tell more than a message and a cause.
(ns cljwc.java.exceptions)

(defn- detailed [class message cause details]
  (#'cljwc.java/detailed class message cause details))
(defn- detail [e k method] (#'cljwc.java/detail e k method))

(defn URISyntaxException--new
  ([input reason] (URISyntaxException--new input reason -1))
  ([input reason index]
   (when (or (nil? input) (nil? reason)) (throw (new NullPointerException)))
   (when (< index -1) (throw (new IllegalArgumentException)))
   (#'cljwc.java/uri-syntax-error input reason index)))
(defn -getInput [e] (detail e :input "getInput"))
(defn -getReason [e] (detail e :reason "getReason"))
(defn -getIndex [e] (detail e :index "getIndex"))

(defn ParseException--new [message offset]
  (detailed java.text.ParseException message nil {:offset (int offset)}))
(defn -getErrorOffset [e] (detail e :offset "getErrorOffset"))

(defn MissingResourceException--new [message class key]
  (detailed java.util.MissingResourceException message nil
            {:class class :key key}))

(defn InvocationTargetException--new
  ([target] (InvocationTargetException--new target nil))
  ([target message]
   (rt/ex-make java.lang.reflect.InvocationTargetException message target)))
(defn -getTargetException [e] (ex-cause e))
(defn UndeclaredThrowableException--new
  ([target] (UndeclaredThrowableException--new target nil))
  ([target message]
   (rt/ex-make java.lang.reflect.UndeclaredThrowableException message target)))
(defn -getUndeclaredThrowable [e] (ex-cause e))

(defn SQLException--new
  ([] (SQLException--new nil))
  ([x]
   (if (instance? Throwable x)
     (SQLException--new (str x) nil 0 x)
     (SQLException--new x nil 0 nil)))
  ([message x]
   (if (instance? Throwable x)
     (SQLException--new message nil 0 x)
     (SQLException--new message x 0 nil)))
  ([message state x]
   (if (instance? Throwable x)
     (SQLException--new message state 0 x)
     (SQLException--new message state x nil)))
  ([message state code cause]
   (detailed java.sql.SQLException message cause {:state state :code (int code)})))
(defn -getSQLState [e] (detail e :state "getSQLState"))
(defn -getErrorCode [e] (detail e :code "getErrorCode"))
