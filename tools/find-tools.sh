# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Finding clang, wasm-ld, wasi-libc and compiler-rt: for setup.sh, and in a
# package for find-tools. Uses have and die.

version() { "$1" -dumpversion 2>/dev/null | cut -d. -f1; }
is_clang() {
  "$1" --version 2>/dev/null | grep -q clang && [ "$(version "$1")" -ge 16 ]
}
first() { # the first of its arguments that can be run
  for tool; do
    if have "$tool"; then
      echo "$tool"
      return
    fi
  done
}

find_compiler() {
  CC_FOUND=
  for cc in "${CC:-}" "${CLANG:-}" clang-22 clang-21 clang-20 clang-19 \
    clang-18 clang-17 clang-16 clang; do
    if [ -n "$cc" ] && have "$cc" && is_clang "$cc"; then
      CC_FOUND=$cc
      return
    fi
  done
}

find_wasm_tools() {
  sdk=${WASI_SDK_PATH:-}
  n=$(version "$CC_FOUND")
  if [ -n "$sdk" ]; then
    [ -x "$sdk/bin/clang" ] || die "WASI_SDK_PATH: no $sdk/bin/clang"
    WASM_CC=$sdk/bin/clang WASM_LD=$sdk/bin/wasm-ld
    root=$sdk/share/wasi-sysroot
    AR=$sdk/bin/llvm-ar
  else
    bin=$(dirname "$(readlink -f "$(command -v "$CC_FOUND")")")
    WASM_CC=$CC_FOUND root=/usr
    WASM_LD=$(first "wasm-ld-$n" "$bin/wasm-ld" wasm-ld)
    AR=$(first "llvm-ar-$n" "$bin/llvm-ar" llvm-ar)
  fi
  # Clang below 18 knows this target by its old name only.
  triple=wasm32-wasip1
  [ "$(version "$WASM_CC")" -ge 18 ] || triple=wasm32-wasi
  WASM_LIBS= WASM_HEADERS=
  for t in wasm32-wasip1 wasm32-wasi; do
    [ ! -f "$root/lib/$t/libc.a" ] || WASM_LIBS=$root/lib/$t
    [ ! -f "$root/include/$t/stdio.h" ] || WASM_HEADERS=$root/include/$t
  done
  [ -n "$WASM_HEADERS" ] || WASM_HEADERS=$root/include
  res=$("$WASM_CC" -print-resource-dir)
  WASM_BUILTINS=$(find "$res/lib" -name 'libclang_rt.builtins*.a' \
    -path '*wasi*' 2>/dev/null | sort | head -n 1)
}

# As lines for tools.conf.
print_tools() {
  cat <<END
CC=$CC_FOUND
WASM_CC=$WASM_CC
WASM_LD=$WASM_LD
WASM_FLAGS=--target=$triple -nostdlibinc -isystem $WASM_HEADERS
WASM_CRT=$WASM_LIBS/crt1-command.o
WASM_LIBS=$WASM_LIBS
WASM_BUILTINS=$WASM_BUILTINS
WASM2WAT=wasm2wat
END
}
