// SPDX-License-Identifier: MIT
// Files.
#include "driver/driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_exists(const char *path) { return access(path, F_OK) == 0; }

void file_write(const char *path, const char *text, size_t n) {
  char *temporary = arena_printf("%s.tmp%d", path, (int)getpid());
  FILE *f = fopen(temporary, "wb");
  if (!f) fatal("cannot write %s: %s", path, strerror(errno));
  bool ok = fwrite(text, 1, n, f) == n;
  ok = fclose(f) == 0 && ok;
  if (!ok || rename(temporary, path) != 0) {
    int why = errno;
    unlink(temporary);
    fatal("cannot write %s: %s", path, strerror(why));
  }
}

bool file_try_mkdirs(const char *path) {
  char *copy = arena_strdup(path);
  for (char *p = copy + 1; *p; p++)
    if (*p == '/') {
      *p = 0;
      mkdir(copy, 0777);
      *p = '/';
    }
  return mkdir(copy, 0777) == 0 || errno == EEXIST;
}

void file_mkdirs(const char *path) {
  if (!file_try_mkdirs(path))
    fatal("cannot make folder %s: %s", path, strerror(errno));
}

const char *file_with_ending(const char *path, const char *ending) {
  const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
  int n =
      dot && (!slash || dot > slash) ? (int)(dot - path) : (int)strlen(path);
  return arena_printf("%.*s%s", n, path, ending);
}
