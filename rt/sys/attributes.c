// SPDX-License-Identifier: MIT
// What the file system knows of a file, for java.nio.file.attribute
// (stdlib/on_demand/cljwc/java/file_attributes.clj).
//
// WASI 0.1 has kinds, sizes, times and links, but neither permissions nor
// owners: asked for those, it is an UnsupportedOperationException.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifndef __wasm__
#include <grp.h>
#include <pwd.h>
#endif

#include "rt/coll/vec.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/sys/nio.h"
#include "rt/sys/path.h"

static int flags_for(val follow) {
  return rt_truthy(follow) ? 0 : AT_SYMLINK_NOFOLLOW;
}

// When the file was made, as far as that is known; else when it was written.
static struct timespec birth(const char *name, val follow,
                             const struct stat *st) {
#ifdef STATX_BTIME
  struct statx x;
  if (statx(AT_FDCWD, name, flags_for(follow), STATX_BTIME, &x) == 0 &&
      x.stx_mask & STATX_BTIME)
    return (struct timespec){x.stx_btime.tv_sec, x.stx_btime.tv_nsec};
#else
  (void)name, (void)follow;
#endif
  return st->st_mtim;
}

// Java's names: 0 a regular file, 1 a directory, 2 a symbolic link, 3 other.
static int kind(mode_t mode) {
  return S_ISREG(mode) ? 0 : S_ISDIR(mode) ? 1 : S_ISLNK(mode) ? 2 : 3;
}

enum { FACTS = 17 };

static val facts(const struct stat *st, struct timespec born) {
  const int64_t all[FACTS] = {kind(st->st_mode),    (int64_t)st->st_mode,
                              (int64_t)st->st_size, (int64_t)st->st_mtim.tv_sec,
                              st->st_mtim.tv_nsec,  (int64_t)st->st_atim.tv_sec,
                              st->st_atim.tv_nsec,  (int64_t)born.tv_sec,
                              born.tv_nsec,         (int64_t)st->st_ctim.tv_sec,
                              st->st_ctim.tv_nsec,  (int64_t)st->st_dev,
                              (int64_t)st->st_ino,  (int64_t)st->st_nlink,
                              (int64_t)st->st_uid,  (int64_t)st->st_gid,
                              (int64_t)st->st_rdev};
  val vals[FACTS];
  for (int i = 0; i < FACTS; i++) vals[i] = rt_long(all[i]);
  return rt_vec_from(FACTS, vals);
}

val rt_file_facts(val path, val follow) {
  struct stat st;
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = fstatat(AT_FDCWD, name, &st, flags_for(follow));
  int error = errno;
  struct timespec born = {0, 0};
  if (r == 0) born = birth(name, follow, &st);
  free(name);
  return r == 0 ? facts(&st, born) : rt_nio_error(error, path, RT_NIL);
}

// false thrown
static bool time_from(val seconds, val nanos, struct timespec *t) {
  int64_t s, n;
  if (seconds == RT_NIL) {
    *t = (struct timespec){0, UTIME_OMIT};
    return true;
  }
  if (!rt_to_int64(seconds, &s) || !rt_to_int64(nanos, &n)) return false;
  *t = (struct timespec){(time_t)s, (long)n};
  return true;
}

// utimensat, which wasi-libc has without UTIME_OMIT for the second time.
static int set_times(const char *name, struct timespec times[2], int flags) {
#ifdef __wasm__
  struct stat st;
  if (times[1].tv_nsec == UTIME_OMIT) {
    if (fstatat(AT_FDCWD, name, &st, flags)) return -1;
    times[1] = st.st_mtim;
  }
#endif
  return utimensat(AT_FDCWD, name, times, flags);
}

val rt_file_set_times(val path, val follow, val access_s, val access_n,
                      val write_s, val write_n) {
  struct timespec times[2];
  if (!rt_str_arg(path) || !time_from(access_s, access_n, &times[0]) ||
      !time_from(write_s, write_n, &times[1]))
    return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = set_times(name, times, flags_for(follow));
  int error = errno;
  free(name);
  return r == 0 ? RT_NIL : rt_nio_error(error, path, RT_NIL);
}

#ifdef __wasm__
static val not_in_wasi(const char *what) {
  return rt_throwf(&rt_type_unsupported, "WASI has no %s of files", what);
}
val rt_file_set_mode(val path, val follow, val mode) {
  (void)path, (void)follow, (void)mode;
  return not_in_wasi("permissions");
}
val rt_file_set_owner(val path, val follow, val user, val group) {
  (void)path, (void)follow, (void)user, (void)group;
  return not_in_wasi("owners");
}
bool rt_file_has_owners(void) { return false; }
val rt_user_name(val id, val group) {
  (void)id, (void)group;
  return RT_NIL;
}
val rt_user_id(val name, val group) {
  (void)name, (void)group;
  return RT_NIL;
}
#else
// chmod(2) of a link is an error, as with Java.
static int change_mode(const char *name, bool follow, mode_t mode) {
  if (follow) return chmod(name, mode);
  int fd = open(name, O_RDONLY | O_NOFOLLOW);
  if (fd < 0) return -1;
  int r = fchmod(fd, mode), error = errno;
  close(fd);
  errno = error;
  return r;
}

val rt_file_set_mode(val path, val follow, val mode) {
  if (!rt_str_arg(path)) return RT_THROWN;
  char *name = rt_nio_path(path);
  int r = change_mode(name, rt_truthy(follow), (mode_t)rt_unfix(mode));
  int error = errno;
  free(name);
  return r == 0 ? RT_NIL : rt_nio_error(error, path, RT_NIL);
}

val rt_file_set_owner(val path, val follow, val user, val group) {
  int64_t ids[2];
  if (!rt_str_arg(path) || !rt_to_int64(user, &ids[0]) ||
      !rt_to_int64(group, &ids[1]))
    return RT_THROWN;
  char *name = rt_nio_path(path);
  int r =
      fchownat(AT_FDCWD, name, (uid_t)ids[0], (gid_t)ids[1], flags_for(follow));
  int error = errno;
  free(name);
  return r == 0 ? RT_NIL : rt_nio_error(error, path, RT_NIL);
}

bool rt_file_has_owners(void) { return true; }

val rt_user_name(val id, val group) {
  int64_t n;
  if (!rt_to_int64(id, &n)) return RT_THROWN;
  const char *name = NULL;
  if (rt_truthy(group)) {
    const struct group *g = getgrgid((gid_t)n);
    name = g ? g->gr_name : NULL;
  } else {
    const struct passwd *p = getpwuid((uid_t)n);
    name = p ? p->pw_name : NULL;
  }
  return name ? rt_str_from_c(name) : RT_NIL;
}

val rt_user_id(val text, val group) {
  if (!rt_str_arg(text)) return RT_THROWN;
  char *name = rt_str_to_utf8(text, NULL);
  const struct group *g = rt_truthy(group) ? getgrnam(name) : NULL;
  const struct passwd *p = rt_truthy(group) ? NULL : getpwnam(name);
  free(name);
  if (g) return rt_long((int64_t)g->gr_gid);
  return p ? rt_long((int64_t)p->pw_uid) : RT_NIL;
}
#endif
