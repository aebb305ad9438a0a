# SPDX-License-Identifier: MIT
# Class/forName of a text that is not in the program; compiled, interpreted and
# evaluated. (Not in a session, whose program has no table of its types.)
cat >app.clj <<'END'
(ns app)
(defrecord Row [a])
(deftype Point [x])
(defn found [s] (try (.getName (Class/forName s)) (catch ClassNotFoundException e [:none (ex-message e)])))
(println (found (str "app." "Row")) (found (apply str (reverse "gnirtS.gnal.avaj"))))
(println (identical? Point (Class/forName (str (.getName Point)))) (instance? (Class/forName (str "app." 'Row)) (->Row 1)))
(println (found "java.util.logging.Logger") (found "java.util.Optional") (found "no.such.Thing"))
(println (found (str "app." "None")))
END
want=$(cat <<'END'
app.Row java.lang.String
true true
java.util.logging.Logger java.util.Optional [:none no.such.Thing]
[:none app.None]
END
)
cljwc --target=native app.clj -o app
expect_equal "$want" "$(./app)"
expect_equal "$want" "$(cljwc --interpret app.clj)"
expect_equal "$want" "$(cljw app.clj)"
