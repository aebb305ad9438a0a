# SPDX-License-Identifier: MIT
printf '(println\r\n "crlf")\r\n' >crlf.clj
printf '\xef\xbb\xbf(println "bom")' >bom.clj
for f in crlf bom; do
  cljwc --target=native $f.clj -o a
  expect_equal $f "$(./a)"
done
