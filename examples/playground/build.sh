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
  (cd $tools && ../../tools/npm ci --ignore-scripts --loglevel=error >/dev/null) || {
    rm -f $tools/package-lock.json
    echo 'playground: npm ci failed' >&2
    exit 2
  }
}
mkdir -p $to
cp $from/*.js examples/browser/wasi.js $tools
# Each is one file: the page's script, its worker, and the editor, which the
# page loads when the first program has begun.
bundle() { # FILE FORMAT
  node $tools/node_modules/esbuild/bin/esbuild $tools/$1 --bundle --minify \
    --format=$2 --external:./editor.js --log-level=warning --outfile=$to/$1
}
bundle page.js esm
bundle worker.js iife
bundle editor.js esm
cp $from/index.html $from/page.css build/cljw.wasm $to
