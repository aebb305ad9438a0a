# SPDX-License-Identifier: MIT
make -s -C "$ROOT" install PREFIX="$PWD/inst" >log 2>&1 || { cat log; exit 1; }
hello
expect_equal "hello nil" "$(inst/bin/cljwc run hello.clj)"
# With the Node.js on PATH, from 18 on, and nothing of the folder it came from.
expect_equal "hello nil" "$(inst/bin/cljwc run --runner=node hello.clj)"
! grep "$ROOT" inst/lib/cljwc/tools.conf
# Man pages and completions say what --help does.
grep -q -- '\\-\\-npm DIR' inst/share/man/man1/cljwc.1
bash -eu -c '. inst/share/bash-completion/completions/cljwc
  COMP_WORDS=(cljwc --target = n) COMP_CWORD=3
  _cljwc
  [ "${COMPREPLY[*]}" = native ]
  COMP_WORDS=(cljwc --rea) COMP_CWORD=1
  _cljwc
  [ "${COMPREPLY[*]}" = --reactor ]'
touch inst/bin/other
make -s -C "$ROOT" uninstall PREFIX="$PWD/inst"
expect_equal inst/bin/other "$(find inst -type f)"
