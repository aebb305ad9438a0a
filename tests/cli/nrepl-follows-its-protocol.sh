# Raw bencode: values, redefinitions, refusals, streams, interrupts, odd bytes,
# clients that vanish, a program that crashes, files, names.
python3 "$ROOT/tests/nrepl/protocol.py" "$CLJWC"
