#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes build/playground, a folder of static files that any web server can
# serve. CodeMirror and esbuild come from npm, as package-lock.json pins them.
set -eu
cd "$(dirname "$0")/../.."
from=examples/playground to=build/playground tools=build/playground-tools
cmp -s $from/package-lock.json $tools/package-lock.json || {
  mkdir -p $tools
  cp $from/package.json $from/package-lock.json $tools
  (cd $tools && npm ci --ignore-scripts --loglevel=error >/dev/null) || {
    rm -f $tools/package-lock.json
    echo 'playground: npm ci failed' >&2
    exit 2
  }
}
mkdir -p $to
cp $from/editor.js $tools
# Without its installer esbuild's command is slower to start; no matter.
node $tools/node_modules/esbuild/bin/esbuild $tools/editor.js --bundle \
  --minify --format=esm --log-level=warning --outfile=$to/editor.js
cp $from/index.html $from/page.css $from/page.js $from/worker.js \
  $from/examples.js examples/browser/wasi.js build/cljw.wasm $to
