# nrepl-python-client from PyPI; without it there is nothing to test.
if ! python3 -m pip install --quiet --target client nrepl-python-client \
  >log 2>&1; then
  echo "skipped: pip cannot install nrepl-python-client" >&2
  tail -3 log >&2
  exit 0
fi
python3 "$ROOT/tests/nrepl/python_client.py" "$CLJWC" "$PWD/client"
