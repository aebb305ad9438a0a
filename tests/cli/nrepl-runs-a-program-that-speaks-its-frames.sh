# --runtime=PROGRAM: what is between the server and a main module.
lib=$(dirname "$CLJWC")/lib/cljwc
cat >wasm-runtime <<SH
#!/bin/sh
echo "wasm \$#" >>runs
exec "${NODE:-node}" --no-warnings "$lib/host/cljwc-node.mjs" "\$1"
SH
cat >native-runtime <<'SH'
#!/bin/sh
echo "native $#" >>runs
exec "$1" --serve
SH
printf '#!/bin/sh\nexit 5\n' >ends
chmod +x wasm-runtime native-runtime ends
cat >ask.py <<'PY'
import sys
sys.path.insert(0, sys.argv[1])
from client import Client, Server
server = Server(sys.argv[2], *sys.argv[3:])
print(Client(server.port).clone().value("(reduce + (range 10))"))
server.stop()
PY
ask() { python3 ask.py "$ROOT/tests/nrepl" "$CLJWC" "$@"; }
expect_equal 45 "$(ask --runtime ./wasm-runtime)"
expect_equal 45 "$(ask --runtime=./native-runtime --target=native)"
expect_equal 'wasm 1
native 1' "$(cat runs)"
expect_exit 2 cljwc nrepl --runtime=./ends
expect err 'the program does not start (exit 5): --runtime=./ends'
expect_exit 2 cljwc nrepl --runtime=./none
expect err 'the program does not start (exit 127)'
expect_exit 2 cljwc nrepl --target=native
expect err '--runtime=native or a program'
