// SPDX-License-Identifier: MIT
// What literal patterns' code calls (see regex_code.h): the stack for
// backtracking, anchors, back-references.
#include "rt/regex/regex_code.h"

#include <stdlib.h>

#include "rt/str/char.h"
#include "rt/base/throw.h"

enum { FIRST_WORDS = 1024, SPARE = 8, MOST_WORDS = 1 << 25 };

static int32_t first_stack[FIRST_WORDS];
int32_t *rt_re_stack = first_stack;
int32_t *rt_re_limit = first_stack + FIRST_WORDS - SPARE;

RT_COLD int32_t *rt_re_grow(int32_t *sp) {
  size_t used = (size_t)(sp - rt_re_stack), size = (used + SPARE) * 2;
  int32_t *more = NULL;
  if (size <= MOST_WORDS) {
    more = realloc(rt_re_stack == first_stack ? NULL : rt_re_stack,
                   size * sizeof *more);
    if (!more) rt_fatal("out of memory");
  } else {
    rt_throwf(&rt_type_stack_overflow, "regex too complex");
    return NULL;
  }
  if (rt_re_stack == first_stack) memcpy(more, first_stack, sizeof first_stack);
  rt_re_stack = more;
  rt_re_limit = more + size - SPARE;
  return more + used;
}

bool rt_re_in_ranges(const uint32_t *ranges, int n, uint32_t c) {
  int low = 0;
  while (n > 0) { // the ranges below low start at or before c
    int half = n / 2;
    if (ranges[(low + half) * 2] <= c)
      low += half + 1, n -= half + 1;
    else
      n = half;
  }
  return low && c <= ranges[low * 2 - 1];
}

static uint32_t fold_ascii(uint32_t c) {
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

int32_t rt_re_again(const Matcher *m, int group, int32_t i, bool fold) {
  const Str *s = (const Str *)m->str;
  const int32_t *regs = rt_matcher_regs(m);
  int32_t from = regs[group * 2], len = regs[group * 2 + 1] - from;
  if (from < 0 || (int32_t)rt_str_len(s) - i < len) return -1;
  for (int32_t k = 0; k < len; k++) {
    uint32_t a = rt_str_unit(s, (uint32_t)(from + k));
    uint32_t b = rt_str_unit(s, (uint32_t)(i + k));
    if (a != b && !(fold && fold_ascii(a) == fold_ascii(b))) return -1;
  }
  return i + len;
}

// --- anchors ---

static uint32_t unit(const Str *s, int32_t i) {
  return rt_str_unit(s, (uint32_t)i);
}
static int32_t length(const Str *s) { return (int32_t)rt_str_len(s); }

static bool ends_line(uint32_t c) {
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Between \r and \n: not a place of its own.
static bool in_crlf(const Str *s, int32_t i) {
  return i > 0 && i < length(s) && unit(s, i) == '\n' && unit(s, i - 1) == '\r';
}

bool rt_re_line_start(const Str *s, int32_t i) {
  if (i == length(s)) return false; // not even in an empty text
  return i == 0 || (ends_line(unit(s, i - 1)) && !in_crlf(s, i));
}

bool rt_re_line_end(const Str *s, int32_t i) {
  return i == length(s) || (ends_line(unit(s, i)) && !in_crlf(s, i));
}

bool rt_re_last_line_end(const Str *s, int32_t i) {
  int32_t left = length(s) - i;
  if (left == 2) return unit(s, i) == '\r' && unit(s, i + 1) == '\n';
  return left < 2 && rt_re_line_end(s, i);
}

// The blocks of combining marks.
static bool is_mark(uint32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) ||
         (c >= 0x1DC0 && c < 0x1E00) || (c >= 0x20D0 && c < 0x2100) ||
         (c >= 0xFE20 && c < 0xFE30);
}

static bool in_word(const Str *s, int32_t i) {
  if (i < 0 || i >= length(s)) return false;
  uint32_t c = unit(s, i);
  if (c == '_') return true;
  while (is_mark(c) && i > 0) c = unit(s, --i); // it belongs to a letter
  return rt_code_is_letter(c) || rt_code_is_digit(c);
}

bool rt_re_word_edge(const Str *s, int32_t i) {
  return in_word(s, i - 1) != in_word(s, i);
}
