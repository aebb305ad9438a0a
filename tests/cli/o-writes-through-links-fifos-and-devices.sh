# SPDX-License-Identifier: MIT
hello
cljwc hello.clj -o plain.wasm
mkdir there
ln -s there/module link.wasm # dangling at first
for i in 1 2; do
  cljwc hello.clj -o link.wasm
  [ -L link.wasm ] && cmp plain.wasm there/module
done
mkfifo pipe
cat pipe >copy &
cljwc hello.clj -o pipe
wait
[ -p pipe ] && cmp plain.wasm copy
cljwc hello.clj -o - >copy
cmp plain.wasm copy
cljwc -v hello.clj -o - >copy 2>err
cmp plain.wasm copy
cljwc --target=native hello.clj -o - >copy
chmod +x copy
expect_equal "hello nil" "$(./copy)"
cljwc --emit=c hello.clj -o - | grep -q rt.h
cljwc hello.clj -o /dev/null -MF - | grep -q hello.clj
[ -c /dev/null ]
expect_absent ./- there/module.*
