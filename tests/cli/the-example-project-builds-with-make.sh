# SPDX-License-Identifier: MIT
cp -r "$ROOT/examples/project" .
cd project
make -s CLJWC="$CLJWC"
expect_equal "apple  x 4
pear   x 2
total 1.89" "$(make -s CLJWC="$CLJWC" run)"
make -q CLJWC="$CLJWC"
touch build/stamp
sleep 1
touch src/shop/prices.clj
make CLJWC="$CLJWC" >log
expect log "src/shop/prices.clj"
expect log "src/shop/cart.clj"
