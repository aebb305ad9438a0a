# SPDX-License-Identifier: MIT
# As tools.logging does it: a form with hints is evaluated where a class is found
# by its name; it is compiled where it stands, whether the class is there or not.
mkdir lib
cat >lib/logs.clj <<'END'
(ns logs)
(defprotocol Writes (write! [logger text]))
(defn found? [name]
  (try (Class/forName name) true (catch ClassNotFoundException e false)))
(defn absent []
  (when (found? "org.slf4j.Logger")
    (eval `(extend org.slf4j.Logger
             Writes {:write! (fn [^org.slf4j.Logger l# t#] (.info l# t#))}))))
(defn there []
  (when (found? "java.util.logging.Logger")
    (eval `(extend java.util.logging.Logger
             Writes {:write! (fn [^java.util.logging.Logger l# ^String t#]
                               (.info l# t#))}))
    (java.util.logging.Logger/getLogger "logs")))
END
cat >app.clj <<'END'
(ns app (:require logs))
(println (logs/absent))
(logs/write! (logs/there) "written")
END
cljwc -cp lib:. --target=native app.clj -o app
expect_equal 'nil' "$(./app 2>err)"
expect err 'INFO: written'
cljwc -cp lib:. app.clj -o app.wasm
small=$(wc -c <app.wasm)
[ "$small" -lt 1000000 ] || { echo "app.wasm has $small bytes"; exit 1; }
