// SPDX-License-Identifier: MIT
// Characters: case, classes, and java.lang.Character's methods.
#include "rt/str/char.h"

#include "rt/num/num.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

typedef struct CaseRange {
  uint16_t first, last;
  uint16_t stride;
  int32_t delta;
} CaseRange;

#include "rt/str/unicode.def"

typedef struct WideCase {
  uint32_t first, last;
  int32_t delta;
} WideCase;

typedef struct Numerals {
  uint32_t first, count;
  int32_t value, step;
} Numerals;

#include "rt/str/character.def"

#define LENGTH(a) (sizeof(a) / sizeof *(a))
#define IN_GAPS(name, from, c) (place_in(name, LENGTH(name), from, c) >= 0)

// How far c is in its range, 0: it is the first; -1: it is in none.
static int place_in(const uint16_t *gaps, size_t n, uint32_t at, uint32_t c) {
  for (size_t i = 0; i < n && at + gaps[i] <= c; i += 2) {
    at += gaps[i];
    if (gaps[i] == 0xFFFF) continue;
    if (c - at <= gaps[i + 1]) return (int)(c - at);
    at += gaps[i + 1] + 1u;
  }
  return -1;
}

static uint32_t map_case(const CaseRange *ranges, size_t n, uint32_t c) {
  size_t low = 0;
  while (n > 0) { // the last range that starts at or before c
    size_t half = n / 2;
    if (ranges[low + half].first <= c)
      low += half + 1, n -= half + 1;
    else
      n = half;
  }
  if (!low) return c;
  // Ranges of stride 2 may interlock, so look at the two last ones.
  for (size_t i = low; i-- > 0 && i + 2 >= low;) {
    const CaseRange *r = &ranges[i];
    if (c <= r->last && (r->stride < 2 || (c - r->first) % r->stride == 0))
      return (uint32_t)((int32_t)c + r->delta);
  }
  return c;
}

static uint32_t wide_case(uint32_t c, bool upper) {
  for (size_t i = 0; i < LENGTH(wide_cases); i++) {
    const WideCase *r = &wide_cases[i];
    int32_t delta = upper ? r->delta : -r->delta;
    uint32_t lower = upper ? c : c + (uint32_t)delta;
    if (lower >= r->first && lower <= r->last) return c + (uint32_t)delta;
  }
  return c;
}

uint32_t rt_code_upper(uint32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  if (c > 0xFFFF) return wide_case(c, true);
  return map_case(upper_ranges, LENGTH(upper_ranges), c);
}

uint32_t rt_code_lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c > 0xFFFF) return wide_case(c, false);
  return map_case(lower_ranges, LENGTH(lower_ranges), c);
}

// The range that c is in; NULL: none.
static const uint16_t *range_of(const uint16_t *ranges, size_t n, uint32_t c) {
  size_t low = 0;
  n /= 2;
  while (n > 0) {
    size_t half = n / 2;
    if (ranges[(low + half) * 2] <= c)
      low += half + 1, n -= half + 1;
    else
      n = half;
  }
  return low && c <= ranges[low * 2 - 1] ? &ranges[low * 2 - 2] : NULL;
}

bool rt_code_is_letter(uint32_t c) {
  if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
  if (c > 0xFFFF) return IN_GAPS(wide_letter_gaps, 0x10000, c);
  return range_of(letter_ranges, LENGTH(letter_ranges), c) != NULL;
}

bool rt_code_is_digit(uint32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  if (c > 0xFFFF) return IN_GAPS(wide_digit_gaps, 0x10000, c);
  return range_of(digit_ranges, LENGTH(digit_ranges), c) != NULL;
}

bool rt_code_is_space(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) ||
         c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

// --- java.lang.Character: of a character or an int, a code point ---

enum { LAST_CODE = 0x10FFFF };

// The code; one that no class has for an int out of range; -1 thrown.
static int64_t code_arg(val c) {
  if (rt_is_char(c)) return rt_char_code(c);
  if (!rt_is_long(c)) {
    rt_throw_cast(c, "java.lang.Character");
    return -1;
  }
  int64_t n = rt_long_value(c);
  return n < 0 || n > LAST_CODE ? LAST_CODE : n;
}

static val mapped(val c, uint32_t (*map)(uint32_t)) {
  int64_t n = code_arg(c);
  if (n < 0) return RT_THROWN;
  if (n == LAST_CODE) return c;
  uint32_t to = map((uint32_t)n);
  return rt_is_char(c) ? RT_CHAR(to) : rt_int(to);
}
val rt_char_upper(val c) { return mapped(c, rt_code_upper); }
val rt_char_lower(val c) { return mapped(c, rt_code_lower); }

static int is_of(val c, bool (*is)(uint32_t)) {
  int64_t n = code_arg(c);
  return n < 0 ? -1 : is((uint32_t)n);
}

static bool is_space_char(uint32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2007 ||
         (c >= 0x80 && rt_code_is_space(c));
}
static bool is_letter_or_digit(uint32_t c) {
  return rt_code_is_letter(c) || rt_code_is_digit(c);
}
static bool is_upper(uint32_t c) {
  return (rt_code_lower(c) != c) != IN_GAPS(odd_upper_gaps, 0, c);
}
static bool is_lower(uint32_t c) {
  return (rt_code_upper(c) != c) != IN_GAPS(odd_lower_gaps, 0, c);
}
static bool is_title(uint32_t c) { return IN_GAPS(title_gaps, 0, c); }
static bool is_alphabetic(uint32_t c) {
  return rt_code_is_letter(c) || IN_GAPS(alphabetic_gaps, 0, c);
}
static bool is_ideographic(uint32_t c) {
  return IN_GAPS(ideographic_gaps, 0, c);
}

int rt_char_is_whitespace(val c) { return is_of(c, rt_code_is_space); }
int rt_char_is_space_char(val c) { return is_of(c, is_space_char); }
int rt_char_is_digit(val c) { return is_of(c, rt_code_is_digit); }
int rt_char_is_letter(val c) { return is_of(c, rt_code_is_letter); }
int rt_char_is_letter_or_digit(val c) { return is_of(c, is_letter_or_digit); }
int rt_char_is_upper(val c) { return is_of(c, is_upper); }
int rt_char_is_lower(val c) { return is_of(c, is_lower); }
int rt_char_is_title(val c) { return is_of(c, is_title); }
int rt_char_is_alphabetic(val c) { return is_of(c, is_alphabetic); }
int rt_char_is_ideographic(val c) { return is_of(c, is_ideographic); }

// The value of one that is a digit. Those of a script follow each other; the
// mathematical ones are five sets.
static int decimal_digit(uint32_t c) {
  if (c < 0x80) return (int)c - '0';
  if (c <= 0xFFFF)
    return (int)(c - *range_of(digit_ranges, LENGTH(digit_ranges), c)) % 10;
  return place_in(wide_digit_gaps, LENGTH(wide_digit_gaps), 0x10000, c) % 10;
}

enum { FULL_WIDTH = 0xFEE0 }; // between U+FF21 and A

static int digit_of(uint32_t c) {
  if (rt_code_is_digit(c)) return decimal_digit(c);
  if (c >= 'A' + FULL_WIDTH && c <= 'z' + FULL_WIDTH) c -= FULL_WIDTH;
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return (int)(c | 0x20) - 'a' + 10;
  return -1;
}

val rt_char_digit(val c, val radix) {
  int64_t n = code_arg(c), r;
  if (n < 0 || !rt_to_int64(radix, &r)) return RT_THROWN;
  int d = digit_of((uint32_t)n);
  return rt_int(r >= 2 && r <= 36 && d < r ? d : -1);
}

// -2 is the value of fractions.
val rt_char_numeric_value(val c) {
  int64_t n = code_arg(c);
  if (n < 0) return RT_THROWN;
  uint32_t code = (uint32_t)n;
  for (size_t i = 0; i < LENGTH(numerals); i++) {
    const Numerals *r = &numerals[i];
    if (code >= r->first && code - r->first < r->count)
      return rt_int(r->value + r->step * (int32_t)(code - r->first));
  }
  return rt_int(digit_of(code));
}
