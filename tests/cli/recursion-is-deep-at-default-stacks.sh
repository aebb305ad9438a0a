# Programs recurse 10,000 simple frames and 3,500 nested lazy seqs deep with the
# stacks that hosts give by default: 984 KB in Node, 512 KB in wasmtime.
cat >deep.clj <<'END'
(defn down [n] (if (zero? n) 0 (inc (down (dec n)))))
(println (down 10000))
(defn count-up [n] (if (= n 10000) 0 (+ 1 (count-up (+ n 1)))))
(println (count-up 0))
(declare odd-depth)
(defn even-depth [n] (if (zero? n) true (not (odd-depth (dec n)))))
(defn odd-depth [n] (if (zero? n) false (not (even-depth (dec n)))))
(println (even-depth 5000))
(defn numbers [n] (if (zero? n) nil (cons n (numbers (dec n)))))
(println (count (numbers 5000)))
(defn nested [step n] (nth (iterate step (list 1 2 3)) n))
(println (nested (fn [s] (filter int? s)) 3500))
(println (first (nested (fn [s] (remove nil? (map inc s))) 2000)))
(println (first (nested (fn [s] (concat s [4])) 3500)))
(println (count (nested (fn [s] (take-while any? s)) 3500)))
END
want="10000
10000
true
5000
(1 2 3)
2001
1
3"
NODE=$(found_node)
cljwc deep.clj
expect_equal "$want" "$(node deep.wasm 2>&1)"
wasmtime=$(sed -n 's/^WASMTIME=//p' "$(dirname "$CLJWC")/lib/cljwc/tools.conf")
[ -z "$wasmtime" ] ||
  expect_equal "$want" "$($wasmtime --default-stack deep.wasm 2>&1)"
