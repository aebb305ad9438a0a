# SPDX-License-Identifier: MIT
cat >deep.clj <<'END'
(defn down [n] (if (zero? n) 0 (inc (down (dec n)))))
(defn depth [n] (try (down n) (catch StackOverflowError _ :overflow)))
(defn nested [n] (first (reduce (fn [s _] (map inc s)) (range 9) (range n))))
(println (depth 5000) (depth 12000) (depth 1000000) (depth 100000000))
(println (try (nested 20000) (catch StackOverflowError _ :overflow)))
END
for runner in node wasmtime; do
  expect_exit 0 cljwc run --runner=$runner deep.clj
  expect_equal "5000 12000 1000000 :overflow
20000" "$(cat out)"
done
# Node.js 20 and 22 abort now and then with a deep stack: they get less.
if command -v node >/dev/null; then
  expect_exit 0 env CLJWC_NODE="$(type -P node)" "$CLJWC" run --runner=node \
    deep.clj
  expect out "5000 12000"
fi
# A limit that cannot be raised is one to live with.
(ulimit -Ss 8192 && ulimit -Hs 8192 && cljwc run --runner=node deep.clj >out)
expect out ":overflow :overflow"
