# SPDX-License-Identifier: MIT
hello
cache=$XDG_CACHE_HOME/cljwc
cljwc --target=native hello.clj -o hello
for i in $(seq 40); do
  head -c 50000 /dev/zero >"$cache/old$i.o"
  touch -d '2 days ago' "$cache/old$i.o"
done
cljwc --target=native --cache-size=500K hello.clj -o hello
expect_equal "hello nil" "$(./hello)"
left=$(ls "$cache" | grep -c '^old' || true)
[ "$left" -le 8 ] || { echo "$left old files are left"; exit 1; }
ls "$cache" | grep -v '^old' | grep -q '\.o$' || { echo "the new ones are gone"; exit 1; }
# Without --cache-size it looks once a day, at 2 GB: these stay.
cljwc --target=native hello.clj -o hello
expect_equal "$left" "$(ls "$cache" | grep -c '^old' || true)"
# What a killed compiler left yesterday goes, what is recent stays.
mkdir "$cache/0123.7" "$cache/4567.8"
touch "$cache/0123.7/x.c"
touch -d '2 days ago' "$cache/0123.7"
cljwc --target=native --cache-size=1G hello.clj -o hello
expect_absent "$cache/0123.7"
[ -d "$cache/4567.8" ]
expect_exit 2 cljwc --cache-size=many hello.clj
expect err '--cache-size takes a number of bytes, or of K, M or G, not many'
expect_exit 2 cljwc --cache-size=-1 hello.clj
