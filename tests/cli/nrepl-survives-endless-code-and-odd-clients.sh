# Raw bencode: interrupts, streams, macros without end, odd bytes, clients that
# vanish, a program that crashes.
python3 "$ROOT/tests/nrepl/protocol.py" "$CLJWC" streams macros_without_end \
  bytes_of_messages clients_that_vanish crashes
