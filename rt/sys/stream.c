// SPDX-License-Identifier: MIT
// Bytes of files, for java.io's streams (stdlib/cljwc/java_io.clj).
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rt/base/throw.h"
#include "rt/coll/array.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/sys/io.h"
#include "rt/sys/path.h"

// What the mode of rt_fd_open means.
static const int modes[] = {O_RDONLY, O_WRONLY | O_CREAT | O_TRUNC,
                            O_WRONLY | O_CREAT | O_APPEND};

val rt_fd_open(val path, val mode) {
  int fd = rt_open(path, modes[rt_unfix(mode)]);
  return fd < 0 ? RT_THROWN : RT_FIX(fd);
}

// The bytes of a byte array that a call is about; NULL thrown.
static char *part(val bytes, val from, val count, size_t *n) {
  int64_t start, wanted;
  if (!rt_has_type(bytes, &rt_type_byte_array)) {
    rt_throw_cast(bytes, rt_type_byte_array.name);
    return NULL;
  }
  if (!rt_to_int64(from, &start) || !rt_to_int64(count, &wanted)) return NULL;
  RawArray *a = (RawArray *)bytes;
  if (start < 0 || wanted < 0 || (uint64_t)start > a->n ||
      (uint64_t)wanted > a->n - (uint64_t)start) {
    rt_throwf(&rt_type_index_out_of_bounds,
              "Range [%l, %l + %l) out of bounds for length %l", start, start,
              wanted, (int64_t)a->n);
    return NULL;
  }
  *n = (size_t)wanted;
  return a->data + start;
}

// As Java says it.
static val failed(void) {
  return rt_throwf(&rt_type_io_exception, "%s", strerror(errno));
}

// WASI only says that such a descriptor cannot be read.
static bool is_directory(int fd) {
  struct stat st;
  int error = errno;
  bool is = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
  errno = error;
  return is;
}

val rt_fd_read(val fd, val bytes, val from, val count) {
  size_t wanted;
  char *to = part(bytes, from, count, &wanted);
  if (!to) return RT_THROWN;
  ssize_t n;
  do n = read((int)rt_unfix(fd), to, wanted);
  while (n < 0 && errno == EINTR);
  if (n < 0 && is_directory((int)rt_unfix(fd))) errno = EISDIR;
  if (n < 0) return failed();
  return RT_FIX(n || !wanted ? n : -1);
}

// Of a file, what is left of it; of others, what has arrived.
val rt_fd_available(val fd) {
  int d = (int)rt_unfix(fd), arrived = 0;
  struct stat st;
  if (fstat(d, &st) == 0 && S_ISREG(st.st_mode)) {
    off_t left = st.st_size - lseek(d, 0, SEEK_CUR);
    arrived = left < 0 ? 0 : left > INT_MAX / 2 ? INT_MAX / 2 : (int)left;
  } else if (ioctl(d, FIONREAD, &arrived) < 0) {
    arrived = 0;
  }
  return RT_FIX(arrived);
}

val rt_fd_write(val fd, val bytes, val from, val count) {
  size_t n;
  const char *s = part(bytes, from, count, &n);
  if (!s) return RT_THROWN;
  return rt_write_all((int)rt_unfix(fd), s, n) ? RT_NIL : failed();
}

val rt_fd_close(val fd) {
  if (rt_unfix(fd) > 2) close((int)rt_unfix(fd));
  return RT_NIL;
}

val rt_fd_seek(val fd, val offset, val from) {
  static const int places[] = {SEEK_SET, SEEK_CUR, SEEK_END};
  int64_t n;
  if (!rt_to_int64(offset, &n)) return RT_THROWN;
  off_t at = lseek((int)rt_unfix(fd), (off_t)n, places[rt_unfix(from)]);
  return at < 0 ? failed() : rt_long((int64_t)at);
}

val rt_fd_truncate(val fd, val size) {
  int64_t n;
  if (!rt_to_int64(size, &n)) return RT_THROWN;
  int r = ftruncate((int)rt_unfix(fd), (off_t)n);
  return r ? failed() : RT_NIL;
}

int rt_file_create(val path) {
  if (!rt_str_arg(path)) return -1;
  char *name = rt_path(path);
  int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0666);
  free(name);
  if (fd >= 0) close(fd);
  if (fd < 0 && errno != EEXIST) {
    rt_io_error("create");
    return -1;
  }
  return fd >= 0;
}
