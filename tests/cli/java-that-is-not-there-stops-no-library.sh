# In a library unknown Java is a warning and throws when it is reached; in the
# program's own files it is an error.
mkdir -p src lib/my
cat >lib/my/lib.clj <<'END'
(ns my.lib
  (:import [java.sql RowIdLifetime] [java.util Formatter Optional]))
(defprotocol P (p [x]))
(extend-protocol P
  RowIdLifetime (p [t] (.getNanos t))
  String (p [s] [:string s])
  java.time.chrono.Era (p [e] :era))
(defn stamp [] (RowIdLifetime. 0))
(defn locale [] Formatter/US)
(defn lower [s] (.toLowerCase s (Formatter/of "en")))
(defn names [] [RowIdLifetime (instance? RowIdLifetime 1) (instance? ThreadLocal "")])
(defn caught [] (try (/ 1 0) (catch java.sql.SQLException e :sql)
                     (catch ArithmeticException e :arithmetic)))
(defn local [] (proxy [ThreadLocal] [] (initialValue [] 1)))
(defn method [x] (.notThereAtAll x))
(defn twice [x] (.notThereAtAll x))
(defmacro now [x] `(vector ~x (java.nio.channels.Pipe/open)))
END
cat >src/main.clj <<'END'
(ns main (:require [my.lib :as l]))
(defmacro caught [form]
  `(try ~form (catch UnsupportedOperationException e# (ex-message e#))))
(prn (l/p "a") (l/names) (l/caught))
(prn (caught (l/stamp)))
(prn (caught (l/locale)))
(prn (caught (l/lower "A")))
(prn (caught (l/now 1)))
(prn (instance? java.sql.RowIdLifetime (l/local)))
(prn (try (l/method 1) (catch IllegalArgumentException e (ex-message e))))
END
sed -i '/java.sql.RowIdLifetime/d' src/main.clj
expect_exit 0 cljwc -cp src:lib --target=native src/main.clj -o main
expect err 'lib/my/lib.clj:2:22: warning: unsupported Java class: java.sql.RowIdLifetime [-Wunsupported]'
expect err 'lib/my/lib.clj:8:16: warning: unsupported Java constructor: java.sql.RowIdLifetime [-Wunsupported]'
expect err 'warning: unsupported Java member: java.nio.channels.Pipe/open'
expect_equal 1 "$(grep -c 'unsupported Java method: .notThereAtAll' err)"
cat >want <<'END'
[:string "a"] [java.sql.RowIdLifetime false false] :arithmetic
"unsupported Java constructor: java.sql.RowIdLifetime"
"unsupported Java member: java.util.Formatter/US"
"unsupported Java member: java.util.Formatter/of"
"unsupported Java member: java.nio.channels.Pipe/open"
"No matching field found: notThereAtAll for class java.lang.Long"
END
./main >got
diff want got

# Silent on request, and an error on request.
expect_exit 0 cljwc -cp src:lib --no-cache -Wno-unsupported --target=native \
  src/main.clj -o main
expect_equal '' "$(cat err)"
expect_exit 1 cljwc -cp src:lib --no-cache -Werror=unsupported --target=native \
  src/main.clj -o main
expect err 'error: unsupported Java class: java.sql.RowIdLifetime [-Werror,-Wunsupported]'

# The program's own namespaces: those in the folder of the main file.
mv lib/my src
expect_exit 1 cljwc -cp src --target=native src/main.clj -o main
expect err 'src/my/lib.clj:2:22: error: Unable to resolve classname: java.sql.RowIdLifetime'
