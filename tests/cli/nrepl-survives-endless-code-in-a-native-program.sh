# With --runtime=native: interrupts, streams, clients that vanish, a program
# that crashes.
python3 "$ROOT/tests/nrepl/protocol.py" "$CLJWC" --runtime=native streams \
  bytes_of_messages clients_that_vanish crashes
