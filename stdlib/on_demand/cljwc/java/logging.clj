;; SPDX-License-Identifier: MIT
;;
;; java.util.logging: a tree of loggers by the dots in their names. A record that a
;; logger's level lets through goes to its handlers and to those of its parents; the
;; root's writes to standard error. Who called is not known, unless a program says so.
(ns cljwc.java.logging
  (:require [cljwc.java.message_format])
  (:import [java.text MessageFormat]
           [java.util Objects]))

;; ---------------------------------------------------------------------------
;; Levels

(deftype* Level [label value]
  {:class "java.util.logging.Level"}
  java.io.Serializable
  (getName [_] label)
  (getLocalizedName [_] label)
  (getResourceBundleName [_] nil)
  (intValue [_] (int value))
  (equals [_ x] (and (instance? Level x) (= value (.intValue x))))
  (hashCode [_] (int value))
  (toString [_] label))
(defn Level--proxy [methods label value] (new Level label value))
(def Level--OFF (new Level "OFF" Integer/MAX_VALUE))
(def Level--SEVERE (new Level "SEVERE" 1000))
(def Level--WARNING (new Level "WARNING" 900))
(def Level--INFO (new Level "INFO" 800))
(def Level--CONFIG (new Level "CONFIG" 700))
(def Level--FINE (new Level "FINE" 500))
(def Level--FINER (new Level "FINER" 400))
(def Level--FINEST (new Level "FINEST" 300))
(def Level--ALL (new Level "ALL" Integer/MIN_VALUE))
(def ^:private levels
  [Level--OFF Level--SEVERE Level--WARNING Level--INFO Level--CONFIG Level--FINE
   Level--FINER Level--FINEST Level--ALL])
(defn- level-of [f x] (some (fn [y] (when (= x (f y)) y)) levels))
(defn Level--parse [text]
  (when (nil? text) (#'cljwc.java/no-object "String.length()" "name"))
  (let [n (parse-long text)]
    (or (level-of (fn [x] (.getName x)) text)
        (when (and n (<= Integer/MIN_VALUE n Integer/MAX_VALUE))
          (or (level-of (fn [x] (.intValue x)) n) (new Level text n)))
        (throw (new IllegalArgumentException
                    (str "Bad level \"" text "\""))))))

(defn- passes? [level threshold]
  (let [n (.intValue threshold)]
    (and (<= n (.intValue level)) (not= n Integer/MAX_VALUE))))

;; ---------------------------------------------------------------------------
;; Records

(def ^:private sequence-number (atom -1))

(deftype* LogRecord [^:unsynchronized-mutable level
                     ^:unsynchronized-mutable message
                     ^:unsynchronized-mutable number
                     ^:unsynchronized-mutable ms
                     ^:unsynchronized-mutable thread
                     ^:unsynchronized-mutable logger
                     ^:unsynchronized-mutable source
                     ^:unsynchronized-mutable method
                     ^:unsynchronized-mutable parameters
                     ^:unsynchronized-mutable thrown]
  {:class "java.util.logging.LogRecord"}
  java.io.Serializable
  (getLevel [_] level)
  (setLevel [_ x] (set! level (Objects/requireNonNull x)) nil)
  (getMessage [_] message)
  (setMessage [_ x] (set! message x) nil)
  (getSequenceNumber [_] number)
  (setSequenceNumber [_ n] (set! number n) nil)
  (getMillis [_] ms)
  (setMillis [_ n] (set! ms n) nil)
  (getInstant [_] (java.time.Instant/ofEpochMilli ms))
  (setInstant [_ x] (set! ms (.toEpochMilli x)) nil)
  (getThreadID [_] (int thread))
  (setThreadID [_ n] (set! thread n) nil)
  (getLongThreadID [_] thread)
  (setLongThreadID [this n] (set! thread n) this)
  (getLoggerName [_] logger)
  (setLoggerName [_ x] (set! logger x) nil)
  (getSourceClassName [_] source)
  (setSourceClassName [_ x] (set! source x) nil)
  (getSourceMethodName [_] method)
  (setSourceMethodName [_ x] (set! method x) nil)
  (getParameters [_] parameters)
  (setParameters [_ xs] (set! parameters xs) nil)
  (getThrown [_] thrown)
  (setThrown [_ x] (set! thrown x) nil)
  (getResourceBundle [_] nil)
  (getResourceBundleName [_] nil)
  (setResourceBundle [_ x] nil)
  (setResourceBundleName [_ x] nil))
(defn LogRecord--new [level message]
  (new LogRecord (Objects/requireNonNull level) message
       (swap! sequence-number inc) (System/currentTimeMillis)
       (.getId (Thread/currentThread)) nil nil nil nil nil))

;; ---------------------------------------------------------------------------
;; What proxies have instead of a class's own method

(defn- missing [method] (throw (new UnsupportedOperationException method)))
(defmacro ^{:private true} own-or
  "The value of the method of `methods` that has this name, of this and the
  arguments; else of the forms."
  [name arguments & forms]
  `(if-let [f# (get ~'methods ~name)]
     (f# ~'this ~@arguments)
     (do ~@forms)))

;; ---------------------------------------------------------------------------
;; Formatters

(defn- message-of
  "The record's message, with its parameters where it has places for them."
  [record]
  (let [text (.getMessage record) parameters (.getParameters record)]
    (if (and text (seq parameters) (re-find #"\{\d" text))
      (try (MessageFormat/format text parameters) (catch Exception _ text))
      text)))

(deftype* Formatter [methods]
  {:class "java.util.logging.Formatter"}
  Object
  (format [this record]
    (own-or :format [record] (missing "format")))
  (formatMessage [this record]
    (own-or :formatMessage [record] (message-of record)))
  (getHead [this handler] (own-or :getHead [handler] ""))
  (getTail [this handler] (own-or :getTail [handler] "")))
(defn Formatter--proxy [methods] (new Formatter methods))

(def ^:private simple-layout
  "%1$tb %1$td, %1$tY %1$tl:%1$tM:%1$tS %1$Tp %2$s%n%4$s: %5$s%6$s%n")
(def ^:private layout-property "java.util.logging.SimpleFormatter.format")
(defn- source-of [record]
  (let [source (.getSourceClassName record) method (.getSourceMethodName record)]
    (cond (nil? source) (.getLoggerName record)
          method (str source " " method)
          :else source)))
(defn- trace-of [e]
  (if e
    (let [w (java.io.StringWriter.)]
      (.write w "\n")
      (.printStackTrace e w)
      (str w))
    ""))
(deftype* SimpleFormatter []
  {:class "java.util.logging.SimpleFormatter" :extends Formatter}
  Object
  (format [this record]
    (own-or :format [record]
      (format (or (System/getProperty layout-property) simple-layout)
              (new java.util.Date (.getMillis record))
              (source-of record)
              (.getLoggerName record)
              (.getLocalizedName (.getLevel record))
              (.formatMessage this record)
              (trace-of (.getThrown record))))))
(defn SimpleFormatter--new [] (new SimpleFormatter {}))
(defn SimpleFormatter--proxy [methods] (new SimpleFormatter methods))

;; ---------------------------------------------------------------------------
;; Handlers

(defn- tell-failure
  "What Java tells on standard error of a handler that fails."
  [message e code]
  (.println System/err (str "java.util.logging.ErrorManager: " code
                            (when message (str ": " message))))
  (when e (.printStackTrace e System/err)))

(defn- accepts? [level filter record]
  (and (some? record)
       (passes? (.getLevel record) level)
       (or (nil? filter) (.isLoggable filter record))))

(deftype* Handler [methods
                   ^:unsynchronized-mutable level
                   ^:unsynchronized-mutable formatter
                   ^:unsynchronized-mutable filter
                   ^:unsynchronized-mutable encoding]
  {:class "java.util.logging.Handler"}
  Object
  (publish [this record]
    (own-or :publish [record] (missing "publish")))
  (flush [this] (own-or :flush [] (missing "flush")))
  (close [this] (own-or :close [] (missing "close")))
  (isLoggable [this record]
    (own-or :isLoggable [record]
      (accepts? level filter record)))
  (getLevel [this] (own-or :getLevel [] level))
  (setLevel [this x]
    (own-or :setLevel [x] (set! level (Objects/requireNonNull x)) nil))
  (getFormatter [this] (own-or :getFormatter [] formatter))
  (setFormatter [this x]
    (own-or :setFormatter [x] (set! formatter (Objects/requireNonNull x)) nil))
  (getFilter [_] filter)
  (setFilter [_ x] (set! filter x) nil)
  (getEncoding [_] encoding)
  (setEncoding [_ x] (set! encoding x) nil)
  (reportError [this message e code]
    (own-or :reportError [message e code] (tell-failure message e code) nil)))
(defn Handler--proxy [methods] (new Handler methods Level--ALL nil nil nil))

;; The writer is nil until there is a stream, and when the handler is closed.
(deftype* StreamHandler [^:unsynchronized-mutable writer
                         ^:unsynchronized-mutable begun?]
  {:class "java.util.logging.StreamHandler" :extends Handler}
  Object
  (isLoggable [this record]
    (own-or :isLoggable [record]
      (and (some? writer) (accepts? level filter record))))
  (setOutputStream [this out]
    (.end this)
    (set! begun? false)
    (set! writer (java.io.OutputStreamWriter. (Objects/requireNonNull out)
                                              (or encoding "UTF-8")))
    nil)
  (begin [this]
    (when-not begun?
      (.write writer (.getHead formatter this))
      (set! begun? true)))
  (emit [this record]
    (let [text (try (.format formatter record)
                    (catch Exception e (.reportError this nil e 5)))]
      (when text
        (.begin this)
        (.write writer text))))
  (publish [this record]
    (own-or :publish [record]
      (when (.isLoggable this record) (.emit this record))
      nil))
  (flush [this] (own-or :flush [] (when writer (.flush writer)) nil))
  (end [this]
    (when writer
      (.begin this)
      (.write writer (.getTail formatter this))
      (.flush writer)
      (.close writer)
      (set! writer nil)))
  (close [this] (own-or :close [] (.end this) nil)))
(defn- stream-handler [methods out formatter]
  (new StreamHandler methods Level--INFO formatter nil nil
       (when out (java.io.OutputStreamWriter. out)) false))
(defn StreamHandler--new
  ([] (stream-handler {} nil (SimpleFormatter--new)))
  ([out formatter]
   (stream-handler {} (Objects/requireNonNull out)
                   (Objects/requireNonNull formatter))))
(defn StreamHandler--proxy
  ([methods] (stream-handler methods nil (SimpleFormatter--new)))
  ([methods out formatter] (stream-handler methods out formatter)))

(deftype* ConsoleHandler []
  {:class "java.util.logging.ConsoleHandler" :extends StreamHandler}
  Object
  (publish [this record]
    (own-or :publish [record]
      (when (.isLoggable this record) (.emit this record))
      (.flush this)
      nil))
  (close [this] (own-or :close [] (.flush this) nil)))
(defn ConsoleHandler--proxy [methods]
  (new ConsoleHandler methods Level--INFO (SimpleFormatter--new) nil nil
       System/err false))
(defn ConsoleHandler--new [] (ConsoleHandler--proxy {}))

;; ---------------------------------------------------------------------------
;; Loggers

(defn- text-of
  "A message: text, or what gives it when it is needed."
  [x]
  (cond (instance? java.util.function.Supplier x) (.get x)
        (fn? x) (x)
        :else x))
(defn- set-source [record source method]
  (.setSourceClassName record source)
  (.setSourceMethodName record method))
(defn- parameters-of [x] (if (rt/is-array x) x (object-array [x])))

(deftype* Logger [label
                  ^:unsynchronized-mutable level
                  ^:unsynchronized-mutable parent
                  ^:unsynchronized-mutable handlers
                  ^:unsynchronized-mutable to-parents?
                  ^:unsynchronized-mutable filter]
  {:class "java.util.logging.Logger"}
  Object
  (getName [_] label)
  (getLevel [_] level)
  (setLevel [_ x] (set! level x) nil)
  (threshold [_]
    (cond level level parent (.threshold parent) :else Level--INFO))
  (isLoggable [this x] (passes? x (.threshold this)))
  (getParent [_] parent)
  (setParent [_ x] (set! parent (Objects/requireNonNull x)) nil)
  (getHandlers [_] (into-array Handler handlers))
  (addHandler [_ x]
    (set! handlers (conj handlers (Objects/requireNonNull x)))
    nil)
  (removeHandler [_ x]
    (set! handlers (filterv (fn [y] (not (identical? x y))) handlers))
    nil)
  (getUseParentHandlers [_] to-parents?)
  (setUseParentHandlers [_ x] (set! to-parents? x) nil)
  (getFilter [_] filter)
  (setFilter [_ x] (set! filter x) nil)
  (getResourceBundle [_] nil)
  (getResourceBundleName [_] nil)
  (publish [_ record]
    (doseq [x handlers] (.publish x record))
    (when (and to-parents? parent) (.publish parent record)))
  (log [this record]
    (when (and (.isLoggable this (.getLevel record))
               (or (nil? filter) (.isLoggable filter record)))
      (.publish this record))
    nil)
  (send [this x message fill]
    (when (.isLoggable this x)
      (let [record (LogRecord--new x (text-of message))]
        (.setLoggerName record label)
        (fill record)
        (.log this record)))
    nil)
  (log [this x message] (.send this x message (fn [_] nil)))
  (log [this x message y]
    (cond (instance? Throwable y) (.send this x message
                                         (fn [r] (.setThrown r y)))
          (instance? Throwable message) (.log this x y message)
          :else (.send this x message
                       (fn [r] (.setParameters r (parameters-of y))))))
  (logp [this x source method message]
    (.send this x message (fn [r] (set-source r source method))))
  (logp [this x source method message y]
    (if (instance? Throwable message)
      (.logp this x source method y message)
      (.send this x message
             (fn [r]
               (set-source r source method)
               (if (instance? Throwable y)
                 (.setThrown r y)
                 (.setParameters r (parameters-of y)))))))
  (severe [this message] (.log this Level--SEVERE message))
  (warning [this message] (.log this Level--WARNING message))
  (info [this message] (.log this Level--INFO message))
  (config [this message] (.log this Level--CONFIG message))
  (fine [this message] (.log this Level--FINE message))
  (finer [this message] (.log this Level--FINER message))
  (finest [this message] (.log this Level--FINEST message))
  (entering [this source method]
    (.logp this Level--FINER source method "ENTRY"))
  (entering [this source method x]
    (let [xs (parameters-of x)
          places (map (fn [i] (str " {" i "}")) (range (alength xs)))]
      (.logp this Level--FINER source method (apply str "ENTRY" places) xs)))
  (exiting [this source method]
    (.logp this Level--FINER source method "RETURN"))
  (exiting [this source method x]
    (.logp this Level--FINER source method "RETURN {0}" (object-array [x])))
  (throwing [this source method e]
    (.logp this Level--FINER source method "THROW" e)))

(def Logger--GLOBAL_LOGGER_NAME "global")
(def ^:private loggers (atom {}))
(defn- root []
  (or (get @loggers "")
      (let [x (new Logger "" Level--INFO nil [(ConsoleHandler--new)] true nil)]
        (swap! loggers assoc "" x)
        x)))
(defn- parent-of
  "The logger of the longest name that this one continues."
  [label]
  (let [i (rt/str-last-index-of label "." nil)]
    (if (neg? i)
      (root)
      (or (get @loggers (subs label 0 i)) (recur (subs label 0 i))))))
(defn- adopt
  "Makes the logger the parent of those that are below it from now on."
  [x]
  (let [label (.getName x)]
    (.setParent x (parent-of label))
    (doseq [[other-label other] @loggers]
      (when (and (rt/str-starts-with other-label (str label "."))
                 (identical? (.getParent x) (.getParent other)))
        (.setParent other x)))))
(defn- add [x]
  (if (get @loggers (.getName x))
    false
    (do (adopt x)
        (swap! loggers assoc (.getName x) x)
        true)))

(defn Logger--getLogger
  ([label]
   (when (nil? label) (#'cljwc.java/no-object "Object.hashCode()" "key"))
   (if (= label "")
     (root)
     (or (get @loggers label)
         (let [x (new Logger label nil nil [] true nil)]
           (add x)
           x))))
  ([label bundle] (Logger--getLogger label)))
(defn Logger--getGlobal [] (Logger--getLogger Logger--GLOBAL_LOGGER_NAME))
(defn Logger--getAnonymousLogger
  ([] (new Logger nil nil (root) [] true nil))
  ([bundle] (Logger--getAnonymousLogger)))

(deftype* LogManager []
  {:class "java.util.logging.LogManager"}
  Object
  (getLogger [_ label] (if (= label "") (root) (get @loggers label)))
  (addLogger [_ x] (add x))
  (getLoggerNames [_]
    (root)
    (java.util.Collections/enumeration (vec (keys @loggers))))
  (getProperty [_ label] nil)
  (readConfiguration [_] nil)
  (readConfiguration [_ in] nil)
  (reset [_]
    (root)
    (doseq [x (vals @loggers)]
      (doseq [handler (.getHandlers x)]
        (.removeHandler x handler)
        (.close handler))
      (.setLevel x (when (= "" (.getName x)) Level--INFO)))
    nil))
(def ^:private manager (new LogManager))
(defn LogManager--getLogManager [] manager)
