# SPDX-License-Identifier: MIT
# The resolver's order of versions; the expected one is what Maven's own
# GenericVersionScheme says.
cat >order.clj <<'END'
(ns order (:require [deps.version :as v] [clojure.string :as str]))
(def order
  "0 = r09 < r10 < v1.0 < 1.min < 1.0-alpha = 1.0.0-alpha.0 < 1.0-alpha-1 =
   1.0-alpha1 = 1.0a1 < 1.0-alpha-2 < 1.0-alpha-10 < 1.0-beta < 1.0-b2 <
   1.0-m1 = 1.0-milestone-1 < 1.0-M2 < 1.0.0rc < 1.0-rc1 < 1.0-cr2 = 1.0.RC2 <
   1.0-SNAPSHOT < 1 = 1.0 = 1.0-ga = 1.0.0 = 1.0.0.0-0.0 = 1.0.Final <
   1-0.ga.1 = 1.0.ga-1 < 1.0.sp1 < 1.0-android < 1.0-jre < 1.x < 1.0-xyz <
   1.0-xyz-1 < 1.0.0-0.3.1-sp < 1.0..1 < 1.0-0.5 < 1.0-1 = 1.0.1 < 1.0_2 <
   1.1 < 01.02 < 1.2.3-a = 1.2.3a < 1.2.3-0.1 < 1.9 < 1.10 < 1.max < 2 <
   20210101 < 20210101.120000-3")
(doseq [[a op b] (partition 3 2 (str/split order #"\s+"))
        :let [x (v/compare-versions a b) y (v/compare-versions b a)]]
  (when-not (if (= op "=") (= 0 x y) (and (neg? x) (pos? y)))
    (println a op b x y)))
(doseq [[range in out] [["[1,2)" "1 1.5 2-alpha" "0.9 2"]
                        ["(1,2]" "1.0.1 2.0" "1 2.1"]
                        ["(,1],[3,)" "0.1 1 3 9" "2"]
                        ["[1.5]" "1.5 1.5.0" "1.6"]]]
  (doseq [v (str/split in #" ")] (assert (v/in-range? range v) [range v]))
  (doseq [v (str/split out #" ")]
    (assert (not (v/in-range? range v)) [range v])))
(println "done")
END
expect_equal done "$(cljwc run --target=native -cp "$ROOT:." order.clj)"
