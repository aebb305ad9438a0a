# SPDX-License-Identifier: MIT
expect_exit 0 cljwc --help
expect out "usage: cljwc"
expect_exit 0 cljwc --version
expect out "cljwc"
