# SPDX-License-Identifier: MIT
printf '(println "a\xff\xfeb")\n' >bytes.clj
head -c 3000 "$CLJWC" >binary.clj
cljwc --target=native bytes.clj -o a && ./a >out || [ $? = 1 ]
expect_exit 1 cljwc --target=native binary.clj -o b
expect err "error:"
expect_absent b
