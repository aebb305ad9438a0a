// SPDX-License-Identifier: MIT
// Files of the cache carry a checksum, so that what a disk, another program or
// a power cut has made of them is never taken for what was written: a text in
// its last line, an object in a file beside it.
#include "driver/driver.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SUM = 4 + 32 + 1 }; // "sum ", the hash, a newline

void sealed_write(const char *path, const char *text, size_t n) {
  Buf b = {0};
  buf_putn(&b, text, n);
  buf_printf(&b, "sum %s\n", hash_text(text, n));
  file_write(path, b.s, b.len);
  free(b.s);
}

// Says that the file was of use just now (prune.c). Its own time stays.
static void touch(const char *path) {
  struct timespec times[] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
  utimensat(AT_FDCWD, path, times, 0);
}

char *sealed_read(const char *path) {
  size_t n;
  char *text = file_read(path, &n);
  if (!text) return NULL;
  char *sum = n >= SUM ? text + n - SUM : NULL;
  if (!sum || memchr(text, 0, n) || strncmp(sum, "sum ", 4) != 0 ||
      strncmp(sum + 4, hash_text(text, n - SUM), 32) != 0 ||
      sum[SUM - 1] != '\n') {
    free(text);
    return NULL;
  }
  *sum = 0;
  touch(path);
  return text;
}

static const char *seal_of(const char *path) {
  return arena_printf("%s.sum", path);
}

void sealed_note(const char *path, const char *content_of) {
  size_t n;
  char *bytes = file_read(content_of, &n);
  if (!bytes) fatal("cannot read %s", content_of);
  const char *sum = hash_text(bytes, n);
  free(bytes);
  file_write(seal_of(path), sum, strlen(sum));
}

bool sealed_is_intact(const char *path) {
  size_t n;
  char *sum = file_read(seal_of(path), NULL);
  char *bytes = sum ? file_read(path, &n) : NULL;
  bool intact = bytes && strcmp(sum, hash_text(bytes, n)) == 0;
  free(sum);
  free(bytes);
  if (intact) touch(path);
  return intact;
}
