# SPDX-License-Identifier: MIT
# Natively with a limit of its own; a module has 4 GB at most.
cat >a.clj <<'C'
(def kept (atom []))
(defn fill [] (loop [acc []] (recur (conj acc (vec (range 1000))))))
(defn memory [f] (try (f) (catch OutOfMemoryError e (ex-message e))))
(print "before ")
(println (try (memory fill) (finally (println "finally"))))
(println (memory #(loop [] (swap! kept conj (byte-array 1000000)) (recur))))
(println (count @kept) (count (reset! kept [])))
(println (count (vec (range 1000000))))
(println (memory #(loop [s "abc"] (recur (str s s)))))
(println (memory #(loop [s "abc€"] (recur (str s s)))))
(println (memory #(into {} (map (fn [i] [i (str i)])) (range))))
(println (memory #(apply vector (range))))
(println (memory #(apply str (repeat 100000000 "abcdefghijkl"))))
(println (memory #(.append (StringBuilder.) (.repeat "ab" 400000000))))
(println (memory #(long-array 100000000)) (memory #(object-array 2000000000)))
(println (memory #(Object.)) (reduce + (range 1000)))
(print "unflushed")
(fill)
C
cljwc --target=native a.clj -o a
expect_exit 1 env CLJWC_MEMORY=100m ./a
sed -i 's/^[0-9][0-9]* 0$/N 0/' out
sed -i 's/#object\[java.lang.Object.*\]/an object/' out
cat >want <<'W'
before finally
Java heap space
Java heap space
N 0
1000000
Java heap space
Java heap space
Java heap space
Java heap space
Java heap space
Java heap space
Java heap space Java heap space
an object 499500
W
printf unflushed >>want
diff want out
expect err "java.lang.OutOfMemoryError: Java heap space"
cat >b.clj <<'C'
(defn memory [f] (try (f) (catch OutOfMemoryError e (ex-message e))))
(println (memory #(alength (long-array 536870913)))
         (memory #(alength (int-array 1073741825)))
         (memory #(alength (short-array 2147483647)))
         (memory #(alength (object-array 1073741825)))
         (memory #(alength (long-array 2147483647)))
         (memory #(count (.repeat "ab" 1000000000))))
C
cljwc --target=native b.clj -o b
expect_exit 0 ./b
expect_equal 5 "$(grep -o "Java heap space" out | wc -l)"
cljwc b.clj -o b.wasm
expect_exit 0 node b.wasm
expect_equal 6 "$(grep -o 'Java heap space\|exceeds\|2147483647' out | wc -l)"
