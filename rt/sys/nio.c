// SPDX-License-Identifier: MIT
// Files and directories for java.nio.file
// (stdlib/on_demand/cljwc/java/files.clj): unlike the functions of java.io.File
// in file.c, which answer false, these throw what Java throws.
//
// Allocation is no safepoint, so the Strs that name files stay where they are;
// the C library gets copies of them, since it wants UTF-8.
#define _POSIX_C_SOURCE 200809L
#include "rt/sys/nio.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rt/coll/vec.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/sys/path.h"

char *rt_nio_path(val path) {
  bool is_empty = rt_str_len((const Str *)path) == 0;
  return rt_path(is_empty ? rt_str_from_c(".") : path);
}

// The class that says what happened; FileSystemException needs a reason, too.
static const Type *class_of_error(int error) {
  switch (error) {
  case ENOENT: return &rt_type_no_such_file;
  case EEXIST: return &rt_type_file_exists;
#ifdef ENOTCAPABLE // outside of the directories that a WASI program may use
  case ENOTCAPABLE:
#endif
  case EACCES: return &rt_type_access_denied;
  default: return &rt_type_file_system;
  }
}

// In Java's words, or glibc's, where the other C library has its own.
static const char *reason(int error) {
  switch (error) {
  case ELOOP:
    return "Too many levels of symbolic links or unable to access attributes "
           "of symbolic link";
  case EXDEV: return "Invalid cross-device link";
  case EBUSY: return "Device or resource busy";
  default: return strerror(error);
  }
}

val rt_nio_error(int error, val path, val other) {
  const Type *cls = class_of_error(error);
  bool two = rt_is_str(other), why = cls == &rt_type_file_system;
  if (two && why)
    return rt_throwf(cls, "%v -> %v: %s", path, other, reason(error));
  if (two) return rt_throwf(cls, "%v -> %v", path, other);
  if (why) return rt_throwf(cls, "%v: %s", path, reason(error));
  return rt_throwf(cls, "%v", path);
}

// Nil if a call that named one file went well (0), else its exception.
static val done(int result, val path) {
  return result == 0 ? RT_NIL : rt_nio_error(errno, path, RT_NIL);
}

// free, which leaves errno alone.
static void drop(char *name) {
  int error = errno;
  free(name);
  errno = error;
}

int rt_file_access(val path, val what) {
  if (!rt_str_arg(path)) return -1;
  intptr_t wanted = rt_unfix(what);
  int mode = (wanted & 4 ? R_OK : 0) | (wanted & 2 ? W_OK : 0) |
             (wanted & 1 ? X_OK : 0);
  char *name = rt_nio_path(path);
  bool ok = access(name, mode) == 0;
  free(name);
  return ok;
}

// What the bits of rt_file_open's options mean.
static const struct {
  int option, flag;
} open_flags[] = {{1, O_APPEND},   {2, O_TRUNC},           {4, O_CREAT},
                  {8, O_NOFOLLOW}, {16, O_CREAT | O_EXCL}, {32, O_SYNC}};

val rt_file_open(val path, val access_mode, val options, val permissions) {
  static const int modes[] = {O_RDONLY, O_WRONLY, O_RDWR};
  if (!rt_str_arg(path)) return RT_THROWN;
  int flags = modes[rt_unfix(access_mode)];
  for (size_t i = 0; i < sizeof open_flags / sizeof *open_flags; i++)
    if (rt_unfix(options) & open_flags[i].option) flags |= open_flags[i].flag;
  char *name = rt_nio_path(path);
  int fd = open(name, flags, (mode_t)rt_unfix(permissions));
  drop(name);
  return fd < 0 ? rt_nio_error(errno, path, RT_NIL) : RT_FIX(fd);
}

val rt_file_make_dir(val path, val permissions) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = mkdir(name, (mode_t)rt_unfix(permissions));
  drop(name);
  return done(r, path);
}

val rt_file_unlink(val path) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = unlink(name);
  drop(name);
  return done(r, path);
}

val rt_file_remove_dir(val path) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = rt_rmdir(name);
  drop(name);
  if (r && (errno == ENOTEMPTY || errno == EEXIST))
    return rt_throwf(&rt_type_not_empty, "%v", path);
  return done(r, path);
}

// A call that names two files.
static val on_two(int (*call)(const char *, const char *), val a, val b) {
  if (!rt_str_arg(a) || !rt_str_arg(b)) return RT_THROWN;
  char *one = rt_nio_path(a), *two = rt_nio_path(b);
  int r = call(one, two);
  drop(one);
  drop(two);
  return r == 0 ? RT_NIL : rt_nio_error(errno, a, b);
}

val rt_file_move(val from, val to) {
  val r = on_two(rt_rename, from, to);
  if (r != RT_THROWN || errno != EXDEV) return r;
  rt_catch();
  return rt_throwf(&rt_type_no_atomic_move, "%v -> %v: %s", from, to,
                   reason(EXDEV));
}

val rt_file_link(val existing, val link_name) {
  if (!rt_str_arg(existing) || !rt_str_arg(link_name)) return RT_THROWN;
  char *one = rt_nio_path(existing), *two = rt_nio_path(link_name);
  int r = link(one, two);
  drop(one);
  drop(two);
  return r == 0 ? RT_NIL : rt_nio_error(errno, link_name, existing);
}

val rt_file_symlink(val link_name, val target) {
  if (!rt_str_arg(link_name) || !rt_str_arg(target)) return RT_THROWN;
  char *name = rt_nio_path(link_name), *text = rt_str_to_utf8(target, NULL);
  int r = symlink(text, name);
  drop(name);
  drop(text);
  return done(r, link_name);
}

val rt_file_read_link(val path) {
  char target[PATH_MAX];
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  ssize_t n = readlink(name, target, sizeof target);
  drop(name);
  if (n < 0 && errno == EINVAL) return rt_throwf(&rt_type_not_link, "%v", path);
  return n < 0 ? rt_nio_error(errno, path, RT_NIL)
               : rt_str_from_utf8(target, (size_t)n);
}

val rt_file_names(val path) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  DIR *dir = opendir(name);
  drop(name);
  if (!dir && errno == ENOTDIR)
    return rt_throwf(&rt_type_no_directory, "%v", path);
  if (!dir) return rt_nio_error(errno, path, RT_NIL);
  val names = RT_EMPTY_VEC;
  for (struct dirent *e; (e = readdir(dir));)
    if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
      names = rt_vec_conj(names, rt_str_from_c(e->d_name));
  closedir(dir);
  return names;
}
