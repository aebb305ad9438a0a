# SPDX-License-Identifier: MIT
echo '(defn f [x] (reduce + (map inc (range x)))) (println (f 100))' >a.clj
for o in -O0 -O1 -O2 -O3 -Os -Oz -g; do
  cljwc --target=native $o a.clj -o a
  expect_equal 5050 "$(./a)"
done
