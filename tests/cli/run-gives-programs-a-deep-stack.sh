# SPDX-License-Identifier: MIT
cat >deep.clj <<'END'
(defn down [n] (if (zero? n) 0 (inc (down (dec n)))))
(defn depth [n] (try (down n) (catch StackOverflowError _ :overflow)))
(println (depth 5000) (depth 12000) (depth 1000000))
END
for runner in node wasmtime native; do
  expect_exit 0 cljwc run --runner=$runner deep.clj
  expect_equal "5000 12000 :overflow" "$(cat out)"
done
