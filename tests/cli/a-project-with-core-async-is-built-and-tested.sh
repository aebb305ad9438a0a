# SPDX-License-Identifier: MIT
# A deps.edn with core.async, which brings what only the JVM needs: `cljwc build`
# for both targets, `cljwc test`. Without the dependency the bundled one counts.
project
lib=${CLJWC%/*}/lib/cljwc
async=repo/org/clojure/core.async/9.9
publish org.clojure/tools.analyzer.jvm 1.0
publish org.clojure/core.async 9.9 "$(dep org.clojure/tools.analyzer.jvm 1.0)"
# Its jar: the namespaces that cljwc has of it, one of them with a mark.
mkdir jar
(cd jar
python3 -m zipfile -e "$lib/clojure.jar" .
rm -rf overlays cljwc
find clojure -type f -not -path 'clojure/core/async*' -delete
echo '(defn mark [] :of-the-project)' >>clojure/core/async.clj
python3 -m zipfile -c ../$async/core.async-9.9.jar clojure)
rm -r jar

mkdir -p app/src/app app/test/app
cd app
cat >deps.edn <<'END'
{:deps {org.clojure/core.async {:mvn/version "9.9"}}
 :aliases {:test {:extra-paths ["test"]}}}
END
cat >src/app/pipes.clj <<'END'
(ns app.pipes
  (:require [clojure.core.async :as a :refer [<! >! go go-loop]]))
(defn numbers [n]
  (let [c (a/chan 2)]
    (go (dotimes [i n] (<! (a/timeout 1)) (>! c i)) (a/close! c))
    c))
(defn squares [in]
  (let [out (a/chan 4 (map inc))]
    (a/pipeline 3 out (map (fn [x] (* x x))) in)
    out))
(defn sum [in]
  (go-loop [s 0] (if-some [x (<! in)] (recur (+ s x)) s)))
(defn first-of [& cs]
  (go (let [[v _] (a/alts! (conj (vec cs) (a/timeout 1000)))] v)))
END
cat >src/app/main.clj <<'END'
(ns app.main (:require [clojure.core.async :as a] [app.pipes :as p]))
(defn -main [& args]
  (prn (a/<!! (p/sum (p/squares (p/numbers (parse-long (or (first args) "5"))))))
       (when-let [mark (resolve 'clojure.core.async/mark)] (mark))))
END
cat >test/app/pipes_test.clj <<'END'
(ns app.pipes-test
  (:require [clojure.core.async :as a :refer [<!!]] [app.pipes :as p]
            [clojure.test :refer [deftest is testing]]))
(deftest sums (is (= 35 (<!! (p/sum (p/squares (p/numbers 5)))))))
(deftest the-first-wins
  (testing "a timer and a channel"
    (is (= :quick (<!! (p/first-of (a/go (a/<! (a/timeout 50)) :slow)
                                   (a/go :quick)))))))
(deftest what-fails (is (= :thrown (<!! (a/go (try (throw (ex-info "x" {}))
                                                   (catch Exception _ :thrown)))))))
END
cljwc -Stree >out
expect out "org.clojure/core.async 9.9"
expect out ". org.clojure/tools.analyzer.jvm 1.0"
expect_exit 0 cljwc build --main app.main --target=native
expect_equal '35 :of-the-project' "$(target/app)"
expect_exit 0 cljwc build --main app.main
expect_equal '8 :of-the-project' "$(node target/app.wasm 3)"
expect_exit 0 cljwc test
expect out 'Ran 3 tests containing 3 assertions.'
sed -i 's/= 35/= 36/' test/app/pipes_test.clj
expect_exit 1 cljwc test
expect out 'FAIL in (sums)'
expect out '1 failures, 0 errors.'

# No jar, no network.
sed -i 's/= 36/= 35/' test/app/pipes_test.clj
echo '{:aliases {:test {:extra-paths ["test"]}}}' >deps.edn
expect_exit 0 cljwc build --main app.main --target=native
expect_equal '35 nil' "$(target/app)"
expect_exit 0 cljwc test
expect out 'Ran 3 tests containing 3 assertions.'
