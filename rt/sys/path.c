// SPDX-License-Identifier: MIT
// File names for the C library.
//
// WASI has no current directory: a program sees the directories that its
// runner opened for it. wasi-libc takes "x" and "/x" for the same, found below
// whichever of "." and "/" was opened last. So where "/" is open and the
// environment says where we are (PWD), relative names are made absolute here;
// otherwise they are left to the C library, which finds them below ".".
#include "rt/sys/path.h"
#include "rt/prim.h"
#include "rt/str/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __wasm__
#include <wasi/api.h>

static bool root_is_open(void) {
  __wasi_prestat_t stat;
  for (__wasi_fd_t fd = 3; __wasi_fd_prestat_get(fd, &stat) == 0; fd++) {
    uint8_t name;
    if (stat.tag == __WASI_PREOPENTYPE_DIR && stat.u.dir.pr_name_len == 1 &&
        __wasi_fd_prestat_dir_name(fd, &name, 1) == 0 && name == '/')
      return true;
  }
  return false;
}

char *rt_path(val path) {
  char *name = rt_str_to_utf8(path, NULL);
  const char *here = getenv("PWD");
  if (!*name || name[0] == '/' || !here || here[0] != '/' || !root_is_open())
    return name;
  size_t prefix = strlen(here), length = strlen(name);
  char *absolute = malloc(prefix + length + 2);
  if (!absolute) rt_fatal("out of memory");
  memcpy(absolute, here, prefix);
  absolute[prefix] = '/';
  memcpy(absolute + prefix + 1, name, length + 1);
  free(name);
  return absolute;
}

val rt_working_directory(void) {
  const char *here = getenv("PWD");
  return rt_str_from_c(here && here[0] == '/' ? here : "/");
}
#else
char *rt_path(val path) { return rt_str_to_utf8(path, NULL); }

val rt_working_directory(void) {
  char *here = getcwd(NULL, 0);
  val path = rt_str_from_c(here ? here : "/");
  free(here);
  return path;
}
#endif

// Is the last part of the name a dot?
static bool is_dot(const char *name) {
  size_t n = strlen(name);
  return n && name[n - 1] == '.' && (n == 1 || name[n - 2] == '/');
}

int rt_rmdir(const char *name) {
  if (!is_dot(name)) return rmdir(name);
  errno = EINVAL;
  return -1;
}

int rt_rename(const char *from, const char *to) {
  if (!is_dot(from) && !is_dot(to)) return rename(from, to);
  errno = EBUSY;
  return -1;
}
