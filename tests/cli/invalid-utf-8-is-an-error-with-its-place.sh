# SPDX-License-Identifier: MIT
printf '(println "a\xff\xfeb")\n' >bytes.clj
expect_exit 1 cljwc -c bytes.clj -o a
expect err "bytes.clj:1:12: error: invalid byte 0xff"
expect_absent a
printf ';; \xc3\xa9 \xc3\x28\n' >comment.clj
expect_exit 1 cljwc -c comment.clj -o a
expect err "comment.clj:1:6: error: invalid byte 0xc3"
printf '(println 1)\n;a\x00b\n' >nul.clj
expect_exit 1 cljwc -c nul.clj -o a
expect err "nul.clj:2:3: error: invalid byte 0x00"
