// SPDX-License-Identifier: MIT
// Writers and readers (see io.h).
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
#define READ_BYTES 8192

static const Type *const writer_ifaces[] = {&rt_iface_writer, NULL};
static const Type *const reader_ifaces[] = {&rt_iface_reader, NULL};

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
const Type rt_type_reader = {.type = &rt_type_class,
                             .kind = KIND_READER,
                             .layout = LAYOUT_FIXED,
                             .flags = TYPE_IDENTITY,
                             .size = sizeof(Reader),
                             .nvals = 1,
                             RT_INVOKE_NONE,
                             .name = "java.io.PushbackReader",
                             .ifaces = reader_ifaces,
                             .ops = &rt_ops_default};

static Writer RT_ALIGNED std_out = {&rt_type_writer, RT_NIL, 1, -1, 0, 0};
static Writer RT_ALIGNED std_err = {&rt_type_writer, RT_NIL, 2, -1, 0, 0};
static RT_STATIC_STR(no_text, "", 0, 0);
static Reader RT_ALIGNED std_in = {
    &rt_type_reader, (val)&no_text, 0, 0, NULL, 0, 0, 0, 0, 0, 0};

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

static val reader_new(val text, int fd) {
  Reader *r = rt_new(&rt_type_reader);
  *r = (Reader){&rt_type_reader, text, 0, fd, NULL, 0, 0, 0, 0, 0, 0};
  return (val)r;
}

val rt_file_reader(val path) {
  int fd = rt_open(path, O_RDONLY);
  return fd < 0 ? RT_THROWN : reader_new((val)&no_text, fd);
}

val rt_fd_reader(val fd) {
  return reader_new((val)&no_text, (int)rt_unfix(fd));
}

val rt_fd_writer(val fd) { return writer_new((int)rt_unfix(fd)); }

val rt_string_reader(val s) {
  return rt_str_arg(s) ? reader_new(s, -1) : RT_THROWN;
}

val rt_stdin(void) { return (val)&std_in; }
bool rt_is_reader(val v) { return rt_has_kind(v, KIND_READER); }

val rt_close(val v) {
  if (rt_is_reader(v)) {
    Reader *r = (Reader *)v;
    if (r->fd > 2) close(r->fd);
    free(r->buf);
    r->buf = NULL;
    r->start = r->end = r->low = r->pos = 0;
    r->fd = -1;
    rt_write(v, &r->text, (val)&no_text);
    return RT_NIL;
  }
  Writer *w = writer_arg(v);
  if (!w || !flush_writer(w)) return RT_THROWN;
  if (w->fd > 2) {
    close(w->fd);
    w->fd = -2;
    w->sb = RT_NIL;
  }
  return RT_NIL;
}

// --- reading ---

static Reader *reader_arg(val v) {
  if (rt_is_reader(v)) return (Reader *)v;
  rt_throw_cast(v, "java.io.Reader");
  return NULL;
}

int (*rt_stdin_hook)(char *buf, size_t n);

// Moves the unread bytes to the front and reads more; 1, 0 at the end, -1.
static int fill(Reader *r) {
  if (!r->buf && !(r->buf = malloc(READ_BYTES))) rt_fatal("out of memory");
  memmove(r->buf, r->buf + r->start, r->end - r->start);
  r->end -= r->start;
  r->start = 0;
  if (r->fd == 0) flush_writer(&std_out);
  ssize_t n;
  bool hooked = r->fd == 0 && rt_stdin_hook;
  do
    n = hooked ? rt_stdin_hook(r->buf + r->end, READ_BYTES - r->end)
               : read(r->fd, r->buf + r->end, READ_BYTES - r->end);
  while (n < 0 && !hooked && errno == EINTR);
  if (n < 0) {
    if (!hooked) io_error("read");
    return -1;
  }
  r->end += (uint32_t)n;
  return n > 0;
}

// Bytes of the character that starts with this one, as far as it tells.
static uint32_t utf8_bytes(unsigned char first) {
  return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Reads until the next character is whole: a read may end anywhere within one.
// 1, 0 when nothing is left, -1 thrown.
static int fill_character(Reader *r) {
  int more = 1;
  while (more > 0) {
    uint32_t have = r->end - r->start;
    if (have && have >= utf8_bytes((unsigned char)r->buf[r->start])) break;
    more = fill(r);
  }
  return more < 0 ? -1 : r->start < r->end;
}

int rt_reader_next(Reader *r) {
  const Str *s = (const Str *)r->text;
  if (r->pos < rt_str_len(s)) return (int)rt_str_unit(s, r->pos++);
  if (r->low) {
    int c = (int)r->low;
    r->low = 0;
    return c;
  }
  if (r->fd < 0) return -1;
  int got = fill_character(r);
  if (got <= 0) return got - 1;
  const char *p = r->buf + r->start;
  uint32_t c = rt_utf8_next(&p, r->buf + r->end);
  r->start = (uint32_t)(p - r->buf);
  if (c <= 0xFFFF) return (int)c;
  r->low = 0xDC00 | (c & 0x3FF);
  return (int)(0xD7C0 + (c >> 10));
}

val rt_reader_rest(Reader *r) {
  StrBuilder *sb = rt_sb_make();
  int c;
  while ((c = rt_reader_next(r)) >= 0) rt_sb_add_unit(sb, (uint32_t)c);
  return c == -2 ? RT_THROWN : rt_sb_to_str(sb);
}

// A line with its newline into sb; 0 at the end, -1 thrown.
static int add_line(Reader *r, StrBuilder *sb) {
  int c = rt_reader_next(r);
  if (c < 0) return c == -2 ? -1 : 0;
  for (;; c = rt_reader_next(r)) {
    if (c < 0) return c == -2 ? -1 : 1;
    rt_sb_add_unit(sb, (uint32_t)c);
    if (c == '\n') return 1;
  }
}

val rt_reader_line(val v) {
  Reader *r = reader_arg(v);
  if (!r) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  int got = add_line(r, sb);
  if (got <= 0) return got < 0 ? RT_THROWN : RT_NIL;
  if (sb->len && rt_sb_unit(sb, sb->len - 1) == '\n') {
    sb->len--;
    if (sb->len && rt_sb_unit(sb, sb->len - 1) == '\r') sb->len--;
  }
  return rt_sb_to_str(sb);
}

val rt_reader_char(val v) {
  Reader *r = reader_arg(v);
  int c = r ? rt_reader_next(r) : -2;
  return c == -2 ? RT_THROWN : RT_FIX(c);
}

val rt_reader_unread(val v, val code) {
  Reader *r = reader_arg(v);
  int64_t c;
  if (!r || !rt_to_int64(code, &c)) return RT_THROWN;
  const Str *s = (const Str *)r->text;
  if (r->pos > 0 && rt_str_unit(s, r->pos - 1) == (uint32_t)c) {
    r->pos--;
    return RT_NIL;
  }
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_unit(sb, (uint16_t)c);
  rt_sb_add_part(sb, s, r->pos, rt_str_len(s));
  rt_write(v, &r->text, rt_sb_to_str(sb));
  r->pos = 0;
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

val rt_slurp(val from) {
  size_t n;
  if (rt_is_reader(from)) return rt_reader_rest((Reader *)from);
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
