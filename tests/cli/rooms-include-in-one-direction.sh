# SPDX-License-Identifier: MIT
(cd "$ROOT" && tools/check-rooms)
mkdir -p tools rt/value rt/seq deps
cp "$ROOT/tools/check-rooms" tools
echo '#include "rt/seq/seq.h"' >rt/value/value.h
echo '(ns deps.ask (:require [deps.xml :as xml]))' >deps/ask.clj
expect_exit 1 tools/check-rooms
expect out 'rt/value/value.h: includes rt/seq/seq.h of a later room'
expect out 'deps/ask.clj: requires deps.xml, a later one'
