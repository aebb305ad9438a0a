// SPDX-License-Identifier: MIT
// Readers (see io.h). All classes share one struct; what they do beside handing
// out their text and what follows it, their traits say.
#define _POSIX_C_SOURCE 200809L
#include "rt/sys/io.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rt/base/fn.h"
#include "rt/base/throw.h"
#include "rt/coll/array.h"
#include "rt/mem/gc.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/value/types.h"

#define READ_BYTES 8192

static const Type *const reader_ifaces[] = {&rt_iface_reader, NULL};
static const Type *const filter_ifaces[] = {&rt_iface_filter_reader, NULL};

#define READER_TYPE(id, cname, super_type, interfaces)                         \
  const Type rt_type_##id = {.type = &rt_type_class,                           \
                             .kind = KIND_READER,                              \
                             .layout = LAYOUT_FIXED,                           \
                             .flags = TYPE_IDENTITY,                           \
                             .size = sizeof(Reader),                           \
                             .nvals = 3,                                       \
                             RT_INVOKE_NONE,                                   \
                             .name = cname,                                    \
                             .super = super_type,                              \
                             .ifaces = interfaces,                             \
                             .ops = &rt_ops_default};

READER_TYPE(buffered_reader, "java.io.BufferedReader", NULL, reader_ifaces)
READER_TYPE(line_number_reader, "java.io.LineNumberReader",
            &rt_type_buffered_reader, NULL)
READER_TYPE(string_reader, "java.io.StringReader", NULL, reader_ifaces)
READER_TYPE(char_array_reader, "java.io.CharArrayReader", NULL, reader_ifaces)
READER_TYPE(input_stream_reader, "java.io.InputStreamReader", NULL,
            reader_ifaces)
READER_TYPE(file_reader, "java.io.FileReader", &rt_type_input_stream_reader,
            NULL)
READER_TYPE(pushback_reader, "java.io.PushbackReader", NULL, filter_ifaces)
READER_TYPE(line_numbering_reader, "clojure.lang.LineNumberingPushbackReader",
            &rt_type_pushback_reader, NULL)

static RT_STATIC_STR(no_text, "", 0, 0);

// *in* pushes back onto one that counts lines, as on the JVM.
static Reader RT_ALIGNED std_lines = {.type = &rt_type_line_number_reader,
                                      .text = (val)&no_text,
                                      .line = 1,
                                      .flags = READER_COUNTING,
                                      .traits = READER_LINES};
static Reader RT_ALIGNED std_in = {.type = &rt_type_line_numbering_reader,
                                   .text = (val)&no_text,
                                   .source = (val)&std_lines,
                                   .fd = -1,
                                   .column = 1,
                                   .room = 1,
                                   .flags = READER_COUNTING,
                                   .traits = READER_PUSHBACK | READER_COLUMNS};

val rt_stdin(void) { return (val)&std_in; }
bool rt_is_reader(val v) { return rt_has_kind(v, KIND_READER); }

static Reader *reader_arg(val v) {
  if (rt_is_reader(v)) return (Reader *)v;
  rt_throw_cast(v, "java.io.Reader");
  return NULL;
}

static RT_COLD int closed(void) {
  rt_throwf(&rt_type_io_exception, "Stream closed");
  return -2;
}

static const Str *text_of(const Reader *r) { return (const Str *)r->text; }
static uint32_t text_left(const Reader *r) {
  return rt_str_len(text_of(r)) - r->pos;
}
static void set_text(Reader *r, val text) {
  rt_write((val)r, &r->text, text);
  r->pos = 0;
}

val rt_reader_new(val class, val traits, val what, val room) {
  Reader *r = rt_new((const Type *)class);
  uint8_t t = (uint8_t)rt_unfix(traits);
  bool counts = t & (READER_LINES | READER_COLUMNS);
  *r = (Reader){.type = (const Type *)class,
                .text = rt_is_str(what) ? what : (val)&no_text,
                .source = rt_is_str(what) || rt_is_fix(what) ? RT_NIL : what,
                .fd = rt_is_fix(what) ? (int32_t)rt_unfix(what) : -1,
                .line = 1,
                .column = 1,
                .room = (uint32_t)rt_unfix(room),
                .flags = counts ? READER_COUNTING : 0,
                .traits = t};
  return (val)r;
}

val rt_reader_empty(void) {
  val traits = RT_FIX(READER_PUSHBACK | READER_COLUMNS);
  return rt_reader_new((val)&rt_type_line_numbering_reader, traits,
                       (val)&no_text, RT_FIX(1));
}

// --- bytes of a descriptor ---

int (*rt_stdin_hook)(char *buf, size_t n);

// Moves the unread bytes to the front and reads more; 1, 0 at the end, -1.
static int fill(Reader *r) {
  if (!r->buf && !(r->buf = malloc(READ_BYTES))) rt_fatal("out of memory");
  memmove(r->buf, r->buf + r->start, r->end - r->start);
  r->end -= r->start;
  r->start = 0;
  if (r->fd == 0) rt_io_flush();
  ssize_t n;
  bool hooked = r->fd == 0 && rt_stdin_hook;
  do
    n = hooked ? rt_stdin_hook(r->buf + r->end, READ_BYTES - r->end)
               : read(r->fd, r->buf + r->end, READ_BYTES - r->end);
  while (n < 0 && !hooked && errno == EINTR);
  if (n < 0) {
    if (!hooked) rt_io_error("read");
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

static int next_of_fd(Reader *r) {
  if (r->low) {
    int c = (int)r->low;
    r->low = 0;
    return c;
  }
  int got = fill_character(r);
  if (got <= 0) return got - 1;
  const char *p = r->buf + r->start;
  uint32_t c = rt_utf8_next(&p, r->buf + r->end);
  r->start = (uint32_t)(p - r->buf);
  if (c <= 0xFFFF) return (int)c;
  r->low = 0xDC00 | (c & 0x3FF);
  return (int)(0xD7C0 + (c >> 10));
}

// --- units ---

// Asks the function that is a source for something; class S.
static val ask(val *sp, const Reader *r, int what) {
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  val x = rt_call1(sp, r->source, RT_FIX(what));
  rt_gc_permit();
  return x;
}

// More text; 1, 0 at the end, -1 thrown.
static int fill_text(val *sp, Reader *r) {
  while (!text_left(r)) {
    val text = ask(sp, r, 0);
    if (text == RT_THROWN) return -1;
    if (text == RT_NIL) return 0;
    if (!rt_str_arg(text)) return -1;
    set_text(r, text);
  }
  return 1;
}

static int next(val *sp, Reader *r, bool many);

static int next_of_source(val *sp, Reader *r, bool many) {
  many |= !(r->traits & READER_PUSHBACK);
  if (rt_is_reader(r->source)) return next(sp, (Reader *)r->source, many);
  int got = fill_text(sp, r);
  return got <= 0 ? got - 1 : (int)rt_str_unit(text_of(r), r->pos++);
}

// Has more been read since the mark than it is good for?
static bool mark_passed(const Reader *r, uint32_t seen) {
  uint32_t good = r->limit > READ_BYTES ? r->limit : READ_BYTES;
  return seen + (r->pos - r->mark) > good;
}

static void lose_mark(Reader *r) {
  r->flags &= (uint8_t)~READER_MARKED;
  r->mark_lost = true;
  r->seen = RT_NIL;
}

// Keeps the unit for a reset, unless that is too late now.
static void note(Reader *r, uint32_t c) {
  StrBuilder *seen = (StrBuilder *)r->seen;
  if (!seen) rt_write((val)r, &r->seen, (val)(seen = rt_sb_make()));
  if (mark_passed(r, seen->len + 1))
    lose_mark(r);
  else
    rt_sb_add_unit(seen, c);
}

// The next unit without regard to the ends of lines.
static inline int next_unit(val *sp, Reader *r, bool many) {
  const Str *s = text_of(r);
  if (r->pos < rt_str_len(s)) return (int)rt_str_unit(s, r->pos++);
  int c = r->source != RT_NIL      ? next_of_source(sp, r, many)
          : r->fd >= 0             ? next_of_fd(r)
          : r->fd == READER_CLOSED ? closed()
                                   : -1;
  if (c >= 0 && r->flags & READER_MARKED) note(r, (uint32_t)c);
  return c;
}

static void count(Reader *r, int c) {
  bool ends = c < 0 || c == '\n' || c == '\r';
  if (r->traits & READER_COLUMNS) r->column = ends ? 1 : r->column + 1;
  if (!(r->traits & READER_LINES)) return;
  r->line += c < 0 ? (r->flags & READER_IN_LINE) != 0 : ends;
  r->flags &= (uint8_t)~READER_IN_LINE;
  if (!ends) r->flags |= READER_IN_LINE;
}

// The next unit of a reader with flags. One that counts lines gives \r\n as it
// is to those who read many units at once, as on the JVM.
static int next_with_care(val *sp, Reader *r, bool many) {
  int c = next_unit(sp, r, many);
  uint8_t after = r->flags & (READER_SKIP_LF | READER_AFTER_CR);
  r->flags &= (uint8_t)~after;
  if (c == '\n' && after) {
    if (many && !(after & READER_SKIP_LF)) return c;
    c = next_unit(sp, r, many);
  }
  if (!(r->flags & READER_COUNTING)) return c;
  count(r, c);
  if (c != '\r' || !(r->traits & READER_LINES)) return c;
  r->flags |= READER_AFTER_CR;
  return many ? c : '\n';
}

// The next unit if it is ASCII in a buffer of bytes that nothing keeps account
// of; else -1.
static inline int next_byte(Reader *r) {
  while (!r->flags && !text_left(r)) {
    if (r->source == RT_NIL) {
      bool is =
          !r->low && r->start < r->end && (signed char)r->buf[r->start] >= 0;
      return is ? r->buf[r->start++] : -1;
    }
    if (!rt_is_reader(r->source)) return -1;
    r = (Reader *)r->source;
  }
  return -1;
}

static int next(val *sp, Reader *r, bool many) {
  int c = next_byte(r);
  if (RT_LIKELY(c >= 0)) return c;
  return r->flags ? next_with_care(sp, r, many) : next_unit(sp, r, many);
}

int rt_reader_next(val *sp, Reader *r) { return next(sp, r, false); }

val rt_reader_char(val *sp, val v) {
  Reader *r = reader_arg(v);
  int c = r ? next(sp, r, false) : -2;
  return c == -2 ? RT_THROWN : RT_FIX(c);
}

// --- runs of units ---

// The reader whose text or bytes come next, if none between here and there has
// to know of each unit; else NULL.
static Reader *supplier(Reader *r) {
  while (!(r->flags & (READER_SKIP_LF | READER_AFTER_CR | READER_MARKED))) {
    if (text_left(r) || r->source == RT_NIL) return r->low ? NULL : r;
    if (!rt_is_reader(r->source)) return NULL;
    r = (Reader *)r->source;
  }
  return NULL;
}

static bool ends_line(uint32_t c) { return c == '\n' || c == '\r'; }

// Adds what of the line is there; of bytes, those of ASCII.
static void add_line_run(Reader *r, StrBuilder *sb) {
  const Str *s = text_of(r);
  uint32_t n = rt_str_len(s), i = r->pos;
  if (i < n) {
    while (i < n && !ends_line(rt_str_unit(s, i))) i++;
    rt_sb_add_part(sb, s, r->pos, i);
    r->pos = i;
    return;
  }
  if (r->start == r->end) return; // there may be no buffer
  const char *p = r->buf + r->start, *end = r->buf + r->end;
  while (p < end && (signed char)*p >= 0 && !ends_line((unsigned char)*p)) p++;
  rt_sb_add_latin1(sb, r->buf + r->start, (uint32_t)(p - r->buf) - r->start);
  r->start = (uint32_t)(p - r->buf);
}

// What is left of \r\n does not belong to what is read next, however that is
// read.
static void end_line(Reader *r) {
  if (r->flags & READER_AFTER_CR) r->flags ^= READER_AFTER_CR | READER_SKIP_LF;
  if (r->traits & READER_COLUMNS && rt_is_reader(r->source))
    end_line((Reader *)r->source);
}

// Adds a line without its end; 0 when there is none, -1 thrown.
static int add_line(val *sp, Reader *r, StrBuilder *sb) {
  int c = next(sp, r, false);
  if (c < 0) return c == -2 ? -1 : 0;
  while (c >= 0 && !ends_line((uint32_t)c)) {
    rt_sb_add_unit(sb, (uint32_t)c);
    Reader *from = supplier(r);
    if (from) add_line_run(from, sb);
    c = next(sp, r, false);
  }
  if (c == '\r') r->flags |= READER_SKIP_LF;
  end_line(r);
  return c == -2 ? -1 : 1;
}

val rt_reader_line(val *sp, val v) {
  Reader *r = reader_arg(v);
  if (!r) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  int got = add_line(sp, r, sb);
  return got > 0 ? rt_sb_to_str(sb) : got < 0 ? RT_THROWN : RT_NIL;
}

val rt_reader_rest(val *sp, Reader *r) {
  StrBuilder *sb = rt_sb_make();
  int c;
  while ((c = next(sp, r, true)) >= 0) {
    rt_sb_add_unit(sb, (uint32_t)c);
    Reader *from = supplier(r);
    if (from) add_line_run(from, sb);
  }
  return c == -2 ? RT_THROWN : rt_sb_to_str(sb);
}

val rt_reader_skip(val *sp, val v, val count) {
  Reader *r = reader_arg(v);
  int64_t n, i = 0;
  if (!r || !rt_to_int64(count, &n)) return RT_THROWN;
  if (r->fd == READER_CLOSED && closed()) return RT_THROWN;
  if (n < 0 && r->traits & READER_TEXT && text_left(r)) {
    i = -n > (int64_t)r->pos ? -(int64_t)r->pos : n;
    r->pos -= (uint32_t)-i;
  }
  for (int c; i < n; i++)
    if ((c = next(sp, r, true)) < 0) {
      if (c == -2) return RT_THROWN;
      break;
    }
  return rt_long(i);
}

int rt_reader_ready(val *sp, val v) {
  Reader *r = reader_arg(v);
  if (!r) return -1;
  if (r->fd == READER_CLOSED) return closed() ? -1 : 0;
  if (text_left(r) || r->low || r->start < r->end) return 1;
  if (rt_is_reader(r->source)) return rt_reader_ready(sp, r->source);
  if (r->source == RT_NIL)
    return r->fd < 0 ? (r->traits & READER_ENDLESS) != 0
                     : rt_unfix(rt_fd_available(RT_FIX(r->fd))) > 0;
  val x = ask(sp, r, 2);
  return x == RT_THROWN ? -1 : rt_truthy(x);
}

// As many units as are wanted, or after the first one as many as there are
// without waiting.
val rt_reader_fill(val *sp, val v, val array, val from, val count) {
  Reader *r = reader_arg(v);
  int64_t start, n, i = 0;
  if (!r || !rt_to_int64(from, &start) || !rt_to_int64(count, &n))
    return RT_THROWN;
  if (!rt_has_type(array, &rt_type_char_array))
    return rt_throw_cast(array, rt_type_char_array.name);
  if (r->fd == READER_CLOSED && closed()) return RT_THROWN;
  int64_t len = rt_array_length(array);
  if (start < 0 || n < 0 || start > len || n > len - start)
    return rt_throwf(&rt_type_index_out_of_bounds,
                     "Range [%l, %l + %l) out of bounds for length %l", start,
                     start, n, len);
  uint16_t *to = (uint16_t *)(void *)((RawArray *)array)->data + start;
  for (int c; i < n; i++) {
    Reader *leaf = i ? supplier(r) : NULL;
    bool waits = leaf && leaf->fd >= 0 && leaf->start == leaf->end;
    if (waits && rt_reader_ready(sp, v) <= 0) break;
    uint32_t line = r->line;
    uint8_t flags = r->flags;
    if ((c = next(sp, r, true)) == -2) return RT_THROWN;
    if (c < 0 && i) { // the end is met by who asks next
      r->line = line;
      r->flags = flags;
    }
    if (c < 0) break;
    to[i] = (uint16_t)c;
  }
  return RT_FIX(i || !n ? i : -1);
}

// --- going back ---

static void prepend(Reader *r, const Str *more) {
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_str(sb, more);
  rt_sb_add_part(sb, text_of(r), r->pos, rt_str_len(text_of(r)));
  set_text(r, rt_sb_to_str(sb));
}

void rt_reader_take_back(Reader *r, uint32_t unit) {
  if (r->traits & READER_COLUMNS) r->column--;
  if (r->pos > 0 && rt_str_unit(text_of(r), r->pos - 1) == unit)
    r->pos--;
  else
    prepend(r, (const Str *)rt_str_from_utf16(&(uint16_t){(uint16_t)unit}, 1));
}

val rt_reader_unread(val v, val text) {
  Reader *r = reader_arg(v);
  const Str *s = r ? rt_str_arg(text) : NULL;
  if (!s) return RT_THROWN;
  if (r->fd == READER_CLOSED && closed()) return RT_THROWN;
  if (rt_str_len(s) > r->room - text_left(r))
    return rt_throwf(&rt_type_io_exception, "Pushback buffer overflow");
  if (rt_str_len(s) == 1) {
    rt_reader_take_back(r, rt_str_unit(s, 0));
    return RT_NIL;
  }
  if (r->traits & READER_COLUMNS) r->column -= rt_str_len(s);
  prepend(r, s);
  return RT_NIL;
}

val rt_reader_mark(val v, val limit) {
  Reader *r = reader_arg(v);
  int64_t n;
  if (!r || !rt_to_int64(limit, &n)) return RT_THROWN;
  if (r->fd == READER_CLOSED && closed()) return RT_THROWN;
  r->mark = r->pos;
  if (r->traits & READER_TEXT) return RT_NIL;
  r->limit = (uint32_t)n;
  r->mark_line = r->line;
  r->mark_flags = r->flags |= READER_MARKED;
  r->mark_lost = false;
  if (r->seen != RT_NIL) ((StrBuilder *)r->seen)->len = 0;
  return RT_NIL;
}

static RT_COLD val no_mark(const Reader *r) {
  return rt_throwf(&rt_type_io_exception,
                   r->mark_lost ? "Mark invalid" : "Stream not marked");
}

val rt_reader_reset(val v) {
  Reader *r = reader_arg(v);
  if (!r) return RT_THROWN;
  if (r->fd == READER_CLOSED && closed()) return RT_THROWN;
  if (!(r->traits & READER_TEXT)) {
    if (r->flags & READER_MARKED && mark_passed(r, 0)) lose_mark(r);
    if (!(r->flags & READER_MARKED)) return no_mark(r);
    r->flags = r->mark_flags;
    r->line = r->mark_line;
  }
  StrBuilder *seen = (StrBuilder *)r->seen;
  r->pos = r->mark;
  if (!seen || !seen->len) return RT_NIL;
  val since = rt_sb_to_str(seen);
  seen->len = 0;
  rt_sb_add_part(seen, text_of(r), r->mark, rt_str_len(text_of(r)));
  rt_sb_add_str(seen, (const Str *)since);
  set_text(r, rt_sb_to_str(seen));
  seen->len = 0;
  r->mark = 0;
  return RT_NIL;
}

// --- lines ---

static Reader *counter(const Reader *r) {
  bool outer = r->traits & READER_COLUMNS && rt_is_reader(r->source);
  return (Reader *)(outer ? r->source : (val)r);
}

// The ends of lines that were pushed back have been counted.
uint32_t rt_reader_line_at(const Reader *r) {
  uint32_t line = counter(r)->line;
  for (uint32_t i = r->pos; i < rt_str_len(text_of(r)); i++)
    line -= rt_str_unit(text_of(r), i) == '\n';
  return line;
}

val rt_reader_number(val v) { return RT_FIX(counter((Reader *)v)->line); }
val rt_reader_column(val v) { return RT_FIX(((Reader *)v)->column); }
val rt_reader_set_number(val v, val line) {
  int64_t n;
  if (!rt_to_int64(line, &n)) return RT_THROWN;
  counter((Reader *)v)->line = (uint32_t)n;
  return RT_NIL;
}

// --- the end ---

val rt_reader_close(val *sp, Reader *r) {
  val source = r->source;
  if (r->fd > 2) close(r->fd);
  free(r->buf);
  r->buf = NULL;
  r->start = r->end = r->low = 0;
  r->fd = READER_CLOSED;
  val answer = RT_NIL;
  if (rt_is_reader(source))
    answer = rt_reader_close(sp, (Reader *)source);
  else if (source != RT_NIL)
    answer = ask(sp, r, 1);
  r->source = r->seen = RT_NIL;
  set_text(r, (val)&no_text);
  return answer == RT_THROWN ? answer : RT_NIL;
}
