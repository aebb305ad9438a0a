// SPDX-License-Identifier: MIT
// Whole files.
#include "compiler/base/read_file.h"
#include "compiler/base/session.h"

#include "rt/str/str.h"
#include "rt/sys/path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char in_jar[] = ".jar!/";

bool file_is_jar(const char *path) {
  size_t n = strlen(path);
  return n > 4 && strcmp(path + n - 4, ".jar") == 0;
}

// The parts of "lib.jar!/a/b.clj"; false: it is not in a jar.
static bool split(const char *path, const char **jar, const char **entry) {
  const char *at = strstr(path, in_jar);
  if (!at || !session->archives) return false;
  *jar = arena_printf("%.*s.jar", (int)(at - path), path);
  *entry = at + sizeof in_jar - 1;
  return true;
}

const char *file_container(const char *path) {
  const char *jar, *entry;
  return split(path, &jar, &entry) ? jar : path;
}

static FILE *file_open(const char *path) {
  char *full = rt_path(rt_str_from_c(path));
  FILE *f = fopen(full, "rb");
  free(full);
  return f;
}

bool file_readable(const char *path) {
  const char *jar, *entry;
  if (split(path, &jar, &entry)) return session->archives->has(jar, entry);
  FILE *f = file_open(path);
  if (f) fclose(f);
  return f;
}

char *file_read(const char *path, size_t *len) {
  const char *jar, *entry;
  size_t ignored;
  if (split(path, &jar, &entry)) {
    errno = ENOENT;
    return session->archives->read(jar, entry, len ? len : &ignored);
  }
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
