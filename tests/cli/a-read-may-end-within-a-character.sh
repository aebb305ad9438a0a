# SPDX-License-Identifier: MIT
# A pipe that delivers one byte at a time: each is written when the one before
# it has been read.
cat >drip.py <<'P'
import fcntl, os, struct, sys, termios, time
for byte in os.read(0, 1 << 16):
    os.write(1, bytes([byte]))
    while struct.unpack("i", fcntl.ioctl(1, termios.FIONREAD, b"    "))[0]:
        time.sleep(0.0001)
P
drip() { python3 drip.py; }
cat >units.clj <<'C'
(prn (map int (slurp *in*)))
C
cat >lines.clj <<'C'
(prn (read) (read-line) (read-line))
(doseq [l (line-seq *in*)] (prn l (count l)))
C
printf '\342\202\254b\360\237\230\200\n\303\251' >text
printf '[1 "\303\251"] x\342\202\254\n\n\360\237\230\200z\nlast' >more
units='(8364 98 55357 56832 10 233)'
lines='[1 "é"] " x€" ""
"😀z" 3
"last" 4'
for p in units lines; do
  cljwc $p.clj -o $p.wasm
  cljwc --target=native $p.clj -o $p
done
wasmtime="$(sed -n 's/^WASMTIME=//p' "$(dirname "$CLJWC")/lib/cljwc/tools.conf")"
each() { # PROGRAM INPUT OUTPUT
  expect_equal "$3" "$(drip <$2 | ./$1)"
  expect_equal "$3" "$(drip <$2 | node $1.wasm)"
  expect_equal "$3" "$(drip <$2 | $wasmtime $1.wasm)"
  expect_equal "$3" "$(drip <$2 | cljwc --interpret $1.clj)"
}
each units text "$units"
each lines more "$lines"
# A large file is cut by the buffer's end.
python3 -c 'print("€é😀" * 20000)' >big
expect_equal "$(python3 -c 'print(4 * 20000 + 1)')" "$(echo \
  '(println (count (slurp *in*)))' >n.clj && cljwc --target=native n.clj -o n &&
  ./n <big)"
