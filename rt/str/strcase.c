// SPDX-License-Identifier: MIT
// Strings in upper and lower case, as java.lang.String has it outside of
// Turkish and Lithuanian: some characters become several, and sigma has a form
// of its own at the end of a word.
#include "rt/str/char.h"
#include "rt/prim.h"
#include "rt/str/strbuf.h"

#include <string.h>

#include "rt/str/upper.def"

static void add_upper(StrBuilder *sb, uint32_t c) {
  size_t low = 0, n = sizeof expansions / sizeof *expansions;
  while (n > 0) {
    size_t half = n / 2;
    if (expansions[low + half][0] < c)
      low += half + 1, n -= half + 1;
    else
      n = half;
  }
  const uint16_t *e = expansions[low];
  if (low == sizeof expansions / sizeof *expansions || e[0] != c) {
    rt_sb_add_code(sb, rt_code_upper(c));
    return;
  }
  for (int i = 1; i < 4 && e[i]; i++) rt_sb_add_unit(sb, e[i]);
}

static bool is_cased(uint32_t c) {
  return rt_code_upper(c) != c || rt_code_lower(c) != c;
}

// What may stand within a word. Letters without case do not mix with sigma.
static bool is_inside_word(uint32_t c) {
  return is_cased(c) || (c >= '0' && c <= '9') || c == '_' || c == '\'' ||
         c == '.' || c == ':' || c == 0xB7 || c == 0x2019 ||
         (c >= 0x300 && c <= 0x36F);
}

static uint32_t units_of(uint32_t c) { return c > 0xFFFF ? 2 : 1; }

static uint32_t code_before(const Str *s, uint32_t i) {
  uint32_t c = i > 1 ? rt_str_code_at(s, i - 2, i) : 0;
  return c > 0xFFFF ? c : rt_str_unit(s, i - 1);
}

// Unicode's Final_Sigma: a cased letter before in the word, none after.
static bool ends_word(const Str *s, uint32_t at) {
  uint32_t n = rt_str_len(s), c = 0;
  for (uint32_t i = at; i > 0; i -= units_of(c)) {
    c = code_before(s, i);
    if (is_cased(c) || !is_inside_word(c)) break;
  }
  if (!is_cased(c)) return false;
  for (uint32_t i = at + 1; i < n; i += units_of(c)) {
    c = rt_str_code_at(s, i, n);
    if (is_cased(c)) return false;
    if (!is_inside_word(c)) break;
  }
  return true;
}

enum { CAPITAL_SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2, CAPITAL_I_DOT = 0x130 };

static void add_lower(StrBuilder *sb, const Str *s, uint32_t i, uint32_t c) {
  if (c == CAPITAL_SIGMA && ends_word(s, i)) {
    rt_sb_add_unit(sb, FINAL_SIGMA);
  } else if (c == CAPITAL_I_DOT) {
    rt_sb_add_unit(sb, 'i');
    rt_sb_add_unit(sb, 0x307);
  } else {
    rt_sb_add_code(sb, rt_code_lower(c));
  }
}

static void ascii_cased(char *to, const char *from, uint32_t n, char other) {
  for (uint32_t i = 0; i < n; i++) {
    bool changes = (unsigned char)(from[i] - other) < 26;
    to[i] = (char)(from[i] ^ (changes << 5));
  }
}

// The first `upper` units in upper case, the others in lower case, as if they
// were a string of their own.
static val cased(val v, uint32_t upper) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  uint32_t n = rt_str_len(s);
  if (upper > n) upper = n;
  if (rt_str_is_ascii(s)) {
    Str *r = rt_str_alloc(n, false);
    if (!r) return RT_THROWN;
    ascii_cased(r->data, s->data, upper, 'a');
    ascii_cased(r->data + upper, s->data + upper, n - upper, 'A');
    return (val)r;
  }
  val rest = upper && upper < n ? rt_str_part(s, upper, n) : v;
  RT_TRY(rest);
  StrBuilder *sb = rt_sb_make();
  for (uint32_t i = 0, c; i < upper; i += units_of(c))
    add_upper(sb, c = rt_str_code_at(s, i, upper));
  s = (Str *)rest;
  for (uint32_t i = 0, c; i < n - upper; i += units_of(c))
    add_lower(sb, s, i, c = rt_str_code_at(s, i, n - upper));
  return rt_sb_to_str(sb);
}

val rt_str_upper(val v) { return cased(v, UINT32_MAX); }
val rt_str_lower(val v) { return cased(v, 0); }
val rt_str_capitalize(val v) { return cased(v, 1); }
