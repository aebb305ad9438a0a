// SPDX-License-Identifier: MIT
// Tokens: strings, characters, numbers, symbols and keywords.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/decimal.h"
#include "rt/num/double.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/read/read_state.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"

static int digit_value(int c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

// The builder's text for a message. `buf` holds what fits.
static const char *text_of(const StrBuilder *sb, char *buf, size_t size) {
  size_t n = 0;
  for (uint32_t i = 0; i < sb->len && n + 4 < size; i++)
    n += (size_t)rt_utf8_put(buf + n, rt_sb_unit(sb, i));
  buf[n] = 0;
  return buf;
}

static Got fail_token(ReadState *r, const char *format, const StrBuilder *sb) {
  char buf[120];
  return rd_fail(r, format, text_of(sb, buf, sizeof buf));
}

StrBuilder *rd_token_text(ReadState *r) {
  StrBuilder *sb = rt_sb_make();
  for (;;) {
    int c = rd_peek(r);
    if (c == NO_UNIT || rd_is_space(c) || rd_is_terminating(c)) return sb;
    rt_sb_add_unit(sb, (uint32_t)rd_next(r));
  }
}

// --- strings ---

// Does a number in an escape end before c?
static bool ends_digits(int c) {
  return c == NO_UNIT || rd_is_space(c) ||
         (c && c < 0x80 && strchr("\";'@^`~()[]{}\\%#", c));
}

static Got invalid_digit(ReadState *r) {
  char text[5] = {0};
  rt_utf8_put(text, (uint32_t)rd_peek(r));
  return rd_fail(r, "Invalid digit: %s", text);
}

// Up to `max` digits of the radix, the first one already at the front; -1 if
// something else follows.
static int read_digits(ReadState *r, int radix, int max, int *count) {
  int n = 0;
  for (*count = 0; *count < max; ++*count) {
    int d = digit_value(rd_peek(r));
    if (ends_digits(rd_peek(r))) break;
    if (d >= radix) return -1;
    n = n * radix + d;
    rd_next(r);
  }
  return n;
}

static Got read_escape(ReadState *r, StrBuilder *sb) {
  static const char from[] = "tnrbf\\\"", to[] = "\t\n\r\b\f\\\"";
  int c = rd_peek(r), count;
  if (c == NO_UNIT) return rd_fail_eof(r, "EOF while reading string");
  if (c >= '0' && c <= '9') {
    int n = read_digits(r, 8, 3, &count);
    if (n < 0) return invalid_digit(r);
    if (n > 0377)
      return rd_fail(r, "Octal escape sequence must be in range [0, 377].", "");
    rt_sb_add_unit(sb, (uint32_t)n);
    return GOT_FORM;
  }
  rd_next(r);
  const char *p = c && c < 0x80 ? strchr(from, c) : NULL;
  if (p) {
    rt_sb_add_unit(sb, (unsigned char)to[p - from]);
    return GOT_FORM;
  }
  char text[4] = {0};
  if (c != 'u') {
    rt_utf8_put(text, (uint32_t)c);
    return rd_fail(r, "Unsupported escape character: \\%s", text);
  }
  int n = read_digits(r, 16, 4, &count);
  if (count == 0) {
    if (rd_peek(r) != NO_UNIT) rt_utf8_put(text, (uint32_t)rd_peek(r));
    return rd_fail(r, "Invalid unicode escape: \\u%s", text);
  }
  if (n < 0) return invalid_digit(r);
  if (count < 4) {
    rt_throwf(&rt_type_illegal_argument,
              "Invalid character length: %d, should be: 4", count);
    return rd_fail_thrown(r);
  }
  rt_sb_add_unit(sb, (uint32_t)n);
  return GOT_FORM;
}

Got rd_string(ReadState *r, val *out) {
  StrBuilder *sb = rt_sb_make();
  for (;;) {
    int c = rd_next(r);
    if (c == NO_UNIT) return rd_fail_eof(r, "EOF while reading string");
    if (c == '"') break;
    if (c != '\\')
      rt_sb_add_unit(sb, (uint32_t)c);
    else if (read_escape(r, sb) == GOT_ERROR)
      return GOT_ERROR;
  }
  *out = rt_sb_to_str(sb);
  return GOT_FORM;
}

val (*rt_read_regex)(val pattern);
val (*rt_read_type)(val *sp, const ReadOpts *o, val tag, val form);

Got rd_regex(ReadState *r, val *out) {
  if (!rt_read_regex) return rd_fail(r, "No dispatch macro for: %s", "\"");
  StrBuilder *sb = rt_sb_make();
  for (;;) {
    int c = rd_next(r);
    if (c == '"') break;
    if (c == '\\') {
      rt_sb_add_unit(sb, '\\');
      c = rd_next(r);
    }
    if (c == NO_UNIT) return rd_fail_eof(r, "EOF while reading regex");
    rt_sb_add_unit(sb, (uint32_t)c);
  }
  return rd_done(r, rt_read_regex(rt_sb_to_str(sb)), out);
}

// --- characters ---

static bool sb_is(const StrBuilder *sb, const char *s) {
  return !sb->wide && sb->len == strlen(s) &&
         !memcmp(rt_sb_bytes(sb), s, sb->len);
}

// Digits of a radix from position 1; -1 when there are others or none.
static int token_digits(const StrBuilder *sb, int radix) {
  int n = 0;
  if (sb->len < 2 || sb->len > 7) return -1;
  for (uint32_t i = 1; i < sb->len; i++) {
    int d = digit_value((int)rt_sb_unit(sb, i));
    if (d >= radix) return -1;
    n = n * radix + d;
  }
  return n;
}

static Got numbered_char(ReadState *r, const StrBuilder *sb, val *out) {
  if (rt_sb_unit(sb, 0) == 'u') {
    int n = token_digits(sb, 16);
    if (sb->len != 5 || n < 0)
      return fail_token(r, "Invalid unicode character: \\%s", sb);
    if (n >= 0xD800 && n <= 0xDFFF)
      return fail_token(r, "Invalid character constant: \\%s", sb);
    *out = RT_CHAR((uint32_t)n);
    return GOT_FORM;
  }
  int n = token_digits(sb, 8);
  if (sb->len > 4 || n < 0)
    return rd_fail(r, "Invalid octal escape sequence length", "");
  if (n > 0377)
    return rd_fail(r, "Octal escape sequence must be in range [0, 377].", "");
  *out = RT_CHAR((uint32_t)n);
  return GOT_FORM;
}

Got rd_char(ReadState *r, val *out) {
  static const struct {
    const char *name;
    uint16_t code;
  } names[] = {{"newline", '\n'}, {"space", ' '},      {"tab", '\t'},
               {"return", '\r'},  {"backspace", '\b'}, {"formfeed", '\f'}};
  int c = rd_next(r);
  if (c == NO_UNIT) return rd_fail_eof(r, "EOF while reading character");
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_unit(sb, (uint32_t)c);
  int next = rd_peek(r);
  if (!rd_is_terminating(c) || next != NO_UNIT) {
    StrBuilder *more = rd_token_text(r);
    for (uint32_t i = 0; i < more->len; i++)
      rt_sb_add_unit(sb, rt_sb_unit(more, i));
  }
  if (sb->len == 1) {
    *out = RT_CHAR((uint32_t)c);
    return GOT_FORM;
  }
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (sb_is(sb, names[i].name)) {
      *out = RT_CHAR(names[i].code);
      return GOT_FORM;
    }
  if (c == 'u' || c == 'o') return numbered_char(r, sb, out);
  return fail_token(r, "Unsupported character: \\%s", sb);
}

// --- numbers ---

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits of the radix, as a long unless too large or `big`.
static val integer(const char *s, size_t n, int radix, bool neg, bool big) {
  int64_t r = 0;
  bool fits = !big;
  if (!n) return RT_ABSENT;
  for (size_t i = 0; i < n; i++) {
    int d = digit_value(s[i]);
    if (d >= radix) return RT_ABSENT;
    fits = fits && !__builtin_mul_overflow(r, (int64_t)radix, &r) &&
           !__builtin_sub_overflow(r, (int64_t)d, &r);
  }
  if (fits && (neg || r != INT64_MIN)) return rt_long(neg ? r : -r);
  val v = rt_bigint_from_text(s, n, radix);
  return neg ? rt_x_to_big(rt_x_neg(v)) : v;
}

// s: unsigned, starts with a digit. RT_ABSENT: not an integer.
static val scan_integer(const char *s, size_t n, bool neg) {
  bool big = n > 1 && s[n - 1] == 'N';
  if (s[0] == '0' && n > 2 && (s[1] | 0x20) == 'x') {
    n -= big;
    return n > 2 ? integer(s + 2, n - 2, 16, neg, big) : RT_ABSENT;
  }
  for (size_t i = 1; i <= 2 && i + 1 < n; i++)
    if ((s[i] | 0x20) == 'r') {
      int radix = s[0] - '0';
      if (i == 2) radix = is_digit(s[1]) ? radix * 10 + s[1] - '0' : 0;
      if (s[0] == '0' || radix < 2 || radix > 36) return RT_ABSENT;
      return integer(s + i + 1, n - i - 1, radix, neg, false);
    }
  n -= big;
  return integer(s, n, s[0] == '0' && n > 1 ? 8 : 10, neg, big);
}

static bool all_digits(const char *s, const char *end) {
  if (s == end) return false;
  for (; s < end; s++)
    if (!is_digit(*s)) return false;
  return true;
}

static val scan_ratio(const char *s, const char *slash, const char *end,
                      bool neg) {
  if (!all_digits(s, slash) || !all_digits(slash + 1, end)) return RT_ABSENT;
  val n = rt_x_canon(integer(s, (size_t)(slash - s), 10, neg, false));
  val d = rt_x_canon(
      integer(slash + 1, (size_t)(end - slash - 1), 10, false, false));
  return rt_div(n, d);
}

// digits[.digits][e[+-]digits]
static bool is_float(const char *s, const char *end) {
  while (s < end && is_digit(*s)) s++;
  if (s < end && *s == '.')
    for (s++; s < end && is_digit(*s);) s++;
  if (s < end && (*s | 0x20) == 'e') {
    s++;
    if (s < end && (*s == '-' || *s == '+')) s++;
    return all_digits(s, end);
  }
  return s == end;
}

val rt_read_number(const char *s, size_t n) {
  const char *end = s + n, *text = s;
  bool neg = n && *s == '-';
  if (n && (*s == '-' || *s == '+')) s++, n--;
  if (!n || !is_digit(*s)) return RT_ABSENT;
  const char *slash = memchr(s, '/', n);
  if (slash) return scan_ratio(s, slash, end, neg);
  val v = scan_integer(s, n, neg);
  if (v != RT_ABSENT) return v;
  if (all_digits(s, end)) return RT_ABSENT; // 08
  bool dec = end[-1] == 'M';
  if (!is_float(s, end - dec)) return RT_ABSENT;
  if (dec) return rt_decimal_from_text(text, (size_t)(end - text) - 1);
  double d;
  return rt_double_scan(text, (size_t)(end - text), &d) ? rt_double(d)
                                                        : RT_ABSENT;
}

// The radix of <radix>r<letters and digits>, which follow *digits; else 0.
static int radix_form(const char *s, const char **digits) {
  int radix = 0;
  if (*s == '0') return 0;
  while (is_digit(*s) && radix < 10) radix = 10 * radix + *s++ - '0';
  if ((*s | 0x20) != 'r' || !s[1]) return 0;
  *digits = ++s;
  for (; *s; s++)
    if (digit_value(*s) >= 36) return 0;
  return radix;
}

// Complains as Java's Integer and Clojure's reader do.
static Got bad_number(ReadState *r, const StrBuilder *sb) {
  char buf[120];
  const char *s = text_of(sb, buf, sizeof buf), *from = s;
  int radix = radix_form(s + (*s == '-' || *s == '+'), &from);
  if (!radix)
    rt_throwf(&rt_type_number_format, "Invalid number: %s", s);
  else if (radix < 2 || radix > 36)
    rt_throwf(&rt_type_number_format, "Radix out of range");
  else
    rt_throwf(&rt_type_number_format,
              radix == 10 ? "For input string: \"%s\""
                          : "For input string: \"%s\" under radix %d",
              from, radix);
  return rd_fail_thrown(r);
}

static Got read_number(ReadState *r, const StrBuilder *sb, val *out) {
  val v = sb->wide ? RT_ABSENT : rt_read_number(rt_sb_bytes(sb), sb->len);
  if (v == RT_ABSENT && !sb->wide && rt_sb_bytes(sb)[sb->len - 1] == 'M')
    v = all_digits(rt_sb_bytes(sb), rt_sb_bytes(sb) + sb->len - 1)
            ? rt_decimal_from_text(rt_sb_bytes(sb), sb->len - 1)
            : v;
  if (v == RT_ABSENT) return bad_number(r, sb);
  return rd_done(r, v, out);
}

static bool digit_at(const StrBuilder *sb, uint32_t i);
static bool is_name(const StrBuilder *sb, uint32_t at);

Got rd_symbolic(ReadState *r, val *out) {
  StrBuilder *sb = rd_token_text(r);
  if (sb_is(sb, "Inf"))
    *out = rt_double(INFINITY);
  else if (sb_is(sb, "-Inf"))
    *out = rt_double(-INFINITY);
  else if (sb_is(sb, "NaN"))
    *out = rt_double(NAN);
  else
    return fail_token(r,
                      is_name(sb, 0) && !digit_at(sb, 0)
                          ? "Unknown symbolic value: ##%s"
                          : "Invalid token: ##%s",
                      sb);
  return GOT_FORM;
}

// --- symbols and keywords ---

static bool digit_at(const StrBuilder *sb, uint32_t i) {
  uint32_t c = rt_sb_unit(sb, i);
  return c >= '0' && c <= '9';
}

// Is sb from `at` a well-formed symbol name, perhaps with a namespace?
static bool is_name(const StrBuilder *sb, uint32_t at) {
  uint32_t n = sb->len, slash = n;
  if (at >= n || rt_sb_unit(sb, n - 1) == ':') return false;
  for (uint32_t i = at; i < n; i++) {
    uint32_t c = rt_sb_unit(sb, i);
    if (c == '/') slash = i;
    if (c == ':' && i > at && rt_sb_unit(sb, i - 1) == ':') return false;
  }
  if (slash == n) return !digit_at(sb, at);
  if (n - at == 1) return true; // just a slash
  if (slash == n - 1) {         // the name is a slash: ns//
    if (n - at < 3 || rt_sb_unit(sb, n - 2) != '/') return false;
    slash = n - 2;
  }
  if (slash == at || digit_at(sb, at) || rt_sb_unit(sb, slash - 1) == ':')
    return false;
  if (!digit_at(sb, slash + 1)) return true;
  return slash + 2 == n && rt_sb_unit(sb, n - 1) != '0'; // String/1
}

Got rd_auto_ns(ReadState *r, val alias, val *ns) {
  const ReadOpts *o = r->opts;
  if (alias == RT_NIL) {
    *ns = o->ns == RT_NIL ? rt_str_from_c("user") : ((Sym *)o->ns)->name;
    return GOT_FORM;
  }
  val sym = RT_NIL;
  if (o->resolve_alias) sym = o->resolve_alias(o->ctx, r->sp, alias);
  if (sym == RT_THROWN) return rd_fail_thrown(r);
  if (sym == RT_NIL && r->suppress) sym = alias;
  if (sym == RT_NIL) {
    StrBuilder *sb = rt_sb_make();
    rt_sb_add_str(sb, (Str *)((Sym *)alias)->name);
    return fail_token(r, "Unknown auto-resolved namespace alias: %s", sb);
  }
  *ns = ((Sym *)sym)->name;
  return GOT_FORM;
}

// Of a program's reader; the compiler's says more about it.
static bool is_unknown_alias(ReadState *r, val alias) {
  const ReadOpts *o = r->opts;
  if (r->suppress || o->read_tag) return false;
  return !o->resolve_alias || o->resolve_alias(o->ctx, r->sp, alias) == RT_NIL;
}

// ::name and ::alias/name; at: behind the colons.
static Got auto_keyword(ReadState *r, const StrBuilder *sb, val *out) {
  val sym = rt_sym_parse(rt_sb_part(sb, 2, sb->len)), ns, alias = RT_NIL;
  if (((Sym *)sym)->ns != RT_NIL) alias = rt_sym_new(RT_NIL, ((Sym *)sym)->ns);
  if (alias != RT_NIL && is_unknown_alias(r, alias))
    return fail_token(r, "Invalid token: %s", sb);
  if (rd_auto_ns(r, alias, &ns) == GOT_ERROR) return GOT_ERROR;
  *out = rt_keyword_new(ns, ((Sym *)sym)->name);
  return GOT_FORM;
}

Got rd_token(ReadState *r, val *out) {
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_unit(sb, (uint32_t)rd_next(r));
  for (int c;
       (c = rd_peek(r)) != NO_UNIT && !rd_is_space(c) && !rd_is_terminating(c);)
    rt_sb_add_unit(sb, (uint32_t)rd_next(r));
  uint32_t c = rt_sb_unit(sb, 0);
  bool sign = (c == '+' || c == '-') && sb->len > 1;
  if (digit_at(sb, 0) || (sign && digit_at(sb, 1)))
    return read_number(r, sb, out);
  if (sb_is(sb, "nil")) return rd_done(r, RT_NIL, out);
  if (sb_is(sb, "true")) return rd_done(r, RT_TRUE, out);
  if (sb_is(sb, "false")) return rd_done(r, RT_FALSE, out);
  if (c != ':') {
    if (!is_name(sb, 0)) return fail_token(r, "Invalid token: %s", sb);
    return rd_done(r, rt_sym_parse(rt_sb_to_str(sb)), out);
  }
  if (sb->len > 2 && rt_sb_unit(sb, 1) == ':') {
    if (r->opts->edn || !is_name(sb, digit_at(sb, 2) ? 1 : 2))
      return fail_token(r, "Invalid token: %s", sb);
    return auto_keyword(r, sb, out);
  }
  // A keyword's name may start with a digit.
  bool number = sb->len > 1 && digit_at(sb, 1);
  if (!is_name(sb, number ? 0 : 1))
    return fail_token(r, "Invalid token: %s", sb);
  return rd_done(r, rt_keyword_parse(rt_sb_part(sb, 1, sb->len)), out);
}
