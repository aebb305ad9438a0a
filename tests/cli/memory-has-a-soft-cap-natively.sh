# SPDX-License-Identifier: MIT
# CLJWC_MEMORY bounds old space; what goes beyond it is
# caught, and the program goes on.
cat >a.clj <<'C'
(defn outcome [f] (try (f) (catch OutOfMemoryError e (ex-message e))))
(defn fill [] (loop [acc []] (recur (conj acc (vec (range 1000))))))
(dotimes [i 3]
  (println i (outcome fill) (reduce + (map count (repeatedly 1000 #(range 100))))))
(println (outcome #(loop [s "abc"] (recur (str s s)))))
(println (outcome #(into {} (map (fn [i] [i (str i)])) (range))))
(println (outcome #(count (reduce conj () (range 200000)))))
C
cat >want <<'W'
0 Java heap space 100000
1 Java heap space 100000
2 Java heap space 100000
Java heap space
Java heap space
200000
W
cljwc --target=native a.clj -o a
export CLJWC_MEMORY=64m
./a | diff want -
for bad in lots 12q -1 5mm m; do
  export CLJWC_MEMORY=$bad
  expect_exit 2 ./a
  expect err "fatal: CLJWC_MEMORY is a number of bytes, or one with k, m or g"
done
