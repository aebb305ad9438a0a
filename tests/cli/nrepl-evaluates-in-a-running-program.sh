# Raw bencode: values, redefinitions, what is refused, files, names.
python3 "$ROOT/tests/nrepl/protocol.py" "$CLJWC" values redefinitions refusals \
  files names names_made_by_the_program evaluation_in_the_program calls_within_a_module
