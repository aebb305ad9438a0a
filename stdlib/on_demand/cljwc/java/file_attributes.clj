;; SPDX-License-Identifier: MIT
;;
;; java.nio.file.attribute: times, permissions, owners, and what Files has of
;; them by class and by name. WASI has neither permissions nor owners: its views
;; are basic only. But libraries that know of Windows and Unix ask for permissions
;; everywhere else; so there Files' own functions for them answer what the process
;; may do with a file, and refuse to change that.
(ns cljwc.java.file_attributes
  (:require [clojure.string :as str] [cljwc.java.files :as files]
            [cljwc.java.time])
  (:import [java.time Instant]
           [java.util.concurrent TimeUnit]))

(defn- facts [p options]
  (rt/file-facts (str p) (#'files/follows? options)))

;; ---------------------------------------------------------------------------
;; Times: seconds and nanoseconds of the next lower second.

(declare FileTime--new)

(defn- same-time? [a b]
  (and (= (.-seconds a) (.-seconds b)) (= (.-nanos a) (.-nanos b))))

(deftype* FileTime [seconds nanos]
  {:class "java.nio.file.attribute.FileTime"}
  Comparable
  (compareTo [_ x]
    (let [c (compare seconds (.-seconds x))]
      (int (if (zero? c) (compare nanos (.-nanos x)) c))))
  Object
  (toInstant [_] (Instant/ofEpochSecond seconds nanos))
  (toMillis [_] (+ (* 1000 seconds) (quot nanos 1000000)))
  (to [_ unit]
    (+ (.convert unit seconds TimeUnit/SECONDS)
       (.convert unit nanos TimeUnit/NANOSECONDS)))
  (hashCode [this] (.hashCode (.toInstant this)))
  (equals [this x] (and (instance? FileTime x) (same-time? this x)))
  (toString [this]
    (str/replace (str (.toInstant this)) #"(\.\d*?)0+Z$" "$1Z")))

(defn FileTime--fromMillis [ms]
  (new FileTime (rt/math-floor-div ms 1000)
       (* 1000000 (rt/math-floor-mod ms 1000))))
(defn- of-unit [n unit]
  (let [per-second (.convert unit 1 TimeUnit/SECONDS)]
    (if (< 1 per-second)
      (new FileTime (rt/math-floor-div n per-second)
           (.toNanos unit (rt/math-floor-mod n per-second)))
      (new FileTime (.toSeconds unit n) 0))))
(defn FileTime--from
  ([instant] (new FileTime (.getEpochSecond instant) (.getNano instant)))
  ([n unit] (of-unit n unit)))

(defn- time-of [facts i]
  (new FileTime (get facts i) (get facts (inc i))))
(defn- as-time [x]
  (cond (nil? x) (throw (new NullPointerException))
        (instance? FileTime x) [(.-seconds x) (.-nanos x)]
        :else (throw (new ClassCastException
                          (str "class " (.getName (class x))
                               " cannot be cast to class java.nio.file."
                               "attribute.FileTime")))))

;; ---------------------------------------------------------------------------
;; Permissions

(files/def-enum PosixFilePermission
  "java.nio.file.attribute.PosixFilePermission" []
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_WRITE GROUP_EXECUTE
  OTHERS_READ OTHERS_WRITE OTHERS_EXECUTE)

(defn- permission-set [bits]
  (java.util.LinkedHashSet.
   (filterv (fn [p]
              (not= 0 (bit-and bits (bit-shift-right 0400 (.ordinal p)))))
            PosixFilePermission-all)))

(deftype* Permissions [value]
  {:class "java.nio.file.attribute.PosixFilePermissions$1"}
  java.nio.file.attribute.FileAttribute
  (name [_] "posix:permissions")
  (value [_] value))

(def ^:private letters "rwxrwxrwx")
(defn PosixFilePermissions--toString [permissions]
  (apply str (map (fn [p c] (if (contains? permissions p) c \-))
                  PosixFilePermission-all letters)))
(defn PosixFilePermissions--fromString [text]
  (when-not (re-matches #"(?:[r-][w-][x-]){3}" text)
    (throw (new IllegalArgumentException "Invalid mode")))
  (java.util.LinkedHashSet.
   (vec (keep (fn [[p c]] (when-not (= c \-) p))
              (map vector PosixFilePermission-all text)))))
(defn PosixFilePermissions--asFileAttribute [permissions]
  (doseq [p permissions]
    (when (nil? p) (throw (new NullPointerException))))
  (new Permissions (set permissions)))

;; ---------------------------------------------------------------------------
;; Owners

(defmacro ^:private def-principal [type class interface]
  `(deftype* ~type [~'id ~'label]
     {:class ~class}
     ~interface
     ~'Object
     (~'getName [~'_] ~'label)
     (~'hashCode [~'_] (hash ~'id))
     (~'equals [~'_ ~'x] (and (instance? ~type ~'x) (= ~'id (.-id ~'x))
                              (= ~'label (.-label ~'x))))
     (~'toString [~'_] ~'label)))
(def-principal User "sun.nio.fs.UnixUserPrincipals$User"
  java.nio.file.attribute.UserPrincipal)
(def-principal Group "sun.nio.fs.UnixUserPrincipals$Group"
  java.nio.file.attribute.GroupPrincipal)

(defn- no-owners []
  (throw (new UnsupportedOperationException
              "WASI has no owners and permissions of files")))
(defn- owner-of [facts]
  (when-not (rt/file-has-owners) (no-owners))
  (let [id (get facts 14)]
    (new User id (or (rt/user-name id false) (str id)))))
(defn- group-of [facts]
  (when-not (rt/file-has-owners) (no-owners))
  (let [id (get facts 15)]
    (new Group id (or (rt/user-name id true) (str id)))))
(defn- permissions-of [facts]
  (when-not (rt/file-has-owners) (no-owners))
  (permission-set (get facts 1)))

(defn- id-named [label group?]
  (or (rt/user-id label group?)
      (parse-long label)
      (throw (new java.nio.file.attribute.UserPrincipalNotFoundException
                  nil))))
(deftype* Principals []
  {:class "sun.nio.fs.UnixFileSystem$LookupService$1"}
  Object
  (lookupPrincipalByName [_ label] (new User (id-named label false) label))
  (lookupPrincipalByGroupName [_ label] (new Group (id-named label true) label)))
(defn -getUserPrincipalLookupService [_]
  (when-not (rt/file-has-owners) (no-owners))
  (new Principals))

;; ---------------------------------------------------------------------------
;; Attributes of a file as an object

(deftype* FileKey [dev ino]
  {:class "sun.nio.fs.UnixFileKey"}
  Object
  (hashCode [_] (hash [dev ino]))
  (equals [_ x] (and (instance? FileKey x) (= dev (.-dev x)) (= ino (.-ino x))))
  (toString [_] (str "(dev=" (rt/long-hex dev) ",ino=" ino ")")))

(defmacro ^:private def-attributes [type class interface & methods]
  `(deftype* ~type [~'facts]
     {:class ~class}
     ~interface
     ~'(lastModifiedTime [_] (time-of facts 3))
     ~'(lastAccessTime [_] (time-of facts 5))
     ~'(creationTime [_] (time-of facts 7))
     ~'(isRegularFile [_] (= 0 (get facts 0)))
     ~'(isDirectory [_] (= 1 (get facts 0)))
     ~'(isSymbolicLink [_] (= 2 (get facts 0)))
     ~'(isOther [_] (= 3 (get facts 0)))
     ~'(size [_] (get facts 2))
     ~'(fileKey [_] (new FileKey (get facts 11) (get facts 12)))
     ~@methods))
(def-attributes BasicAttributes
  "sun.nio.fs.UnixFileAttributes$UnixAsBasicFileAttributes"
  java.nio.file.attribute.BasicFileAttributes)
(def-attributes PosixAttributes "sun.nio.fs.UnixFileAttributes"
  java.nio.file.attribute.PosixFileAttributes
  (owner [_] (owner-of facts))
  (group [_] (group-of facts))
  (permissions [_] (permissions-of facts)))

(defn- basic-attributes [facts] (new BasicAttributes facts))
(defn- posix-attributes [facts] (new PosixAttributes facts))

;; ---------------------------------------------------------------------------
;; Attributes by name

(def ^:private basic
  {"lastModifiedTime" (fn [f] (time-of f 3))
   "lastAccessTime" (fn [f] (time-of f 5))
   "creationTime" (fn [f] (time-of f 7))
   "size" (fn [f] (get f 2))
   "isRegularFile" (fn [f] (= 0 (get f 0)))
   "isDirectory" (fn [f] (= 1 (get f 0)))
   "isSymbolicLink" (fn [f] (= 2 (get f 0)))
   "isOther" (fn [f] (= 3 (get f 0)))
   "fileKey" (fn [f] (new FileKey (get f 11) (get f 12)))})
(def ^:private posix
  (assoc basic "permissions" permissions-of "owner" owner-of "group" group-of))
(def ^:private unix
  (assoc posix
         "mode" (fn [f] (int (get f 1))) "ino" (fn [f] (get f 12))
         "dev" (fn [f] (get f 11)) "rdev" (fn [f] (get f 16))
         "nlink" (fn [f] (int (get f 13))) "uid" (fn [f] (int (get f 14)))
         "gid" (fn [f] (int (get f 15))) "ctime" (fn [f] (time-of f 9))))
(def ^:private owner {"owner" owner-of})

(defn- view-named [view]
  (case view
    "basic" basic
    ("posix" "unix" "owner")
    (if (rt/file-has-owners)
      (case view "posix" posix "unix" unix owner)
      (#'files/unsupported "View '" view "' not available"))
    (#'files/unsupported "View '" view "' not available")))
(defn- view-and-names [text]
  (let [i (str/index-of text ":")]
    (if i [(subs text 0 i) (subs text (inc i))] ["basic" text])))
(defn- not-recognized [& text]
  (throw (new IllegalArgumentException
              (str "'" (apply str text) "' not recognized"))))

(defn- attributes-named [p text options]
  (let [[view names] (view-and-names text)
        known (view-named view)
        wanted (str/split names #",")]
    (when (= "" names)
      (throw (new IllegalArgumentException "No attributes specified")))
    (doseq [s wanted]
      (when-not (or (= s "*") (known s)) (not-recognized s)))
    (let [f (facts p options)]
      (java.util.HashMap.
       (into {} (map (fn [s] [s ((known s) f)])
                     (if (some #{"*"} wanted) (keys known) wanted)))))))

(defn- attributes-of-class [p class options]
  (cond (= class java.nio.file.attribute.BasicFileAttributes)
        (basic-attributes (facts p options))
        (and (= class java.nio.file.attribute.PosixFileAttributes)
             (rt/file-has-owners))
        (posix-attributes (facts p options))
        (nil? class) (throw (new NullPointerException))
        :else (throw (new UnsupportedOperationException))))

(defn Files--readAttributes [p what & options]
  (if (string? what)
    (attributes-named p what options)
    (attributes-of-class p what options)))
(defn Files--getAttribute [p text & options]
  (when (re-find #"[*,]" text) (throw (new IllegalArgumentException text)))
  (val (first (attributes-named p text options))))
(defn Files--getLastModifiedTime [p & options] (time-of (facts p options) 3))
(defn Files--getOwner [p & options] (owner-of (facts p options)))
(defn- permitted
  "Bits of what the process may do with the file: all for its owner."
  [p]
  (reduce (fn [bits n]
            (if (rt/file-access (str p) n) (bit-or bits (bit-shift-left n 6)) bits))
          0 [4 2 1]))
(defn Files--getPosixFilePermissions [p & options]
  (let [known (facts p options)]
    (if (rt/file-has-owners)
      (permissions-of known)
      (permission-set (permitted p)))))

;; ---------------------------------------------------------------------------
;; What can be changed

(defn- set-times [p options accessed written]
  (#'files/set-times p (#'files/follows? options) accessed written))
(defn- set-permissions [p options permissions]
  (rt/file-set-mode (str p) (#'files/follows? options)
                    (#'files/permission-bits permissions)))
(defn- set-owner [p options user group]
  (rt/file-set-owner (str p) (#'files/follows? options) user group))
(defn- principal-id [type x]
  (if (instance? type x)
    (.-id x)
    (throw (new java.nio.file.ProviderMismatchException))))

(def ^:private basic-setters
  {"lastModifiedTime" (fn [p options x] (set-times p options nil (as-time x)))
   "lastAccessTime" (fn [p options x] (set-times p options (as-time x) nil))
   ;; Unix has no call for it, and so the JVM's does nothing, either.
   "creationTime" (fn [p options x] (as-time x) (facts p options) nil)})
(def ^:private owner-setters
  {"owner" (fn [p options x]
             (set-owner p options (principal-id User x) -1))})
(def ^:private posix-setters
  (merge basic-setters owner-setters
         {"permissions" (fn [p options x] (set-permissions p options x))
          "group" (fn [p options x]
                    (set-owner p options -1 (principal-id Group x)))}))
(def ^:private unix-setters
  (assoc posix-setters
         "mode" (fn [p options x]
                  (rt/file-set-mode (str p) (#'files/follows? options) x))
         "uid" (fn [p options x] (set-owner p options x -1))
         "gid" (fn [p options x] (set-owner p options -1 x))))

(defn Files--setAttribute [p text value & options]
  (let [[view label] (view-and-names text)
        _ (view-named view)
        setters (case view
                  "basic" basic-setters
                  "owner" owner-setters
                  "posix" posix-setters
                  unix-setters)]
    ((or (setters label) (not-recognized view ":" label)) p options value)
    p))
(defn Files--setLastModifiedTime [p time]
  (set-times p nil nil (as-time time))
  p)
(defn Files--setOwner [p owner]
  (set-owner p nil (principal-id User owner) -1)
  p)
(defn Files--setPosixFilePermissions [p permissions]
  (when-not (and (not (rt/file-has-owners))
                 (facts p nil)
                 (= (permitted p) (#'files/permission-bits permissions)))
    (set-permissions p nil permissions))
  p)

;; Views: an object of which attributes are read and set.

(defmacro ^:private def-view [type class interface label attributes & methods]
  `(deftype* ~type [~'p ~'options]
     {:class ~class}
     ~interface
     (~'name [~'_] ~label)
     (~'readAttributes [~'_] (~attributes (facts ~'p ~'options)))
     (~'setTimes [~'_ ~'written ~'accessed ~'created]
       (set-times ~'p ~'options (when ~'accessed (as-time ~'accessed))
                  (when ~'written (as-time ~'written)))
       nil)
     ~@methods))
(def-view BasicView "sun.nio.fs.UnixFileAttributeViews$Basic"
  java.nio.file.attribute.BasicFileAttributeView "basic" basic-attributes)
(def-view PosixView "sun.nio.fs.UnixFileAttributeViews$Posix"
  java.nio.file.attribute.PosixFileAttributeView "posix" posix-attributes
  (setPermissions [_ permissions] (set-permissions p options permissions) nil)
  (getOwner [_] (owner-of (facts p options)))
  (setOwner [_ x] (set-owner p options (principal-id User x) -1) nil)
  (setGroup [_ x] (set-owner p options -1 (principal-id Group x)) nil))

(defn Files--getFileAttributeView [p class & options]
  (cond (= class java.nio.file.attribute.BasicFileAttributeView)
        (new BasicView p options)
        (and (rt/file-has-owners)
             (or (= class java.nio.file.attribute.PosixFileAttributeView)
                 (= class java.nio.file.attribute.FileOwnerAttributeView)))
        (new PosixView p options)))
