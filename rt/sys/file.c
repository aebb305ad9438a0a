// SPDX-License-Identifier: MIT
// Questions about files and changes to directories.
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rt/num/num.h"
#include "rt/sys/path.h"
#include "rt/str/str.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

// stat of a path: 1, 0 when there is no such file, -1 thrown.
static int path_stat(val path, struct stat *st) {
  if (!rt_str_arg(path)) return -1;
  char *name = rt_path(path);
  int r = *name ? stat(name, st) : -1; // "" is no file, in WASI neither
  free(name);
  return r == 0;
}

int rt_file_exists(val path) {
  struct stat st;
  return path_stat(path, &st);
}

int rt_file_is_dir(val path) {
  struct stat st;
  int r = path_stat(path, &st);
  return r == 1 ? S_ISDIR(st.st_mode) : r;
}

val rt_file_length(val path) {
  struct stat st;
  int r = path_stat(path, &st);
  return r < 0 ? RT_THROWN : rt_long(r ? (int64_t)st.st_size : 0);
}

val rt_file_modified(val path) {
  struct stat st;
  int r = path_stat(path, &st);
  if (r < 0) return RT_THROWN;
  if (!r) return RT_FIX(0);
  return rt_long((int64_t)st.st_mtim.tv_sec * 1000 +
                 st.st_mtim.tv_nsec / 1000000);
}

int rt_file_rename(val from, val to) {
  if (!rt_str_arg(from) || !rt_str_arg(to)) return -1;
  char *old = rt_path(from), *name = rt_path(to);
  bool ok = rt_rename(old, name) == 0;
  free(old);
  free(name);
  return ok;
}

int rt_file_delete(val path) {
  if (!rt_str_arg(path)) return -1;
  char *name = rt_path(path);
  bool ok = unlink(name) == 0 || rt_rmdir(name) == 0;
  free(name);
  return ok;
}

int rt_file_mkdir(val path) {
  if (!rt_str_arg(path)) return -1;
  char *name = rt_path(path);
  bool ok = mkdir(name, 0777) == 0;
  free(name);
  return ok;
}

val rt_file_list(val path) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_path(path);
  DIR *dir = opendir(name);
  free(name);
  if (!dir) return RT_NIL;
  val names = RT_EMPTY_VEC;
  for (struct dirent *e; (e = readdir(dir));)
    if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
      names = rt_vec_conj(names, rt_str_from_c(e->d_name));
  closedir(dir);
  return names;
}
