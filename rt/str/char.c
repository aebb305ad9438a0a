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

#define LENGTH(a) (sizeof(a) / sizeof *(a))

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

uint32_t rt_unit_upper(uint32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return map_case(upper_ranges, LENGTH(upper_ranges), c);
}

uint32_t rt_unit_lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return map_case(lower_ranges, LENGTH(lower_ranges), c);
}

static bool in_ranges(const uint16_t *ranges, size_t n, uint32_t c) {
  size_t low = 0;
  n /= 2;
  while (n > 0) {
    size_t half = n / 2;
    if (ranges[(low + half) * 2] <= c)
      low += half + 1, n -= half + 1;
    else
      n = half;
  }
  return low && c <= ranges[low * 2 - 1];
}

bool rt_unit_is_letter(uint32_t c) {
  if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
  return in_ranges(letter_ranges, LENGTH(letter_ranges), c);
}

bool rt_unit_is_digit(uint32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return in_ranges(digit_ranges, LENGTH(digit_ranges), c);
}

bool rt_unit_is_space(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) ||
         c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

// --- prims ---

// A character's or long's code; -1 thrown.
static int64_t code_arg(val c) {
  int64_t n;
  if (rt_is_char(c)) return rt_char_code(c);
  if (!rt_is_long(c)) {
    rt_throw_cast(c, "java.lang.Character");
    return -1;
  }
  n = rt_long_value(c);
  return n < 0 || n > 0xFFFF ? 0 : n;
}

val rt_char_upper(val c) {
  if (!rt_is_char(c)) return rt_throw_cast(c, "java.lang.Character");
  return RT_CHAR(rt_unit_upper(rt_char_code(c)));
}
val rt_char_lower(val c) {
  if (!rt_is_char(c)) return rt_throw_cast(c, "java.lang.Character");
  return RT_CHAR(rt_unit_lower(rt_char_code(c)));
}
int rt_char_is_whitespace(val c) {
  int64_t n = code_arg(c);
  return n < 0 ? -1 : rt_unit_is_space((uint32_t)n);
}
int rt_char_is_digit(val c) {
  int64_t n = code_arg(c);
  return n < 0 ? -1 : rt_unit_is_digit((uint32_t)n);
}
int rt_char_is_letter(val c) {
  int64_t n = code_arg(c);
  return n < 0 ? -1 : rt_unit_is_letter((uint32_t)n);
}
int rt_char_is_letter_or_digit(val c) {
  int64_t n = code_arg(c);
  if (n < 0) return -1;
  return rt_unit_is_letter((uint32_t)n) || rt_unit_is_digit((uint32_t)n);
}
int rt_char_is_upper(val c) {
  int64_t n = code_arg(c);
  return n < 0 ? -1 : rt_unit_lower((uint32_t)n) != (uint32_t)n;
}
// Lower case without an upper case: the ordinals, sharp s, kra, n after '.
int rt_char_is_lower(val c) {
  int64_t n = code_arg(c);
  if (n < 0) return -1;
  return rt_unit_upper((uint32_t)n) != (uint32_t)n || n == 0xAA || n == 0xBA ||
         n == 0xDF || n == 0x138 || n == 0x149;
}
