# SPDX-License-Identifier: MIT
# new, test, build, repl: without a repository or network.
project
rm -r repo
expect_exit 0 cljwc new my-app
expect_exit 1 cljwc new my-app
expect err 'is there already'
expect_exit 1 cljwc new 'No Name'
cd my-app
expect_exit 0 cljwc test
expect out 'Ran 1 tests containing 2 assertions.'
expect_exit 0 cljwc build
expect_equal 'Hello, Ada!' "$(node target/my-app.wasm Ada)"
expect_equal '"Hello, a!"' \
  "$(cljwc repl -- -e "(require 'my-app.main)" \
    -e '(my-app.main/greeting ["a"])' | tail -1)"
