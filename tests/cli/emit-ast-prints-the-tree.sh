# SPDX-License-Identifier: MIT
echo '(defn f [x] (if x 1 2))' >a.clj
cljwc --emit=ast a.clj >ast
expect ast IF
expect ast x
