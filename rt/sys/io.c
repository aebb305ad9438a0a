// SPDX-License-Identifier: MIT
// Writers and files (see io.h); readers are in reader.c.
#define _POSIX_C_SOURCE 200809L
#include "rt/sys/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rt/str/charset.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/sys/path.h"
#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/base/throw.h"

#define FLUSH_UNITS 8192

static const Type *const writer_ifaces[] = {&rt_iface_writer, NULL};

const Type rt_type_writer = {.type = &rt_type_class,
                             .kind = KIND_WRITER,
                             .layout = LAYOUT_FIXED,
                             .flags = TYPE_IDENTITY,
                             .size = sizeof(Writer),
                             .nvals = 1,
                             RT_INVOKE_NONE,
                             .name = "java.io.PrintWriter",
                             .ifaces = writer_ifaces,
                             .ops = &rt_ops_default};
static Writer RT_ALIGNED std_out = {&rt_type_writer, RT_NIL, 1, -1, 0, 0};
static Writer RT_ALIGNED std_err = {&rt_type_writer, RT_NIL, 2, -1, 0, 0};

// --- writing ---

// strerror would bring a table of all there are; these are what reading and
// writing can meet.
static const char *transfer_error(void) {
  switch (errno) {
  case ENOSPC: return "No space left on device";
  case EPIPE: return "Broken pipe";
  case EBADF: return "Bad file descriptor";
  case EISDIR: return "Is a directory";
  default: return "Input/output error";
  }
}

// What opening and making files can meet, too.
static const char *file_error(void) {
  switch (errno) {
  case ENOENT: return "No such file or directory";
  case EACCES: return "Permission denied";
  case EEXIST: return "File exists";
  case ENOTDIR: return "Not a directory";
#ifdef __wasi__
  case ENOTCAPABLE: return "no folder that has it is granted: --dir FOLDER";
#endif
  default: return transfer_error();
  }
}

static RT_COLD val io_error(const char *what) {
  return rt_throwf(&rt_type_io_exception, "%s: %s", what, transfer_error());
}

static bool write_all(int fd, const char *s, size_t n) {
  while (n) {
    ssize_t k = write(fd, s, n);
    if (k < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return false;
    }
    s += k;
    n -= (size_t)k;
  }
  return true;
}

val rt_io_error(const char *what) {
  return rt_throwf(&rt_type_io_exception, "%s: %s", what, file_error());
}
bool rt_write_all(int fd, const char *s, size_t n) {
  return write_all(fd, s, n);
}

static uint32_t column_after(const StrBuilder *sb, uint32_t column) {
  for (uint32_t i = sb->len; i > 0; i--)
    if (rt_sb_unit(sb, i - 1) == '\n') return sb->len - i;
  return column + sb->len;
}

// Encodes and writes; a high surrogate at the end waits for the other half.
static bool drain(Writer *w) {
  StrBuilder *sb = (StrBuilder *)w->sb;
  char out[2048];
  size_t n = 0;
  uint32_t i = 0, held = 0;
  w->column = column_after(sb, w->column);
  while (i < sb->len) {
    uint32_t c = rt_sb_unit(sb, i++);
    if ((c & 0xFC00) == 0xD800 && i == sb->len) {
      held = c;
      break;
    }
    if ((c & 0xF800) == 0xD800) {
      uint32_t low = i < sb->len ? rt_sb_unit(sb, i) : 0;
      bool pair = c < 0xDC00 && (low & 0xFC00) == 0xDC00;
      c = pair ? 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF)) : '?';
      i += pair;
    }
    n += (size_t)rt_utf8_put(out + n, c);
    if (n < sizeof out - 4) continue;
    if (!write_all(w->fd, out, n)) return false;
    n = 0;
  }
  if (sb->wide && !held) sb->wide = 0, sb->cap *= 2;
  sb->len = 0;
  if (held) rt_sb_add_unit(sb, held);
  return write_all(w->fd, out, n);
}

static bool flush_writer(Writer *w) {
  if (w->fd < 0 || w->sb == RT_NIL || !((StrBuilder *)w->sb)->len) return true;
  if (w == &std_err) flush_writer(&std_out);
  if (drain(w)) return true;
  // Nobody reads on (wasmtime calls it EIO): as where SIGPIPE ends the program,
  // so that one that would print for ever does end.
  if (w == &std_out && (errno == EPIPE || errno == EIO)) _Exit(1);
  if (w == &std_out || w == &std_err) return true; // as PrintStream: ignored
  io_error("write");
  return false;
}

void rt_io_flush(void) {
  flush_writer(&std_out);
  flush_writer(&std_err);
}

static Writer *writer_arg(val v) {
  if (!rt_has_kind(v, KIND_WRITER)) {
    rt_throw_cast(v, "java.io.Writer");
    return NULL;
  }
  return (Writer *)v;
}

StrBuilder *rt_writer_sb(val v) {
  if (rt_has_kind(v, KIND_STRBUILDER)) return (StrBuilder *)v;
  Writer *w = writer_arg(v);
  if (!w) return NULL;
  if (RT_UNLIKELY(w->sb == RT_NIL)) {
    if (w->fd == -2) {
      rt_throwf(&rt_type_io_exception, "Stream closed");
      return NULL;
    }
    rt_write((val)w, &w->sb, (val)rt_sb_make());
  }
  return (StrBuilder *)w->sb;
}

bool rt_writer_done(val v) {
  if (!rt_has_kind(v, KIND_WRITER)) return true;
  Writer *w = (Writer *)v;
  if (w->fd < 0) return true;
  if (((StrBuilder *)w->sb)->len < FLUSH_UNITS && w != &std_err) return true;
  return flush_writer(w);
}

static val writer_new(int fd) {
  val sb = (val)rt_sb_make();
  Writer *w = rt_new(&rt_type_writer);
  w->sb = sb;
  w->fd = fd;
  w->is_tty = -1;
  w->column = 0;
  w->idhash = 0;
  return (val)w;
}

val rt_stdout(void) { return (val)&std_out; }
val rt_stderr(void) { return (val)&std_err; }
val rt_string_writer(void) { return writer_new(-1); }
bool rt_is_writer(val v) { return rt_has_kind(v, KIND_WRITER); }

static bool add_text(StrBuilder *sb, val x) {
  if (rt_is_str(x)) {
    rt_sb_add_str(sb, (const Str *)x);
  } else if (rt_is_char(x)) {
    rt_sb_add_unit(sb, rt_char_code(x));
  } else if (rt_is_long(x)) {
    rt_sb_add_unit(sb, (uint16_t)rt_long_value(x));
  } else {
    rt_throw_cast(x, "java.lang.String");
    return false;
  }
  return true;
}

typedef val (*WriteFn)(val *sp, val w, val text);

// How a writer of the program is written to; NULL: it is none.
static WriteFn own_write(val w) { return rt_type_of(w)->ops->write; }

val rt_writer_write(val *sp, val w, val x) {
  if (own_write(w)) return own_write(w)(sp, w, x);
  StrBuilder *sb = rt_writer_sb(w);
  if (!sb || !add_text(sb, x) || !rt_writer_done(w)) return RT_THROWN;
  return RT_NIL;
}

val rt_writer_write_part(val *sp, val w, val s, val start, val end) {
  val part = rt_subs(s, start, end);
  return part == RT_THROWN ? part : rt_writer_write(sp, w, part);
}

int rt_print_atom(val *sp, val w, val v, val readably) {
  if (rt_is_sb(v)) return 0; // shows as an object; its text is what str gives
  StrBuilder *sb = own_write(w) ? rt_sb_make() : rt_writer_sb(w);
  if (!sb) return -1;
  // *print-readably* concerns strings and characters only.
  bool plain = !rt_truthy(readably) && (rt_is_str(v) || rt_is_char(v));
  if (!rt_print_value(sb, v, !plain)) return 0;
  if (!own_write(w)) return rt_writer_done(w) ? 1 : -1;
  return own_write(w)(sp, w, rt_sb_to_str(sb)) == RT_THROWN ? -1 : 1;
}

val rt_flush(val *sp, val v) {
  if (own_write(v)) return own_write(v)(sp, v, RT_ABSENT);
  if (!rt_is_writer(v)) return RT_NIL;
  return flush_writer((Writer *)v) ? RT_NIL : RT_THROWN;
}

// Objects of the program are flushed as on the JVM.
val rt_flush_line(val *sp, val v) {
  if (!rt_is_writer(v)) return rt_flush(sp, v);
  Writer *w = (Writer *)v;
  if (w->is_tty < 0) w->is_tty = w->fd >= 0 && isatty(w->fd);
  return w->is_tty ? rt_flush(sp, v) : RT_NIL;
}

val rt_writer_str(val v) {
  StrBuilder *sb = rt_writer_sb(v);
  return sb ? rt_sb_to_str(sb) : RT_THROWN;
}

// --- files ---

static RT_COLD val no_file(val path) {
  return rt_throwf(&rt_type_file_not_found, "%v (%s)", path, file_error());
}

int rt_open(val path, int flags) {
  if (!rt_str_arg(path)) return -1;
  char *name = rt_path(path);
  errno = ENOENT; // of "", which is where we are in WASI
  int fd = *name ? open(name, flags, 0666) : -1;
  free(name);
  if (fd < 0) no_file(path);
  return fd;
}

val rt_file_writer(val path, val append) {
  int mode = rt_truthy(append) ? O_APPEND : O_TRUNC;
  int fd = rt_open(path, O_WRONLY | O_CREAT | mode);
  return fd < 0 ? RT_THROWN : writer_new(fd);
}

val rt_fd_writer(val fd) { return writer_new((int)rt_unfix(fd)); }

val rt_close(val *sp, val v) {
  if (rt_is_reader(v)) return rt_reader_close(sp, (Reader *)v);
  Writer *w = writer_arg(v);
  if (!w || !flush_writer(w)) return RT_THROWN;
  if (w->fd > 2) {
    close(w->fd);
    w->fd = -2;
    w->sb = RT_NIL;
  }
  return RT_NIL;
}

// All bytes of a descriptor, malloc'ed, *n of them; NULL thrown.
static char *read_bytes(int fd, size_t *n) {
  size_t cap = 1 << 16;
  char *buf = malloc(cap);
  for (*n = 0; buf;) {
    ssize_t k = read(fd, buf + *n, cap - *n);
    if (k < 0 && errno == EINTR) continue;
    if (k < 0) io_error("read");
    if (k < 0) break;
    if (!k) return buf;
    *n += (size_t)k;
    if (*n < cap) continue;
    char *more = cap > SIZE_MAX / 2 ? NULL : realloc(buf, cap *= 2);
    if (!more) rt_throw_memory();
    if (!more) break;
    buf = more;
  }
  free(buf);
  return NULL;
}

static char *file_bytes(val path, size_t *n) {
  int fd = rt_open(path, O_RDONLY);
  if (fd < 0) return NULL;
  char *bytes = read_bytes(fd, n);
  close(fd);
  return bytes;
}

// It is closed, too, as on the JVM.
static val slurp_reader(val *sp, Reader *r) {
  val s = rt_reader_rest(sp, r);
  return rt_reader_close(sp, r) == RT_THROWN ? RT_THROWN : s;
}

val rt_slurp(val *sp, val from) {
  size_t n;
  if (rt_is_reader(from)) return slurp_reader(sp, (Reader *)from);
  char *bytes = file_bytes(from, &n);
  val s = bytes ? rt_str_from_utf8(bytes, n) : RT_THROWN;
  free(bytes);
  return s;
}

val rt_slurp_in(val path, val charset) {
  size_t n;
  char *bytes = file_bytes(path, &n);
  val s = bytes ? rt_decode(bytes, n, (Charset)rt_unfix(charset)) : RT_THROWN;
  free(bytes);
  return s;
}

static val write_file(val path, const char *bytes, size_t n, val append) {
  int mode = rt_truthy(append) ? O_APPEND : O_TRUNC;
  int fd = rt_open(path, O_WRONLY | O_CREAT | mode);
  if (fd < 0) return RT_THROWN;
  bool ok = write_all(fd, bytes, n);
  close(fd);
  return ok ? RT_NIL : io_error("write");
}

val rt_spit(val path, val content, val append) {
  if (!rt_str_arg(content)) return RT_THROWN;
  size_t n;
  char *bytes = rt_str_to_utf8(content, &n);
  val r = write_file(path, bytes, n, append);
  free(bytes);
  return r;
}

val rt_spit_in(val path, val content, val append, val charset) {
  size_t n;
  char *bytes = rt_encode(content, (Charset)rt_unfix(charset), &n);
  val r = bytes ? write_file(path, bytes, n, append) : RT_THROWN;
  free(bytes);
  return r;
}
