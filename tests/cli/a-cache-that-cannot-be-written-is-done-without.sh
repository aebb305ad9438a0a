# SPDX-License-Identifier: MIT
# A cache that exists and cannot be written, and one that is a file: the build is
# right and says that it compiles without.
hello
cljwc hello.clj
cp hello.wasm want.wasm
touch file
CLJWC_CACHE=$PWD/file expect_exit 0 cljwc hello.clj
expect err "compiling without a cache"
cmp hello.wasm want.wasm
CLJWC_CACHE=/proc/self/cache expect_exit 0 cljwc hello.clj
expect err "compiling without a cache"
cmp hello.wasm want.wasm
# Root may write everywhere but where the file system is read-only.
mkdir read-only
if [ "$(id -u)" != 0 ]; then
  chmod 555 read-only
elif ! unshare -m true 2>/dev/null; then
  exit 0
fi
only() {
  if [ "$(id -u)" != 0 ]; then
    cljwc "$@"
  else
    unshare -m sh -c 'mount -t tmpfs -o ro none read-only && exec "$@"' sh \
      "$CLJWC" "$@"
  fi
}
CLJWC_CACHE=$PWD/read-only expect_exit 0 only hello.clj
expect err "compiling without a cache"
cmp hello.wasm want.wasm
