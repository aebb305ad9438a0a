# Endless recursion ends in StackOverflowError, never in a trap, with the stacks
# that hosts give by default: 984 KB in Node, 512 KB in wasmtime.
NODE=$(found_node)
wasmtime=$(sed -n 's/^WASMTIME=//p' "$(dirname "$CLJWC")/lib/cljwc/tools.conf")
for test in recursion-of-every-shape-overflows \
  methods-that-call-themselves-overflow large-frames-overflow \
  operations-on-deep-data-overflow mutual-recursion-overflows-too; do
  cp "$ROOT/tests/limit/$test.clj" test.clj
  cljwc test.clj
  want=$ROOT/tests/limit/$test.out
  node test.wasm >got || { echo "$test: exit $? on Node"; exit 1; }
  diff "$want" got || { echo "$test differs on Node"; exit 1; }
  [ "$wasmtime" ] || continue
  $wasmtime --default-stack test.wasm >got ||
    { echo "$test: exit $? on wasmtime"; exit 1; }
  diff "$want" got || { echo "$test differs on wasmtime"; exit 1; }
done
