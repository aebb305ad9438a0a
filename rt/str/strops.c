// SPDX-License-Identifier: MIT
// Operations on strings: parts, searching, trimming, replacing, splitting
// (strcase.c: case). Positions are in UTF-16 units, as in Java.
#include <stdlib.h>
#include <string.h>

#include "rt/str/char.h"
#include "rt/num/num.h"
#include "rt/str/print.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

// --- arguments ---

static RT_COLD val bad_part(int64_t from, int64_t to, uint32_t len) {
  return rt_throwf(&rt_type_string_index, "begin %l, end %l, length %d", from,
                   to, (int)len);
}

// A string or, as one unit in *unit, a character; NULL with a throw.
typedef struct Needle {
  const Str *s; // NULL: the unit
  uint32_t unit;
} Needle;

static bool needle_arg(val v, Needle *n) {
  n->s = NULL;
  if (rt_is_char(v)) {
    n->unit = rt_char_code(v);
    return true;
  }
  if (rt_is_long(v)) {
    n->unit = (uint32_t)rt_long_value(v);
    return true;
  }
  n->s = rt_str_arg(v);
  return n->s != NULL;
}

// --- parts ---

val rt_str_concat(val a, val b) {
  const Str *x = rt_str_arg(a);
  if (!x) return RT_THROWN;
  const Str *y = rt_str_arg(b);
  return y ? rt_str2(x, y) : RT_THROWN;
}

val rt_str_count(val v) {
  const Str *s = rt_str_arg(v);
  return s ? rt_long(rt_str_len(s)) : RT_THROWN;
}

val rt_str_char_at(val v, val i) {
  const Str *s = rt_str_arg(v);
  int64_t n;
  if (!s || !rt_arg_int(i, &n)) return RT_THROWN;
  if (n >= 0 && n < (int64_t)rt_str_len(s))
    return RT_CHAR(rt_str_unit(s, (uint32_t)n));
  return rt_throwf(&rt_type_string_index, "String index out of range: %l", n);
}

val rt_subs(val v, val start, val end) {
  const Str *s = rt_str_arg(v);
  int64_t from, to = s ? rt_str_len(s) : 0;
  if (!s || !rt_arg_int(start, &from)) return RT_THROWN;
  if (end != RT_NIL && !rt_arg_int(end, &to)) return RT_THROWN;
  if (from < 0 || from > to || to > (int64_t)rt_str_len(s))
    return bad_part(from, to, rt_str_len(s));
  if (from == 0 && to == (int64_t)rt_str_len(s)) return v;
  return rt_str_part(s, (uint32_t)from, (uint32_t)to);
}

val rt_str_code_point_at(val v, val i) {
  val c = rt_str_char_at(v, i);
  RT_TRY(c);
  const Str *s = (const Str *)v;
  return rt_long(rt_str_code_at(s, (uint32_t)rt_long_value(i), rt_str_len(s)));
}

// --- searching ---

static bool matches_at(const Str *s, uint32_t at, const Str *what) {
  uint32_t n = rt_str_len(what);
  if (!rt_str_wide(s) && !rt_str_wide(what))
    return !memcmp(s->data + at, what->data, n);
  for (uint32_t i = 0; i < n; i++)
    if (rt_str_unit(s, at + i) != rt_str_unit(what, i)) return false;
  return true;
}

static int64_t find_unit(const Str *s, uint32_t unit, uint32_t from) {
  uint32_t n = rt_str_len(s);
  if (from >= n) return -1;
  if (!rt_str_wide(s)) {
    if (unit > 0xFF) return -1;
    const char *p = memchr(s->data + from, (int)unit, n - from);
    return p ? p - s->data : -1;
  }
  for (uint32_t i = from; i < n; i++)
    if (rt_str_unit(s, i) == unit) return i;
  return -1;
}

int64_t rt_str_find(const Str *s, const Str *what, uint32_t from) {
  uint32_t n = rt_str_len(s), m = rt_str_len(what);
  if (m == 0) return from <= n ? from : n;
  uint32_t first = rt_str_unit(what, 0);
  for (int64_t i = from; (i = find_unit(s, first, (uint32_t)i)) >= 0; i++) {
    if ((uint64_t)i + m > n) return -1;
    if (matches_at(s, (uint32_t)i, what)) return i;
  }
  return -1;
}

static int64_t clamp(int64_t i, uint32_t max) {
  return i<0 ? 0 : i>(int64_t) max ? (int64_t)max : i;
}

val rt_str_index_of(val v, val what, val from) {
  const Str *s = rt_str_arg(v);
  Needle n;
  int64_t i;
  if (!s || !needle_arg(what, &n) || !rt_arg_int(from, &i)) return RT_THROWN;
  uint32_t at = (uint32_t)clamp(i, rt_str_len(s));
  return rt_long(n.s ? rt_str_find(s, n.s, at) : find_unit(s, n.unit, at));
}

val rt_str_last_index_of(val v, val what, val from) {
  const Str *s = rt_str_arg(v);
  Needle n;
  if (!s || !needle_arg(what, &n)) return RT_THROWN;
  int64_t last = (int64_t)rt_str_len(s) - (n.s ? rt_str_len(n.s) : 1), i = last;
  if (from != RT_NIL && !rt_arg_int(from, &i)) return RT_THROWN;
  if (i > last) i = last;
  for (; i >= 0; i--)
    if (n.s ? matches_at(s, (uint32_t)i, n.s)
            : rt_str_unit(s, (uint32_t)i) == n.unit)
      return rt_long(i);
  return RT_FIX(-1);
}

int rt_str_starts_with(val v, val prefix) {
  const Str *s = rt_str_arg(v), *p = s ? rt_str_arg(prefix) : NULL;
  if (!p) return -1;
  return rt_str_len(p) <= rt_str_len(s) && matches_at(s, 0, p);
}

int rt_str_ends_with(val v, val suffix) {
  const Str *s = rt_str_arg(v), *p = s ? rt_str_arg(suffix) : NULL;
  if (!p) return -1;
  return rt_str_len(p) <= rt_str_len(s) &&
         matches_at(s, rt_str_len(s) - rt_str_len(p), p);
}

int rt_str_includes(val v, val part) {
  const Str *s = rt_str_arg(v), *p = s ? rt_str_arg(part) : NULL;
  return p ? rt_str_find(s, p, 0) >= 0 : -1;
}

val rt_str_compare(val a, val b) {
  const Str *x = rt_str_arg(a), *y = x ? rt_str_arg(b) : NULL;
  return y ? rt_long(rt_str_cmp(x, y)) : RT_THROWN;
}

int rt_str_equals_ignore_case(val a, val b) {
  const Str *x = rt_str_arg(a);
  if (!x) return -1;
  if (!rt_is_str(b)) return 0;
  const Str *y = (const Str *)b;
  if (rt_str_len(x) != rt_str_len(y)) return 0;
  for (uint32_t i = 0; i < rt_str_len(x); i++) {
    uint32_t c = rt_code_upper(rt_str_unit(x, i));
    uint32_t d = rt_code_upper(rt_str_unit(y, i));
    if (c != d && rt_code_lower(c) != rt_code_lower(d)) return 0;
  }
  return 1;
}

val rt_str_hash_code(val v) {
  const Str *s = rt_str_arg(v);
  return s ? rt_long((int32_t)rt_str_hashcode(s)) : RT_THROWN;
}

// --- trimming ---

static bool is_newline(uint32_t c) { return c == '\n' || c == '\r'; }
static bool is_java_space(uint32_t c) { return c <= ' '; }

static val trim(val v, bool (*drop)(uint32_t), bool left, bool right) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  uint32_t n = rt_str_len(s), from = 0, to = n;
  while (left && from < to && drop(rt_str_unit(s, from))) from++;
  while (right && to > from && drop(rt_str_unit(s, to - 1))) to--;
  return to - from == n ? v : rt_str_part(s, from, to);
}

val rt_str_trim(val v) { return trim(v, rt_code_is_space, true, true); }
val rt_str_triml(val v) { return trim(v, rt_code_is_space, true, false); }
val rt_str_trimr(val v) { return trim(v, rt_code_is_space, false, true); }
val rt_str_trim_newline(val v) { return trim(v, is_newline, false, true); }
val rt_str_java_trim(val v) { return trim(v, is_java_space, true, true); }

int rt_str_is_blank(val v) {
  if (v == RT_NIL) return 1;
  const Str *s = rt_str_arg(v);
  if (!s) return -1;
  for (uint32_t i = 0; i < rt_str_len(s); i++)
    if (!rt_code_is_space(rt_str_unit(s, i))) return 0;
  return 1;
}

// --- building ---

val rt_sb_reverse(val sb);

val rt_str_reverse(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  if (!rt_str_wide(s)) {
    uint32_t n = rt_str_len(s);
    Str *r = rt_str_alloc(n, false);
    if (!r) return RT_THROWN;
    for (uint32_t i = 0; i < n; i++) r->data[i] = s->data[n - 1 - i];
    return (val)r;
  }
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_str(sb, s);
  rt_sb_reverse((val)sb);
  return rt_sb_to_str(sb);
}

val rt_str_repeat(val v, val times) {
  const Str *s = rt_str_arg(v);
  int64_t n;
  if (!s || !rt_to_int64(times, &n)) return RT_THROWN;
  if (n < 0)
    return rt_throwf(&rt_type_illegal_argument, "count is negative: %l", n);
  if (rt_str_len(s) == 0) return v;
  if (n > 0 && rt_str_len(s) > (uint64_t)RT_STR_MAX / (uint64_t)n)
    return rt_throwf(&rt_type_out_of_memory, "Required length exceeds "
                                             "implementation limit");
  StrBuilder *sb = rt_sb_make();
  if (!rt_sb_reserve(sb, (uint32_t)n * rt_str_len(s), rt_str_wide(s)))
    return rt_sb_to_str(sb);
  while (n-- > 0) rt_sb_add_str(sb, s);
  return rt_sb_to_str(sb);
}

static val replace_units(val v, uint32_t from, uint32_t to, bool all) {
  const Str *s = (const Str *)v;
  int64_t at = find_unit(s, from, 0);
  if (at < 0) return v;
  StrBuilder *sb = rt_sb_make();
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    rt_sb_add_unit(sb, c == from && (all || i == at) ? to : c);
  }
  return rt_sb_to_str(sb);
}

static val replace_strs(val v, const Str *from, const Str *to, bool all) {
  const Str *s = (const Str *)v;
  uint32_t n = rt_str_len(s), m = rt_str_len(from), done = 0;
  int64_t at = rt_str_find(s, from, 0);
  if (at < 0) return v;
  StrBuilder *sb = rt_sb_make();
  while (at >= 0) {
    rt_sb_add_part(sb, s, done, (uint32_t)at);
    rt_sb_add_str(sb, to);
    done = (uint32_t)at + m;
    if (!all || (!m && (uint32_t)at >= n)) break;
    if (!m) rt_sb_add_part(sb, s, done, done + 1), done++;
    at = rt_str_find(s, from, done);
  }
  rt_sb_add_part(sb, s, done, n);
  return rt_sb_to_str(sb);
}

static val replace(val v, val from, val to, bool all) {
  if (!rt_str_arg(v)) return RT_THROWN;
  if (rt_is_char(from) && rt_is_char(to))
    return replace_units(v, rt_char_code(from), rt_char_code(to), all);
  if (rt_is_char(from)) from = rt_str_of(from);
  const Str *f = rt_str_arg(from), *t = f ? rt_str_arg(to) : NULL;
  return t ? replace_strs(v, f, t, all) : RT_THROWN;
}

val rt_str_replace(val v, val from, val to) {
  return replace(v, from, to, true);
}
val rt_str_replace_first(val v, val from, val to) {
  return replace(v, from, to, false);
}

// --- splitting ---

// String.split: limit 0 drops trailing empty strings.
val rt_str_drop_empty_tail(val vec) {
  uint32_t n = ((Vec *)vec)->count, keep = n;
  while (keep && !rt_str_len((Str *)rt_vec_ref((Vec *)vec, keep - 1))) keep--;
  if (keep == n) return vec;
  val shorter = RT_EMPTY_VEC;
  for (uint32_t i = 0; i < keep; i++)
    shorter = rt_vec_conj(shorter, rt_vec_ref((Vec *)vec, i));
  return shorter;
}

// (split s #"\r?\n")
val rt_str_split_lines(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  val lines = RT_EMPTY_VEC;
  uint32_t from = 0;
  int64_t at;
  while ((at = find_unit(s, '\n', from)) >= 0) {
    uint32_t end = (uint32_t)at;
    if (end > from && rt_str_unit(s, end - 1) == '\r') end--;
    lines = rt_vec_conj(lines, rt_str_part(s, from, end));
    from = (uint32_t)at + 1;
  }
  if (from == 0) return rt_vec_conj(lines, v);
  lines = rt_vec_conj(lines, rt_str_part(s, from, rt_str_len(s)));
  if (rt_exception != RT_NIL) return RT_THROWN; // no memory for some line
  return rt_str_drop_empty_tail(lines);
}
