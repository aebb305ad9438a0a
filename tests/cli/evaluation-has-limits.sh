# SPDX-License-Identifier: MIT
# Evaluated code can be stopped, its frames take no C stack, and what was
# evaluated is freed.
cat >endless.clj <<'END'
(println (try (loop [i 0] (recur (inc i)))
              (catch Throwable e :caught)
              (finally (println "finally"))))
END
CLJW_FUEL=100000 cljw endless.clj >out 2>err && exit 1
expect_equal 'finally' "$(cat out)"
expect_equal 'java.lang.Error: out of fuel' "$(sed -n 1p err)"
expect_equal '3' "$(printf '(loop [] (recur))\n(+ 1 2)\n' |
  CLJW_FUEL=100000 cljw 2>/dev/null | tail -1)"

# So can compiled code of the library, which makes no steps of its own.
for e in '(reduce + (range))' '(count (range))' '(every? some? (repeat 1))' \
  '(dorun (iterate inc 1))' '(trampoline (fn f [] f))' \
  '(first (filter neg? (range)))' '(= (repeat 1) (repeat 1))'; do
  CLJW_FUEL=1000000 cljw -e "$e" >out 2>err && exit 1
  expect_equal "$e: java.lang.Error: out of fuel" "$e: $(sed -n 1p err)"
done
expect_equal '(0 1 2)' "$(CLJW_FUEL=3000000 cljw -e '(take 3 (range))')"
CLJW_FUEL=some cljw -e 1 2>err && exit 1
expect_equal 'cljw: CLJW_FUEL is to be a number of calls and loop iterations' \
  "$(cat err)"

cat >deep.clj <<'END'
(defn depth [n] (if (zero? n) 0 (inc (depth (dec n)))))
(defn nested [n] (reduce (fn [a x] (+ a (nested (inc n)))) 0 [1 2]))
(defn overflows [f] (try (f) (catch StackOverflowError e :overflow)))
(println (depth 10000) (overflows #(depth -1)) (overflows #(nested 0))
         (depth 10))
END
expect_equal '10000 :overflow :overflow 10' "$(ulimit -s 1024; cljw deep.clj)"

# Old space is first collected when it has 32 MB.
cat >many.clj <<'END'
(doseq [form '[(fn [x] (inc x)) (defn f [x] x) (reify Object (toString [_] ""))]]
  (dotimes [_ 60000] (eval form)))
(println :done)
END
expect_equal ':done' "$(CLJW_MEMORY=80m cljw many.clj)"
expect_equal ':caught' "$(CLJW_MEMORY=40m cljw -e '
  (try (vec (range 10000000)) (catch OutOfMemoryError e :caught))')"
CLJW_MEMORY=much cljw -e 1 2>err && exit 1
expect_equal 'cljw: CLJW_MEMORY is to be a number of bytes, as in 512m or 2g' \
  "$(cat err)"
