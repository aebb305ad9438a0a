// SPDX-License-Identifier: MIT
// Jars of the class path: finds and reads an entry. Damaged ones end the
// compiler with a message, which here ends the input (target_fatal). minizip
// reads the input where it is: of what it takes otherwise, nine tenths would be
// the kernel's, of a file made and read in small pieces.
#include "target.h"

#include <stdio.h>
#include <string.h>
#include <unzip.h>

#include "compiler/front/analyze.h"
#include "driver/driver.h"

static const uint8_t *bytes;
static size_t count, at;

static void *open_input(void *data, const void *path, int mode) {
  (void)data, (void)path, (void)mode;
  at = 0;
  return &at;
}

static unsigned long read_input(void *data, void *stream, void *to,
                                unsigned long n) {
  (void)data, (void)stream;
  size_t left = at < count ? count - at : 0;
  if (n > left) n = left;
  memcpy(to, bytes + at, n);
  at += n;
  return n;
}

static ZPOS64_T tell_input(void *data, void *stream) {
  (void)data, (void)stream;
  return at;
}

// As fseek: beyond the end is allowed, before the start is not.
static long seek_input(void *data, void *stream, ZPOS64_T offset, int origin) {
  (void)data, (void)stream;
  size_t from = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? at : count;
  if ((int64_t)(from + offset) < 0) return -1;
  at = from + offset;
  return 0;
}

static int close_input(void *data, void *stream) {
  (void)data, (void)stream;
  return 0;
}

unzFile __wrap_unzOpen64(const void *path);
unzFile __wrap_unzOpen64(const void *path) {
  zlib_filefunc64_def input = {.zopen64_file = open_input,
                               .zread_file = read_input,
                               .ztell64_file = tell_input,
                               .zseek64_file = seek_input,
                               .zclose_file = close_input,
                               .zerror_file = close_input};
  return unzOpen2_64(path, &input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static const char path[] = "/"; // one that exists
  target_begin();
  if (!session) {
    session_start(target_sp + 1);
    jar_install();
  }
  bytes = data;
  count = n;
  if (setjmp(target_fatal) == 0 && session->archives->has(path, "a.clj")) {
    size_t len;
    free(session->archives->read(path, "a.clj", &len));
  }
  jar_close(path);
  return target_end(1);
}
