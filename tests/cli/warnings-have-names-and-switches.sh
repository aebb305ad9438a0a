# SPDX-License-Identifier: MIT
cat >w.clj <<'C'
(ns w (:require [clojure.string :as s] [clojure.set :as set] [clojure.walk]))
(def *x* 1)
(def first 2)
(defn f [x map] (let [x (inc x)] (s/trim "a") x))
(defn f [x] x)
C
named() { sed -n 's/^w.clj:\([0-9:]*\): [a-z]*: .*\[-W\(.*\)\]$/\1 \2/p' err | sort; }
expect_exit 0 cljwc --emit=ast w.clj
expect_equal "2:6 dynamic
3:6 replace" "$(named)"
expect_exit 0 cljwc --emit=ast -Wall w.clj
expect_equal "1:40 unused-require
2:6 dynamic
3:6 replace
4:12 shadow
4:23 shadow
5:7 redef" "$(named)"
expect_exit 0 cljwc --emit=ast -Wall -Wno-shadow -Wno-redef -Wno-dynamic w.clj
expect_equal "1:40 unused-require
3:6 replace" "$(named)"
expect_exit 0 cljwc --emit=ast -Wall -w w.clj
expect_equal "" "$(cat err)"
expect_exit 1 cljwc --emit=ast -Werror=redef w.clj
expect err "w.clj:5:7: error: f is defined twice [-Werror,-Wredef]"
expect err "w.clj:2:6: warning:"
expect_exit 1 cljwc --emit=ast -Werror w.clj
expect err "2 errors"
expect_exit 2 cljwc -Wnonsense w.clj
expect err "unknown option: -Wnonsense"
expect_exit 0 cljwc --help
expect out "-Wunused-require"

# One method too many is never called.
cat >p.clj <<'END'
(defprotocol P (m [x]))
(extend-type String P (m [x] 1) (n [x] 2))
(extend-protocol P Long (m [x] 1) (o [x] 2))
(prn (m "") (m 1))
END
expect_exit 0 cljwc --target=native p.clj -o p
expect err "p.clj:2:33: warning: n is not a method of the protocol P [-Wprotocol]"
expect err "p.clj:3:35: warning: o is not a method of the protocol P [-Wprotocol]"
expect_equal "1 1" "$(./p)"
