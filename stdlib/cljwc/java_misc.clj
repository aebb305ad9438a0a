;; SPDX-License-Identifier: MIT
;;
;; Locales, references, thread-locals, latches, URIs.
(in-ns 'cljwc.java)

;; ---------------------------------------------------------------------------
;; Locales have names; text is treated as in the root locale by all of them.

(deftype* Locale [language country]
  {:class "java.util.Locale"}
  java.lang.Cloneable
  java.io.Serializable
  Object
  (getLanguage [this] language)
  (getCountry [this] country)
  (toLanguageTag [this]
    (cond (= "" language) "und"
          (= "" country) language
          :else (str language "-" country)))
  (toString [this] (if (= "" country) language (str language "_" country)))
  (hashCode [this] (rt/str-hash-code (str this)))
  (equals [this x] (and (instance? Locale x) (= (str this) (str x)))))
(defn Locale--new
  ([language] (new Locale language ""))
  ([language country] (new Locale language country)))
(defn Locale--of
  ([language] (new Locale language ""))
  ([language country] (new Locale language country)))
(def Locale--ROOT (new Locale "" ""))
(def Locale--ENGLISH (new Locale "en" ""))
(def Locale--US (new Locale "en" "US"))
(def Locale--UK (new Locale "en" "GB"))
(def Locale--FRENCH (new Locale "fr" ""))
(def Locale--FRANCE (new Locale "fr" "FR"))
(def Locale--GERMAN (new Locale "de" ""))
(def Locale--GERMANY (new Locale "de" "DE"))
(def ^{:private true} default-locale (atom Locale--US))
(defn Locale--getDefault
  ([] (deref default-locale))
  ([category] (deref default-locale)))
(defn Locale--setDefault
  ([locale] (reset! default-locale locale) nil)
  ([category locale] (reset! default-locale locale) nil))
(defn Locale--forLanguageTag [tag]
  (let* [dash (rt/str-index-of tag "-" 0)]
    (if (neg? dash)
      (new Locale tag "")
      (new Locale (subs tag 0 dash) (subs tag (inc dash))))))

;; ---------------------------------------------------------------------------
;; References: what they refer to is held.

(deftype* ReferenceQueue [^:unsynchronized-mutable items]
  {:class "java.lang.ref.ReferenceQueue"}
  Object
  (poll [this]
    (let* [x (first items)]
      (set! items (vec (rest items)))
      x))
  (enqueued [this x] (set! items (conj items x)) nil))
(defn ReferenceQueue--new [] (new ReferenceQueue []))

(deftype* Reference [^:unsynchronized-mutable x queue]
  {:class "java.lang.ref.Reference"}
  Object
  (get [this] x)
  (clear [this] (set! x nil) nil)
  (isEnqueued [this] false)
  (enqueue [this]
    (set! x nil)
    (when queue (.enqueued queue this))
    true))
(deftype* SoftReference []
  {:class "java.lang.ref.SoftReference" :extends Reference})
(deftype* WeakReference []
  {:class "java.lang.ref.WeakReference" :extends Reference})
(defn SoftReference--new
  ([x] (new SoftReference x nil))
  ([x queue] (new SoftReference x queue)))
(defn WeakReference--new
  ([x] (new WeakReference x nil))
  ([x queue] (new WeakReference x queue)))

;; ---------------------------------------------------------------------------
;; The one thread

;; What is told of exceptions that end a task; nil: standard error.
(def ^{:private true} uncaught-handler (rt/atom-new nil))
(deftype* Uncaught []
  {:class "java.lang.ThreadGroup"}
  java.lang.Thread$UncaughtExceptionHandler
  (uncaughtException [this thread ex]
    (binding [*out* *err*]
      (print (str "Exception in thread \"" (.getName thread) "\" "))
      (-printStackTrace ex))
    nil))
(defn Thread--getDefaultUncaughtExceptionHandler []
  (rt/atom-get uncaught-handler))
(defn Thread--setDefaultUncaughtExceptionHandler [handler]
  (rt/atom-set uncaught-handler handler)
  nil)

;; The thread that the running task is of; nil: the one that the program began
;; with. Threads that it makes are in cljwc.java.thread.
(def ^{:private true} running (rt/atom-new nil))
(declare heed-interrupts)

(deftype* Thread [^:unsynchronized-mutable label
                  ^:unsynchronized-mutable interrupted]
  {:class "java.lang.Thread"}
  Object
  (getName [this] label)
  (setName [this x] (set! label x) nil)
  (getId [this] 1)
  (threadId [this] 1)
  (isAlive [this] true)
  (isDaemon [this] false)
  (isInterrupted [this] interrupted)
  (interrupt [this] (set! interrupted true) (heed-interrupts) nil)
  (clearInterrupt [this]
    (let* [x interrupted] (set! interrupted false) x))
  (getContextClassLoader [this] nil)
  (setContextClassLoader [this loader] nil)
  ;; Of what called it nothing is known until something is thrown; the JVM's
  ;; begins with frames that who asks leaves out.
  (getStackTrace [this]
    (into-array StackTraceElement
                [(new StackTraceElement "java.lang.Thread" "getStackTrace" "Thread.java" -1)
                 (new StackTraceElement label "invoke" "NO_SOURCE_FILE" -1)]))
  (getUncaughtExceptionHandler [this]
    (or (rt/atom-get uncaught-handler) (new Uncaught)))
  (toString [this] (str "Thread[#1," label ",5,main]")))
(def ^{:private true} the-thread (delay (new Thread "main" false)))
(defn Thread--currentThread [] (or (rt/atom-get running) @the-thread))
(defn running-thread
  "The thread that the running task is of; nil: the first one."
  []
  (rt/atom-get running))
(defn Thread--interrupted [] (.clearInterrupt (Thread--currentThread)))

;; Waiting begins and ends with a look at whether the thread was interrupted,
;; once any was.
(defn heed-interrupts
  []
  (rt/atom-set interrupt-check
               (fn [what]
                 (when (Thread--interrupted)
                   (throw (new InterruptedException what))))))

(defn run-as
  "Calls f as the thread does: nothing is bound, and it is the current one."
  [thread f]
  (let* [before (rt/atom-get running) frames (rt/take-bindings)]
    (rt/atom-set running thread)
    (try
      (f)
      (finally
        (rt/atom-set running before)
        (rt/take-bindings)
        (rt/put-bindings frames)))))

;; ---------------------------------------------------------------------------
;; The machine, as far as a program has one

;; Threads that run when the program ends; each is told of its exception.
(def ^{:private true} shutdown-hooks (rt/atom-new #{}))
(defn ^{:private true} run-hook
  [thread]
  (try (.run thread)
       (catch Throwable e
         (.uncaughtException (or (rt/atom-get uncaught-handler) (new Uncaught))
                             thread e))))
(defn ^{:private true} plan-hooks
  [threads]
  (rt/atom-set shutdown-hooks threads)
  (rt/at-shutdown (fn [] (doseq [t threads] (run-hook t)))))

(deftype* Runtime []
  {:class "java.lang.Runtime"}
  Object
  (availableProcessors [this] 1)
  (freeMemory [this] (- (rt/heap-size) (rt/heap-used)))
  (totalMemory [this] (rt/heap-size))
  (maxMemory [this] (rt/heap-limit))
  (gc [this] nil)
  (addShutdownHook [this thread]
    (when (contains? (rt/atom-get shutdown-hooks) thread)
      (throw (new IllegalArgumentException "Hook previously registered")))
    (plan-hooks (conj (rt/atom-get shutdown-hooks) thread)))
  (removeShutdownHook [this thread]
    (let [there (contains? (rt/atom-get shutdown-hooks) thread)]
      (plan-hooks (disj (rt/atom-get shutdown-hooks) thread))
      there))
  (exit [this status] (rt/exit status))
  (halt [this status]
    (rt/at-shutdown nil)
    (rt/exit status)))
(def ^{:private true} the-runtime (delay (new Runtime)))
(defn Runtime--getRuntime [] @the-runtime)

;; ---------------------------------------------------------------------------
;; Thread-locals: a map from threads, nil for the first one, to values; proxies
;; say how they begin.

(deftype* ThreadLocal [^:unsynchronized-mutable values initial]
  {:class "java.lang.ThreadLocal"}
  Object
  (get [this]
    (if (contains? values (rt/atom-get running))
      (clojure.core/get values (rt/atom-get running))
      (let* [x (initial this)]
        (.set this x)
        x)))
  (set [this x] (set! values (assoc values (rt/atom-get running) x)) nil)
  (remove [this] (set! values (dissoc values (rt/atom-get running))) nil))
(defn ThreadLocal--new [] (new ThreadLocal {} (fn [_] nil)))
(defn ThreadLocal--withInitial [supplier]
  (new ThreadLocal {}
       (if (rt/is-instance java.util.function.Supplier supplier)
         (fn [_] (.get supplier))
         (fn [_] (supplier)))))
(defn ThreadLocal--proxy [methods]
  (new ThreadLocal {} (get methods :initialValue (fn [_] nil))))

(deftype* TimeUnit [name nanos]
  {:class "java.util.concurrent.TimeUnit"}
  Object
  (toNanos [this n] (* n nanos))
  (toMicros [this n] (quot (* n nanos) 1000))
  (toMillis [this n] (quot (* n nanos) 1000000))
  (toSeconds [this n] (quot (* n nanos) 1000000000))
  (toMinutes [this n] (quot (* n nanos) 60000000000))
  (toHours [this n] (quot (* n nanos) 3600000000000))
  (toDays [this n] (quot (* n nanos) 86400000000000))
  (convert [this n unit] (quot (.toNanos unit n) nanos))
  (name [this] name)
  (toString [this] name))
(def TimeUnit--NANOSECONDS (new TimeUnit "NANOSECONDS" 1))
(def TimeUnit--MICROSECONDS (new TimeUnit "MICROSECONDS" 1000))
(def TimeUnit--MILLISECONDS (new TimeUnit "MILLISECONDS" 1000000))
(def TimeUnit--SECONDS (new TimeUnit "SECONDS" 1000000000))
(def TimeUnit--MINUTES (new TimeUnit "MINUTES" 60000000000))
(def TimeUnit--HOURS (new TimeUnit "HOURS" 3600000000000))
(def TimeUnit--DAYS (new TimeUnit "DAYS" 86400000000000))

(deftype* CountDownLatch [^:unsynchronized-mutable n]
  {:class "java.util.concurrent.CountDownLatch"}
  Object
  (countDown [this] (when (pos? n) (set! n (dec n))) nil)
  (getCount [this] n)
  (await [this]
    (if (not (#'clojure.core/run-until
              (fn [l] (not (pos? (.getCount l)))) this))
      (throw (new IllegalStateException
                  "Deadlock: no task counts the latch down"))
      nil))
  (await [this timeout unit]
    (#'clojure.core/run-within (fn [l] (not (pos? (.getCount l)))) this
                               (.toMillis unit timeout)))
  (toString [this] (object-text this (str "[Count = " n "]"))))
(defn CountDownLatch--new [n] (new CountDownLatch n))

;; ---------------------------------------------------------------------------
;; java.net

(defn ^{:private true} hex-byte [b]
  (let* [b (bit-and b 255)]
    (str "%" (nth "0123456789ABCDEF" (quot b 16))
         (nth "0123456789ABCDEF" (rem b 16)))))
(defn ^{:private true} url-plain? [c]
  (let* [n (int c)]
    (or (<= 97 n 122) (<= 65 n 90) (<= 48 n 57)
        (= c \-) (= c \_) (= c \.) (= c \*))))
(defn ^{:private true} escaped [text charset]
  (apply str (map hex-byte (-getBytes text charset))))
;; What is escaped is encoded in runs: UTF-16 has a mark before each.
(defn URLEncoder--encode
  ([text] (URLEncoder--encode text "UTF-8"))
  ([text charset]
   (let* [plain? (fn [c] (or (= c \space) (url-plain? c)))
          encode (fn [run]
                   (let* [s (apply str run)]
                     (if (plain? (first run))
                       (rt/str-replace s \space \+)
                       (escaped s charset))))]
     (apply str (map encode (partition-by plain? text))))))
(defn ^{:private true} bad-escape [why]
  (throw (new IllegalArgumentException
              (str "URLDecoder: " why))))
(defn ^{:private true} escaped-byte [pair]
  (when-not (re-matches #"[0-9a-fA-F]{2}" pair)
    (bad-escape (str "Illegal hex characters in escape (%) pattern - "
                     "Error at index "
                     (if (re-find #"^[0-9a-fA-F]" pair) 1 0)
                     " in: \"" pair "\"")))
  (unchecked-byte (Integer--parseInt pair 16)))
(defn ^{:private true} unescaped
  "Of %41%42 and the like: what the bytes mean."
  [run charset]
  (when-not (= 0 (rem (count run) 3))
    (bad-escape "Incomplete trailing escape (%) pattern"))
  (String--new (byte-array (map (fn [i] (escaped-byte (subs run (inc i) (+ i 3))))
                                (range 0 (count run) 3)))
               charset))
(defn URLDecoder--decode
  ([text] (URLDecoder--decode text "UTF-8"))
  ([text charset]
   (apply str
          (map (fn [[part run]]
                 (if run
                   (unescaped run charset)
                   (rt/str-replace part \+ \space)))
               (re-seq #"((?:%[^%]?[^%]?)+)|[^%]+" text)))))

;; What URI and URL are made of.
(defn ^{:private true} uri-parts
  "[text scheme authority path query fragment] of a text, nil for what is not there."
  [text]
  (re-matches #"(?s)(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?"
              text))
(defn ^{:private true} good-scheme
  "As much of the scheme as may be in one, or nil."
  [scheme]
  (re-find #"^[a-zA-Z][a-zA-Z0-9+.-]*" scheme))

;; "user:pw@host:80", of a URI and of a URL; nil without an authority.
(defn ^{:private true} authority-user [authority]
  (when authority (second (re-find #"^(.*)@" authority))))
(defn ^{:private true} authority-host [authority]
  (second (re-find #"^(?:.*@)?(\[.*\]|[^:]*)" authority)))
(defn ^{:private true} authority-port
  "-1: there is none."
  [authority]
  (if-let [[_ port] (and authority (re-find #":(\d+)$" authority))]
    (Integer--parseInt port)
    -1))

(defn ^{:private true} uri-normal-path
  "Without . and .. as far as that goes."
  [path]
  (when path
    (let* [absolute? (rt/str-starts-with path "/")
           names (re-seq #"[^/]+" path)
           kept (names-without-dots names false)
           folder? (or (re-find #"(?:/|/\.\.?|^\.\.?)$" path) nil)]
      (str (when absolute? "/")
           (apply str (interpose "/" kept))
           (when (and folder? (seq kept) (not= ".." (peek kept))) "/")))))

(declare with-path resolved)
(deftype* URI [text scheme authority path query fragment]
  {:class "java.net.URI"}
  java.io.Serializable
  Comparable
  (compareTo [this x] (rt/str-compare text (str x)))
  Object
  (getScheme [this] scheme)
  (getAuthority [this] authority)
  (getRawAuthority [this] authority)
  (getUserInfo [this] (authority-user authority))
  (getHost [this]
    (when authority
      (second (re-matches #"(?:.*@)?(\[.*\]|[^:]*)(?::\d*)?" authority))))
  (getPort [this] (authority-port authority))
  (getPath [this] (when path (URLDecoder--decode (rt/str-replace path "+" "%2B"))))
  (getRawPath [this] path)
  (getQuery [this] (when query (URLDecoder--decode (rt/str-replace query "+" "%2B"))))
  (getRawQuery [this] query)
  (getFragment [this] fragment)
  (getRawFragment [this] fragment)
  (getSchemeSpecificPart [this]
    (let* [rest (if scheme (subs text (inc (count scheme))) text)]
      (if fragment (subs rest 0 (- (count rest) (count fragment) 1)) rest)))
  (isAbsolute [this] (some? scheme))
  (isOpaque [this] (and (some? scheme) (nil? path)))
  (toASCIIString [this] text)
  (normalize [this] (with-path this (uri-normal-path path)))
  (resolve [this x] (resolved this x))
  (toString [this] text)
  (hashCode [this] (rt/str-hash-code text))
  (equals [this x] (and (instance? URI x) (= text (str x)))))
(declare URI--new)
(defn ^{:private true} uri-of
  [scheme authority path query fragment]
  (URI--new (str (when scheme (str scheme ":"))
                 (when authority (str "//" authority))
                 path
                 (when query (str "?" query))
                 (when fragment (str "#" fragment)))))
(defn ^{:private true} with-path
  [uri path]
  (if (or (nil? path) (= path (.getRawPath uri)))
    uri
    (uri-of (.getScheme uri) (.getRawAuthority uri) path (.getRawQuery uri)
            (.getRawFragment uri))))
(defn ^{:private true} resolved
  "What x means where base is known; as RFC 2396, 5.2, says."
  [base x]
  (let* [x (if (string? x) (URI--new x) x)
         path (.getRawPath x)
         only-fragment? (and (= "" path) (nil? (.getRawAuthority x))
                             (nil? (.getRawQuery x)) (some? (.getRawFragment x)))]
    (cond
      (or (.isOpaque base) (.isOpaque x) (.getScheme x)) x
      only-fragment?
      (uri-of (.getScheme base) (.getRawAuthority base) (.getRawPath base)
              (.getRawQuery base) (.getRawFragment x))
      (.getRawAuthority x)
      (uri-of (.getScheme base) (.getRawAuthority x) path (.getRawQuery x)
              (.getRawFragment x))
      :else
      (uri-of (.getScheme base) (.getRawAuthority base)
              (if (rt/str-starts-with path "/")
                path
                (uri-normal-path (str (re-find #"^.*/" (.getRawPath base)) path)))
              (.getRawQuery x) (.getRawFragment x)))))

;; As the constructors of several parts quote them: what is no part of a URI.
(defn ^{:private true} uri-quoted [text]
  (apply str (map (fn [c]
                    (if (or (<= (int c) 32) (contains? #{\" \< \> \\ \^ \` \{ \| \}} c))
                      (hex-byte (int c))
                      c))
                  text)))
(defn ^{:private true} uri-syntax-error
  "index: -1 if the reason is at none."
  [text reason index]
  (detailed java.net.URISyntaxException
            (str reason (when (<= 0 index) (str " at index " index)) ": " text)
            nil
            {:input text :reason reason :index (int index)}))
(defn ^{:private true} bad-uri
  [text reason index]
  (throw (uri-syntax-error text reason index)))
(defn ^{:private true} check-part
  "That a part, which begins at index from, has only characters that it may have."
  [text part what from]
  (when part
    (doseq [i (range (count part))]
      (let* [c (int (nth part i))]
        (cond
          (= c 37)
          (when-not (re-find #"^%[0-9a-fA-F]{2}" (subs part i))
            (bad-uri text "Malformed escape pair" (+ from i)))
          (or (<= c 32) (= c 127)
              (contains? #{\" \< \> \\ \^ \` \{ \| \}} (nth part i))
              (and (= what "path") (contains? #{\[ \]} (nth part i))))
          (bad-uri text (str "Illegal character in " what) (+ from i)))))))
(defn URI--new
  ([text]
   (let [[_ scheme authority path query fragment] (uri-parts text)
         opaque (and scheme (nil? authority) (not (rt/str-starts-with path "/")))
         at-authority (if scheme (inc (count scheme)) 0)
         at-path (+ at-authority (if authority (+ 2 (count authority)) 0))
         at-query (+ 1 at-path (count path))
         at-fragment (+ at-query (if query (inc (count query)) 0))]
     (when scheme
       (let* [good (good-scheme scheme)]
         (when (not= good scheme)
           (bad-uri text "Illegal character in scheme name" (count good))))
       (when (= (count text) at-authority)
         (bad-uri text "Expected scheme-specific part" at-authority)))
     (when (and (= authority "") (= path "") (nil? query) (nil? fragment))
       (bad-uri text "Expected authority" (+ 2 at-authority)))
     (check-part text authority "authority" (+ 2 at-authority))
     (check-part text path (if opaque "opaque part" "path") at-path)
     (check-part text query (if opaque "opaque part" "query") at-query)
     (check-part text fragment "fragment" at-fragment)
     (new URI text scheme (when-not (= "" authority) authority)
          (when-not opaque path) query fragment)))
  ([scheme rest fragment]
   (URI--new (str (when scheme (str scheme ":")) (uri-quoted rest)
                  (when fragment (str "#" (uri-quoted fragment))))))
  ([scheme host path fragment] (URI--new scheme nil host -1 path nil fragment))
  ([scheme authority path query fragment]
   (URI--new nil (str (when scheme (str scheme ":"))
                      (when authority (str "//" (uri-quoted authority)))
                      (when path (uri-quoted path))
                      (when query (str "?" (uri-quoted query))))
             fragment))
  ([scheme user host port path query fragment]
   (URI--new scheme
             (when host
               (str (when user (str user "@")) host
                    (when-not (= -1 port) (str ":" port))))
             path query fragment)))
(defn URI--create
  [text]
  (try (URI--new text)
       (catch java.net.URISyntaxException e
         (throw (new IllegalArgumentException (ex-message e) e)))))

;; A URL and its parts. There is no network: only a file can be opened, and a
;; resource, whose bytes are in the program.
(deftype* URL [protocol authority path query ref content]
  {:class "java.net.URL"}
  java.io.Serializable
  Object
  (getProtocol [this] protocol)
  (getAuthority [this] authority)
  (getUserInfo [this] (authority-user authority))
  (getHost [this] (authority-host (or authority "")))
  (getPort [this] (authority-port authority))
  (getDefaultPort [this] (get {"http" 80 "https" 443 "ftp" 21} protocol -1))
  (getPath [this] path)
  (getQuery [this] query)
  (getFile [this] (if query (str path "?" query) path))
  (getRef [this] ref)
  (openStream [this]
    (cond
      content (ByteArrayInputStream--new (rt/str-encode content 1))
      (= "file" protocol) (FileInputStream--new path)
      :else (throw (new UnsupportedOperationException
                        (str "java.net.URL of " this ": there is no network")))))
  (toURI [this] (URI--new (str this)))
  (toExternalForm [this] (str this))
  (toString [this]
    (str protocol ":" (when (and authority (not= "" authority)) "//") authority
         (.getFile this) (when ref (str "#" ref))))
  (hashCode [this] (rt/str-hash-code (str this)))
  (equals [this x] (and (instance? URL x) (= (str this) (str x)))))
(defn resource-url [name content]
  (new URL "resource" nil name nil nil content))
(def ^{:private true} protocols #{"http" "https" "ftp" "file" "mailto"})
(defn URL--new [text]
  (let [[_ scheme authority path query ref] (uri-parts (rt/str-java-trim (str text)))
        protocol (when (and scheme (= scheme (good-scheme scheme))) scheme)
        known (when protocol (protocols (rt/str-lower protocol)))]
    (when-not known
      (throw (new java.net.MalformedURLException
                  (if protocol
                    (str "unknown protocol: " (rt/str-lower protocol))
                    (str "no protocol: " text)))))
    (new URL known authority path query ref nil)))

;; ---------------------------------------------------------------------------
;; The reader's part that reads a string whose first quote has been read

(defn LispReader$StringReader--new []
  (fn [reader quote & more]
    (loop* [chars [\"]]
      (let* [n (.read reader)]
        (cond
          (neg? n) (throw (new RuntimeException "EOF while reading string"))
          (= n 34) (read-string (apply str (conj chars \")))
          (= n 92) (recur (conj chars \\ (char (.read reader))))
          :else (recur (conj chars (char n))))))))

;; ---------------------------------------------------------------------------
;; What the reader's #= forms name, as *print-dup* writes them. A program has
;; this if it has both print-dup and the reader (reach in driver/program.c).

;; What is there however little else of Java the program has.
(def ^{:private true} written-members
  {'find-ns find-ns
   'identity identity
   'java.lang.Integer. Integer--new
   'java.lang.Float. Float--new
   'java.lang.Short. Short--new
   'java.lang.Byte. Byte--new
   'java.math.BigInteger. BigInteger--new
   'java.lang.Class/forName Class--forName
   'java.util.ArrayList. ArrayList--new
   'java.util.LinkedList. LinkedList--new
   'java.util.Vector. Vector--new
   'java.util.HashMap. HashMap--new
   'java.util.LinkedHashMap. LinkedHashMap--new
   'java.util.HashSet. HashSet--new
   'java.util.LinkedHashSet. LinkedHashSet--new
   'java.util.concurrent.ConcurrentHashMap. ConcurrentHashMap--new
   'clojure.lang.PersistentArrayMap/create
   (fn [m] (apply array-map (mapcat (fn [e] [(key e) (val e)]) m)))
   'clojure.lang.PersistentHashMap/create PersistentHashMap--create
   'clojure.lang.PersistentTreeMap/create PersistentTreeMap--create})

;; Others, where vars can be looked up by name.
(defn ^{:private true} java-member
  [class member]
  (let [dot (rt/str-last-index-of class "." nil)
        simple (rt/subs class (inc dot) nil)
        sym (symbol (str simple "--" member))]
    (some (fn [ns]
            (when (rt/str-starts-with (str (ns-name ns)) "cljwc.java")
              (rt/ns-lookup ns sym)))
          (all-ns))))

(defn ^{:private true} written-member
  "The constructor or static method that f names."
  [f nargs]
  (let [[class member] (if (namespace f)
                         [(namespace f) (name f)]
                         [(subs (name f) 0 (dec (count (name f)))) "new"])]
    (or (java-member class member)
        (do (Class--forName class)
            (throw (new IllegalArgumentException
                        (if (= member "new")
                          (str "No matching ctor found for class " class)
                          (str "No matching method " member " found taking "
                               nargs " args"))))))))

(defn ^{:private true} read-java*
  [f args]
  (cond
    (and args (contains? written-members f))
    (fn [] (apply (get written-members f) args))
    (or (rt/str-ends-with (name f) ".")
        (and (namespace f) (<= 0 (rt/str-index-of (namespace f) "." 0))))
    (let [member (written-member f (count args))] (fn [] (apply member args)))
    (nil? args) (let [c (Class--forName (name f))] (fn [] c))
    :else false))

(def read-java
  (do (alter-var-root #'clojure.core/read-java-hook (fn [_] read-java*))
      read-java*))
