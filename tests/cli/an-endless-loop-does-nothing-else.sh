# A loop that does nothing and never ends is not assumed to end: natively its
# function would run into what comes after it.
cat >endless.clj <<'CLJ'
(defn endless [] (while true))
(println "start")
(flush)
(endless)
(println "end")
CLJ
cljwc --target=native endless.clj -o endless
expect_exit 124 timeout 2 ./endless
expect_equal start "$(cat out)"
