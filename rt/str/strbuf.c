// SPDX-License-Identifier: MIT
// StringBuilder (see strbuf.h).
#include "rt/str/strbuf.h"

#include <string.h>

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/str/print.h"
#include "rt/prim.h"

const Type rt_type_str_data = {.type = &rt_type_class,
                               .kind = KIND_NODE,
                               .layout = LAYOUT_BYTES,
                               RT_INVOKE_NONE,
                               .name = "char[]",
                               .ops = &rt_ops_default};

static intptr_t sb_count(val *sp, val o) {
  (void)sp;
  return ((StrBuilder *)o)->len;
}

static RT_COLD val bad_index(int64_t i, uint32_t len) {
  return rt_throwf(&rt_type_string_index, "index %l, length %d", i, (int)len);
}

// The seq is on the text as it is now.
static val sb_seq(val *sp, val o) {
  return rt_seq(sp, rt_sb_to_str((StrBuilder *)o));
}

static val sb_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  StrBuilder *sb = (StrBuilder *)o;
  if (i >= 0 && (uint64_t)i < sb->len)
    return RT_CHAR(rt_sb_unit(sb, (uint32_t)i));
  return dflt == RT_ABSENT ? bad_index(i, sb->len) : dflt;
}

static void sb_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  val s = rt_sb_to_str((StrBuilder *)o);
  rt_sb_add_str(out, (const Str *)s);
}

static const Ops sb_ops = {
    .seq = sb_seq, .count = sb_count, .nth = sb_nth, .print = sb_print};
static const Type *const sb_ifaces[] = {
    &rt_iface_appendable, &rt_iface_comparable, &rt_iface_char_sequence,
    &rt_iface_serializable, NULL};

const Type rt_type_sb = {.type = &rt_type_class,
                         .kind = KIND_STRBUILDER,
                         .layout = LAYOUT_FIXED,
                         .flags = TYPE_IDENTITY,
                         .size = sizeof(StrBuilder),
                         .nvals = 1,
                         RT_INVOKE_NONE,
                         .name = "java.lang.StringBuilder",
                         .ifaces = sb_ifaces,
                         .ops = &sb_ops};

static StrData *data_new(uint64_t bytes) {
  StrData *d = rt_try_alloc(&rt_type_str_data, sizeof(StrData) + bytes);
  if (d) d->n = (uintptr_t)bytes;
  return d;
}

StrBuilder *rt_sb_make(void) {
  StrData *d = data_new(32);
  StrBuilder *sb = rt_new(&rt_type_sb);
  sb->buf = (val)d;
  sb->len = 0;
  sb->cap = 32;
  sb->wide = sb->failed = false;
  sb->idhash = 0;
  return sb;
}

static RT_COLD bool grow(StrBuilder *sb, uint32_t n, bool wide) {
  uint64_t need = (uint64_t)sb->len + n, cap = sb->cap;
  if (sb->failed) return false;
  if (wide != (bool)sb->wide) cap /= 2; // as many bytes; never below 16
  while (cap < need) cap *= 2;
  if (cap > RT_STR_MAX) cap = RT_STR_MAX;
  StrData *d = need > cap ? NULL : data_new(cap << wide);
  if (!d) {
    rt_exception = RT_NIL; // rt_sb_to_str throws it
    sb->failed = true;
    sb->len = 0;
    return false;
  }
  if (wide == (bool)sb->wide) {
    memcpy(d->data, rt_sb_bytes(sb), (size_t)sb->len << wide);
  } else {
    uint16_t *to = (uint16_t *)(void *)d->data;
    for (uint32_t i = 0; i < sb->len; i++)
      to[i] = (unsigned char)rt_sb_bytes(sb)[i];
  }
  rt_write((val)sb, &sb->buf, (val)d);
  sb->cap = (uint32_t)cap;
  sb->wide = wide;
  return true;
}

bool rt_sb_reserve(StrBuilder *sb, uint32_t n, bool wide) {
  wide |= (bool)sb->wide;
  if (RT_LIKELY(sb->cap - sb->len >= n && wide == (bool)sb->wide)) return true;
  return grow(sb, n, wide);
}

void rt_sb_add_unit(StrBuilder *sb, uint32_t unit) {
  if (!rt_sb_reserve(sb, 1, unit > 0xFF)) return;
  if (sb->wide)
    rt_sb_units(sb)[sb->len++] = (uint16_t)unit;
  else
    rt_sb_bytes(sb)[sb->len++] = (char)unit;
}

void rt_sb_add_code(StrBuilder *sb, uint32_t c) {
  if (c >= 0x10000) {
    rt_sb_add_unit(sb, 0xD7C0 + (c >> 10));
    c = 0xDC00 | (c & 0x3FF);
  }
  rt_sb_add_unit(sb, c);
}

void rt_sb_add_latin1(StrBuilder *sb, const char *s, uint32_t n) {
  if (!rt_sb_reserve(sb, n, false)) return;
  if (sb->wide) {
    uint16_t *to = rt_sb_units(sb) + sb->len;
    for (uint32_t i = 0; i < n; i++) to[i] = (unsigned char)s[i];
  } else {
    memcpy(rt_sb_bytes(sb) + sb->len, s, n);
  }
  sb->len += n;
}

void rt_sb_add_c(StrBuilder *sb, const char *s) {
  rt_sb_add_latin1(sb, s, (uint32_t)strlen(s));
}

void rt_sb_add_part(StrBuilder *sb, const Str *s, uint32_t from, uint32_t to) {
  if (!rt_str_wide(s)) {
    rt_sb_add_latin1(sb, s->data + from, to - from);
    return;
  }
  const uint16_t *units = (const uint16_t *)(const void *)s->data;
  if (!rt_sb_reserve(sb, to - from, true)) return;
  memcpy(rt_sb_units(sb) + sb->len, units + from, (size_t)(to - from) * 2);
  sb->len += to - from;
}

void rt_sb_add_str(StrBuilder *sb, const Str *s) {
  rt_sb_add_part(sb, s, 0, rt_str_len(s));
}

void rt_sb_add_utf8(StrBuilder *sb, const char *s, size_t n) {
  const char *end = s + n;
  while (s < end) rt_sb_add_code(sb, rt_utf8_next(&s, end));
}

enum { LONG_DIGITS = 20 };

// The text of n at the end of buf; returns where it starts.
static char *long_text(char buf[LONG_DIGITS], int64_t n) {
  char *p = buf + LONG_DIGITS;
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  while (u > UINT32_MAX) *--p = (char)('0' + u % 10), u /= 10;
  uint32_t w = (uint32_t)u;
  do *--p = (char)('0' + w % 10), w /= 10;
  while (w);
  if (n < 0) *--p = '-';
  return p;
}

void rt_sb_add_long(StrBuilder *sb, int64_t n) {
  char buf[LONG_DIGITS], *p = long_text(buf, n);
  rt_sb_add_latin1(sb, p, (uint32_t)(buf + LONG_DIGITS - p));
}

val rt_str_from_long(int64_t n) {
  char buf[LONG_DIGITS], *p = long_text(buf, n);
  return rt_str_from_latin1(p, (uint32_t)(buf + LONG_DIGITS - p));
}

val rt_sb_part(const StrBuilder *sb, uint32_t from, uint32_t to) {
  if (RT_UNLIKELY(sb->failed)) {
    rt_throw_memory();
    return RT_THROWN;
  }
  return sb->wide ? rt_str_from_utf16(rt_sb_units(sb) + from, to - from)
                  : rt_str_from_latin1(rt_sb_bytes(sb) + from, to - from);
}

val rt_sb_to_str(const StrBuilder *sb) { return rt_sb_part(sb, 0, sb->len); }

// --- prims ---

StrBuilder *rt_sb_arg(val v) {
  if (RT_LIKELY(rt_has_kind(v, KIND_STRBUILDER))) return (StrBuilder *)v;
  rt_throw_cast(v, rt_type_sb.name);
  return NULL;
}

// Adds (str x) of an atom other than nil; false: x is none.
bool rt_sb_add_atom(StrBuilder *sb, val x) {
  if (!rt_is_str(x)) return rt_print_value(sb, x, false);
  rt_sb_add_str(sb, (const Str *)x);
  return true;
}

val rt_sb_new(void) { return (val)rt_sb_make(); }
bool rt_is_sb(val v) { return rt_has_kind(v, KIND_STRBUILDER); }

val rt_sb_append(val sbv, val x) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  if (x == RT_NIL)
    rt_sb_add_latin1(sb, "null", 4);
  else if (!rt_sb_add_atom(sb, x))
    return rt_throw_cast(x, "java.lang.CharSequence");
  return sb->failed ? rt_sb_to_str(sb) : sbv;
}

int rt_sb_str_append(val sbv, val x) {
  StrBuilder *sb = rt_sb_arg(sbv);
  return sb ? x == RT_NIL || rt_sb_add_atom(sb, x) : -1;
}

// A position argument within [0, limit]; -1 with an exception thrown.
static int64_t sb_pos(val v, uint32_t limit, uint32_t len) {
  int64_t i;
  if (!rt_to_int64(v, &i)) return -1;
  if (i >= 0 && i <= limit) return i;
  bad_index(i, len);
  return -1;
}

val rt_sb_len(val sbv) {
  StrBuilder *sb = rt_sb_arg(sbv);
  return sb ? rt_long(sb->len) : RT_THROWN;
}

val rt_sb_set_len(val sbv, val n) {
  StrBuilder *sb = rt_sb_arg(sbv);
  int64_t len;
  if (!sb || !rt_to_int64(n, &len)) return RT_THROWN;
  if (len < 0 || len > INT32_MAX) return bad_index(len, sb->len);
  if (len > sb->len && !rt_sb_reserve(sb, (uint32_t)len - sb->len, false))
    return rt_sb_to_str(sb);
  while (sb->len < len) rt_sb_add_unit(sb, 0);
  sb->len = (uint32_t)len;
  return RT_NIL;
}

val rt_sb_char_at(val sbv, val i) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  int64_t n = sb_pos(i, sb->len, sb->len);
  if (n < 0) return RT_THROWN;
  if (n == sb->len) return bad_index(n, sb->len);
  return RT_CHAR(rt_sb_unit(sb, (uint32_t)n));
}

static void put_unit(StrBuilder *sb, uint32_t i, uint32_t unit) {
  if (!rt_sb_reserve(sb, 0, unit > 0xFF)) return;
  if (sb->wide)
    rt_sb_units(sb)[i] = (uint16_t)unit;
  else
    rt_sb_bytes(sb)[i] = (char)unit;
}

val rt_sb_set_char_at(val sbv, val i, val c) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  if (!rt_is_char(c)) return rt_throw_cast(c, "java.lang.Character");
  int64_t n = sb_pos(i, sb->len, sb->len);
  if (n < 0) return RT_THROWN;
  if (n == sb->len) return bad_index(n, sb->len);
  put_unit(sb, (uint32_t)n, rt_char_code(c));
  return RT_NIL;
}

val rt_sb_delete_char_at(val sbv, val i) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  int64_t n = sb_pos(i, sb->len, sb->len);
  if (n < 0) return RT_THROWN;
  if (n == sb->len) return bad_index(n, sb->len);
  char *at = rt_sb_bytes(sb) + ((size_t)n << sb->wide);
  memmove(at, at + (1u << sb->wide), (size_t)(sb->len - n - 1) << sb->wide);
  sb->len--;
  return sbv;
}

val rt_sb_insert(val sbv, val i, val x) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  int64_t n = sb_pos(i, sb->len, sb->len);
  if (n < 0) return RT_THROWN;
  val tail = rt_sb_part(sb, (uint32_t)n, sb->len);
  RT_TRY(tail);
  uint32_t len = sb->len;
  sb->len = (uint32_t)n;
  if (rt_sb_append(sbv, x) == RT_THROWN) {
    if (!sb->failed) sb->len = len;
    return RT_THROWN;
  }
  rt_sb_add_str(sb, (const Str *)tail);
  return sbv;
}

// Surrogate pairs keep their order, as in StringBuilder.reverse.
val rt_sb_reverse(val sbv) {
  StrBuilder *sb = rt_sb_arg(sbv);
  if (!sb) return RT_THROWN;
  for (uint32_t i = 0, j = sb->len; i + 1 < j--; i++) {
    uint32_t a = rt_sb_unit(sb, i);
    put_unit(sb, i, rt_sb_unit(sb, j));
    put_unit(sb, j, a);
  }
  if (!sb->wide) return sbv;
  uint16_t *u = rt_sb_units(sb);
  for (uint32_t i = 0; i + 1 < sb->len; i++)
    if ((u[i] & 0xFC00) == 0xDC00 && (u[i + 1] & 0xFC00) == 0xD800) {
      uint16_t low = u[i];
      u[i] = u[i + 1], u[i + 1] = low;
      i++;
    }
  return sbv;
}

val rt_sb_str(val sbv) {
  StrBuilder *sb = rt_sb_arg(sbv);
  return sb ? rt_sb_to_str(sb) : RT_THROWN;
}
