// SPDX-License-Identifier: MIT
// Whole files.
#include "compiler/base/arena.h"
#include "compiler/base/read_file.h"

#include "rt/str/str.h"
#include "rt/sys/path.h"

#include <stdio.h>
#include <stdlib.h>

FILE *file_open(const char *path) {
  char *full = rt_path(rt_str_from_c(path));
  FILE *f = fopen(full, "rb");
  free(full);
  return f;
}

char *file_read(const char *path, size_t *len) {
  FILE *f = file_open(path);
  if (!f) return NULL;
  Buf b = {0};
  char chunk[65536];
  size_t n;
  buf_puts(&b, "");
  while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) buf_putn(&b, chunk, n);
  bool failed = ferror(f);
  fclose(f);
  if (len) *len = b.len;
  return failed ? NULL : b.s;
}
