// SPDX-License-Identifier: MIT
// Strings (see str.h): construction, UTF-8, equality, hashing, the seq on one.
#include "rt/str/str.h"

#include <stdlib.h>
#include <string.h>

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/str/strbuf.h"

// --- construction ---

static uint16_t *units_of(Str *s) { return (uint16_t *)(void *)s->data; }
static const uint16_t *cunits_of(const Str *s) {
  return (const uint16_t *)(const void *)s->data;
}

Str *rt_str_alloc(uint64_t n, bool wide) {
  if (n > RT_STR_MAX) {
    rt_throw_memory();
    return NULL;
  }
  Str *s = rt_try_alloc(&rt_type_str, offsetof(Str, data) + (n << wide));
  if (!s) return NULL;
  s->lenw = (uint32_t)n << 1 | wide;
  s->hash = 0;
  return s;
}

val rt_str_from_latin1(const char *bytes, uint32_t n) {
  Str *s = rt_str_alloc(n, false);
  if (!s) return RT_THROWN;
  memcpy(s->data, bytes, n);
  return (val)s;
}

val rt_str_from_utf16(const uint16_t *units, uint32_t n) {
  uint32_t all = 0;
  for (uint32_t i = 0; i < n; i++) all |= units[i];
  Str *s = rt_str_alloc(n, all > 0xFF);
  if (!s) return RT_THROWN;
  if (all > 0xFF)
    memcpy(s->data, units, (size_t)n * 2);
  else
    for (uint32_t i = 0; i < n; i++) s->data[i] = (char)units[i];
  return (val)s;
}

val rt_str_part(const Str *s, uint32_t from, uint32_t to) {
  return rt_str_wide(s) ? rt_str_from_utf16(cunits_of(s) + from, to - from)
                        : rt_str_from_latin1(s->data + from, to - from);
}

static void copy_units(uint16_t *to, const Str *s) {
  uint32_t n = rt_str_len(s);
  if (rt_str_wide(s)) {
    memcpy(to, s->data, (size_t)n * 2);
    return;
  }
  for (uint32_t i = 0; i < n; i++) to[i] = (unsigned char)s->data[i];
}

static uint32_t put_part(Str *to, uint32_t at, const Str *s) {
  if (rt_str_wide(to))
    copy_units(units_of(to) + at, s);
  else
    memcpy(to->data + at, s->data, rt_str_len(s));
  return at + rt_str_len(s);
}

val rt_str2(const Str *a, const Str *b) {
  Str *s = rt_str_alloc((uint64_t)rt_str_len(a) + rt_str_len(b),
                        rt_str_wide(a) || rt_str_wide(b));
  if (!s) return RT_THROWN;
  put_part(s, put_part(s, 0, a), b);
  return (val)s;
}

val rt_str3(const Str *a, const Str *b, const Str *c) {
  Str *s = rt_str_alloc((uint64_t)rt_str_len(a) + rt_str_len(b) + rt_str_len(c),
                        rt_str_wide(a) || rt_str_wide(b) || rt_str_wide(c));
  if (!s) return RT_THROWN;
  put_part(s, put_part(s, put_part(s, 0, a), b), c);
  return (val)s;
}

// --- UTF-8 ---

// As Java replaces what is malformed: one U+FFFD for each maximal part of a
// sequence, and for a surrogate in three bytes.
__attribute__((noinline)) uint32_t rt_utf8_next(const char **p,
                                                const char *end) {
  const unsigned char *s = (const unsigned char *)*p;
  size_t left = (size_t)(end - *p);
  uint32_t c = s[0];
  int n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  (*p)++;
  if (n == 1) return c;
  if (c < 0xC2 || c > 0xF4) return 0xFFFD;
  c &= 0xFFu >> (n + 1);
  for (int i = 1; i < n; i++) {
    uint32_t b = (size_t)i < left ? s[i] : 0;
    bool outside =
        i == 1 && ((s[0] == 0xE0 && b < 0xA0) || (s[0] == 0xF0 && b < 0x90) ||
                   (s[0] == 0xF4 && b > 0x8F));
    if ((b & 0xC0) != 0x80 || outside) return 0xFFFD;
    c = c << 6 | (b & 0x3F);
    (*p)++;
  }
  return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
}

int rt_utf8_put(char *to, uint32_t c) {
  if (c < 0x80) {
    to[0] = (char)c;
    return 1;
  }
  int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  for (int i = more; i > 0; i--, c >>= 6) to[i] = (char)(0x80 | (c & 0x3F));
  to[0] = (char)(0xF0u << (3 - more) | c);
  return more + 1;
}

val rt_str_from_utf8(const char *s, size_t n) {
  const char *end = s + n;
  uint64_t units = 0;
  uint32_t all = 0;
  for (const char *p = s; p < end; units++) {
    uint32_t c = rt_utf8_next(&p, end);
    all |= c;
    units += c > 0xFFFF;
  }
  Str *r = rt_str_alloc(units, all > 0xFF);
  if (!r) return RT_THROWN;
  uint32_t i = 0;
  for (const char *p = s; p < end;) {
    uint32_t c = rt_utf8_next(&p, end);
    if (all <= 0xFF) {
      r->data[i++] = (char)c;
      continue;
    }
    if (c > 0xFFFF) {
      units_of(r)[i++] = (uint16_t)(0xD7C0 + (c >> 10));
      c = 0xDC00 | (c & 0x3FF);
    }
    units_of(r)[i++] = (uint16_t)c;
  }
  return (val)r;
}

val rt_str_from_c(const char *s) { return rt_str_from_utf8(s, strlen(s)); }

uint32_t rt_str_code_at(const Str *s, uint32_t i, uint32_t end) {
  uint32_t c = rt_str_unit(s, i), low = 0;
  if ((c & 0xFC00) == 0xD800 && i + 1 < end) low = rt_str_unit(s, i + 1);
  if ((low & 0xFC00) != 0xDC00) return c;
  return 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
}

// Code point at *i, which moves past it; an unpaired surrogate is '?'.
static uint32_t code_next(const Str *s, uint32_t *i) {
  uint32_t c = rt_str_code_at(s, *i, rt_str_len(s));
  *i += c > 0xFFFF ? 2 : 1;
  return (c & ~0x7FFu) == 0xD800 ? '?' : c;
}

// The bytes of the string in UTF-8.
static uint64_t utf8_length(const Str *s) {
  uint64_t n = 0;
  for (uint32_t i = 0; i < rt_str_len(s);) {
    uint32_t c = code_next(s, &i);
    n += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  return n;
}

char *rt_str_to_utf8(val v, size_t *n) {
  const Str *s = (const Str *)v;
  uint64_t most = (uint64_t)rt_str_len(s) * 3 + 1;
  if (most > 1 << 16) most = utf8_length(s) + 1;
  char *buf = most < SIZE_MAX ? malloc((size_t)most) : NULL, *p = buf;
  if (!buf) rt_fatal("out of memory");
  for (uint32_t i = 0; i < rt_str_len(s);)
    p += rt_utf8_put(p, code_next(s, &i));
  *p = 0;
  if (n) *n = (size_t)(p - buf);
  return buf;
}

// --- comparison and hashing ---

uint32_t rt_str_hashcode(const Str *s) {
  if (s->hash) return s->hash;
  uint32_t h = 0, n = rt_str_len(s);
  if (rt_str_wide(s))
    for (uint32_t i = 0; i < n; i++) h = 31 * h + cunits_of(s)[i];
  else
    for (uint32_t i = 0; i < n; i++) h = 31 * h + (unsigned char)s->data[i];
  if (h) ((Str *)s)->hash = h; // static strings come with theirs
  return h;
}

bool rt_str_equal(const Str *a, const Str *b) {
  if (a == b) return true;
  if (a->lenw != b->lenw) return false;
  if (a->hash && b->hash && a->hash != b->hash) return false;
  return !memcmp(a->data, b->data, (size_t)rt_str_len(a) << rt_str_wide(a));
}

bool rt_str_is_ascii(const Str *s) {
  uint32_t n = rt_str_len(s), i = 0;
  uint64_t some = 0, eight;
  if (rt_str_wide(s)) return false;
  for (; i + 8 <= n; i += 8) {
    memcpy(&eight, s->data + i, 8);
    some |= eight;
  }
  for (; i < n; i++) some |= (unsigned char)s->data[i];
  return !(some & 0x8080808080808080);
}

int rt_str_cmp(const Str *a, const Str *b) {
  uint32_t na = rt_str_len(a), nb = rt_str_len(b), n = na < nb ? na : nb;
  for (uint32_t i = 0; i < n; i++) {
    int d = (int)rt_str_unit(a, i) - (int)rt_str_unit(b, i);
    if (d) return d;
  }
  return (int)na - (int)nb;
}

const Str *rt_str_arg(val v) {
  if (RT_LIKELY(rt_is_str(v))) return (const Str *)v;
  rt_throw_cast(v, "java.lang.String");
  return NULL;
}

// --- the seq on a string ---

typedef struct StrSeq {
  const Type *type;
  val meta, str;
  uint32_t i;
} StrSeq;

extern const Type rt_type_str_seq;

static val str_seq_at(val str, uint32_t i) {
  if (i >= rt_str_len((const Str *)str)) return RT_NIL;
  StrSeq *s = rt_new(&rt_type_str_seq);
  s->meta = RT_NIL;
  s->str = str;
  s->i = i;
  return (val)s;
}

static val seq_self(val *sp, val o) {
  (void)sp;
  return o;
}
static val seq_first(val *sp, val o) {
  (void)sp;
  StrSeq *s = (StrSeq *)o;
  return RT_CHAR(rt_str_unit((const Str *)s->str, s->i));
}
static val seq_next(val *sp, val o) {
  (void)sp;
  StrSeq *s = (StrSeq *)o;
  return str_seq_at(s->str, s->i + 1);
}
static intptr_t seq_count(val *sp, val o) {
  (void)sp;
  StrSeq *s = (StrSeq *)o;
  return (intptr_t)(rt_str_len((const Str *)s->str) - s->i);
}
static val seq_conj(val *sp, val o, val x) {
  (void)sp;
  Cons *c = rt_new(&rt_type_cons);
  c->meta = RT_NIL;
  c->first = x;
  c->rest = o;
  c->hash = 0;
  return (val)c;
}
static val seq_empty(val *sp, val o) {
  (void)sp, (void)o;
  return RT_EMPTY_LIST;
}
static val seq_meta(val o) { return ((StrSeq *)o)->meta; }
static val seq_with_meta(val o, val m) {
  StrSeq *s = (StrSeq *)o, *r = rt_new(&rt_type_str_seq);
  r->meta = m;
  r->str = s->str;
  r->i = s->i;
  return (val)r;
}

static const Ops seq_ops = {.seq = seq_self,
                            .first = seq_first,
                            .next = seq_next,
                            .count = seq_count,
                            .conj = seq_conj,
                            .empty = seq_empty,
                            .equal = rt_seq_equal,
                            .hash = rt_hash_ordered,
                            .meta = seq_meta,
                            .with_meta = seq_with_meta};
static const Type *const seq_ifaces[] = {&rt_iface_a_seq, &rt_iface_indexed_seq,
                                         &rt_iface_drop, &rt_iface_reduce_init,
                                         NULL};

const Type rt_type_str_seq = {.type = &rt_type_class,
                              .kind = KIND_SEQ,
                              .layout = LAYOUT_FIXED,
                              .size = sizeof(StrSeq),
                              .nvals = 2,
                              RT_INVOKE_NONE,
                              .name = "clojure.lang.StringSeq",
                              .ifaces = seq_ifaces,
                              .ops = &seq_ops};

// --- the type String ---

static val str_seq(val *sp, val o) {
  (void)sp;
  return str_seq_at(o, 0);
}
static intptr_t str_count(val *sp, val o) {
  (void)sp;
  return rt_str_len((const Str *)o);
}
static val str_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  const Str *s = (const Str *)o;
  if (i >= 0 && i < (intptr_t)rt_str_len(s))
    return RT_CHAR(rt_str_unit(s, (uint32_t)i));
  if (dflt != RT_ABSENT) return dflt;
  return rt_throwf(&rt_type_string_index, "String index out of range: %d",
                   (int)i);
}
static val str_get(val *sp, val o, val key, val dflt) {
  int64_t i;
  if (!rt_is_number(key) || !rt_to_int64(key, &i)) return dflt;
  if (i < 0 || i >= (int64_t)rt_str_len((const Str *)o)) return dflt;
  return str_nth(sp, o, (intptr_t)i, dflt);
}
static int str_contains(val *sp, val o, val key) {
  (void)sp;
  int64_t i;
  if (!rt_is_number(key)) {
    rt_throwf(&rt_type_illegal_argument, "contains? not supported on type: %t",
              o);
    return -1;
  }
  if (!rt_to_int64(key, &i)) return -1;
  return i >= 0 && i < (int64_t)rt_str_len((const Str *)o);
}
static int str_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_str(b) && rt_str_equal((const Str *)a, (const Str *)b);
}
static uint32_t str_hash(val *sp, val o) {
  (void)sp;
  return rt_hash_int(rt_str_hashcode((const Str *)o));
}
static int str_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_str_arg(b)) return -1;
  *out = rt_str_cmp((const Str *)a, (const Str *)b);
  return 0;
}

// What stands after a backslash for c; 0: c stands for itself.
static uint32_t escaped(uint32_t c) {
  switch (c) {
  case '\n': return 'n';
  case '\t': return 't';
  case '\r': return 'r';
  case '\f': return 'f';
  case '\b': return 'b';
  case '"':
  case '\\': return c;
  default: return 0;
  }
}

static void add_escaped(StrBuilder *out, uint32_t c) {
  uint32_t e = escaped(c);
  if (e) rt_sb_add_unit(out, '\\');
  rt_sb_add_unit(out, e ? e : c);
}

static void str_print(val o, StrBuilder *out, bool readably) {
  const Str *s = (const Str *)o;
  if (!readably) {
    rt_sb_add_str(out, s);
    return;
  }
  rt_sb_add_unit(out, '"');
  for (uint32_t i = 0; i < rt_str_len(s); i++)
    add_escaped(out, rt_str_unit(s, i));
  rt_sb_add_unit(out, '"');
}

static const Ops str_ops = {.seq = str_seq,
                            .count = str_count,
                            .nth = str_nth,
                            .get = str_get,
                            .contains = str_contains,
                            .equal = str_equal,
                            .hash = str_hash,
                            .compare = str_compare,
                            .print = str_print};
static const Type *const str_ifaces[] = {&rt_iface_char_sequence,
                                         &rt_iface_comparable,
                                         &rt_iface_serializable, NULL};

const Type rt_type_str = {.type = &rt_type_class,
                          .kind = KIND_STR,
                          .layout = LAYOUT_STR,
                          RT_INVOKE_NONE,
                          .name = "java.lang.String",
                          .ifaces = str_ifaces,
                          .ops = &str_ops};
