// SPDX-License-Identifier: MIT
// What the C code of a literal pattern is made of (compiler/emit/regex_gen.c).
//
// A pattern is one C function: a backtracking matcher whose program counter is
// C's own. What may have to be undone lies on a stack of int32_t words: a
// choice is what its label needs and, on top, the number of the label; a
// register's old value is that value and, on top, ~register. To fail is to pop
// until a choice is found; at the bottom lies choice 0, the failure of the
// whole attempt. No C recursion, so a long text needs heap, not stack.
//
// The function is compiled twice, for texts of bytes and of UTF-16 units
// (`wide` is a constant in each): so the text is matched where it lies, and on
// bytes what concerns characters above 0xFF vanishes.
#ifndef RT_REGEX_CODE_H
#define RT_REGEX_CODE_H

#include "rt/regex/regex.h"

#include <string.h>

#define RT_RE_INLINE __attribute__((always_inline)) static inline
// One copy for both kinds of text, and clang does not spend minutes on it.
#define RT_RE_HUGE __attribute__((noinline, optnone)) static

extern int32_t *rt_re_stack; // the stack's bottom
extern int32_t *rt_re_limit; // up to here there is room for 8 words more
// A larger stack, at the place that corresponds to sp; NULL: StackOverflowError
// thrown.
int32_t *rt_re_grow(int32_t *sp);

// Variables of a matching function and the bottom of its stack.
#define RT_RE_ENTER(m, nregs)                                                  \
  const void *text = ((const Str *)(m)->str)->data;                            \
  const int32_t n = (int32_t)rt_str_len((const Str *)(m)->str);                \
  int32_t *regs = rt_matcher_regs(m), *sp = rt_re_stack, start = p;            \
  for (int i = 0; i < (nregs); i++) regs[i] = -1;                              \
  *sp++ = 0
#define RT_RE_ROOM()                                                           \
  if (RT_UNLIKELY(sp > rt_re_limit) && !(sp = rt_re_grow(sp))) return -1
#define RT_RE_PUSH1(a, id)                                                     \
  do {                                                                         \
    RT_RE_ROOM();                                                              \
    *sp++ = (a), *sp++ = (id);                                                 \
  } while (0)
#define RT_RE_PUSH2(a, b, id)                                                  \
  do {                                                                         \
    RT_RE_ROOM();                                                              \
    *sp++ = (a), *sp++ = (b), *sp++ = (id);                                    \
  } while (0)
#define RT_RE_SAVE(reg) RT_RE_PUSH1(regs[reg], ~(reg))

RT_RE_INLINE uint32_t rt_re_at(const void *text, int32_t i, bool wide) {
  return wide ? ((const uint16_t *)text)[i] : ((const uint8_t *)text)[i];
}
#define RT_RE_AT(i) rt_re_at(text, i, wide)

// The code point at i < n; an unpaired surrogate is itself.
RT_RE_INLINE uint32_t rt_re_code(const void *text, int32_t n, int32_t i,
                                 bool wide) {
  uint32_t c = rt_re_at(text, i, wide);
  if (!wide || (c & 0xFC00) != 0xD800 || i + 1 >= n) return c;
  uint32_t low = rt_re_at(text, i + 1, true);
  if ((low & 0xFC00) != 0xDC00) return c;
  return 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
}
#define RT_RE_CODE(i) rt_re_code(text, n, i, wide)

// The start of the code point that ends at i > low.
RT_RE_INLINE int32_t rt_re_before(const void *text, int32_t low, int32_t i,
                                  bool wide) {
  bool pair = wide && i - 2 >= low &&
              (rt_re_at(text, i - 1, true) & 0xFC00) == 0xDC00 &&
              (rt_re_at(text, i - 2, true) & 0xFC00) == 0xD800;
  return i - 1 - pair;
}

// Is the literal (len Latin-1 characters) at i? There is room for it.
RT_RE_INLINE bool rt_re_is(const void *text, int32_t i, const char *lit,
                           int32_t len, bool wide) {
  if (wide) {
    for (int32_t k = 0; k < len; k++)
      if (((const uint16_t *)text)[i + k] != (uint8_t)lit[k]) return false;
    return true;
  }
  const char *at = (const char *)text + i;
  uint64_t a, b;
  uint32_t c, d;
  for (; len >= 8; at += 8, lit += 8, len -= 8) {
    memcpy(&a, at, 8), memcpy(&b, lit, 8);
    if (a != b) return false;
  }
  if (len >= 4) {
    memcpy(&c, at, 4), memcpy(&d, lit, 4);
    if (c != d) return false;
    at += 4, lit += 4, len -= 4;
  }
  for (; len > 0; at++, lit++, len--)
    if (*at != *lit) return false;
  return true;
}

// Is c in one of the ranges, of two ends each, in ascending order?
bool rt_re_in_ranges(const uint32_t *ranges, int n, uint32_t c);

// Is what the group matched at i? Its end; or -1.
int32_t rt_re_again(const Matcher *m, int group, int32_t i, bool fold);

// Anchors, in Java's sense.
bool rt_re_line_start(const Str *s, int32_t i);    // (?m)^
bool rt_re_line_end(const Str *s, int32_t i);      // (?m)$
bool rt_re_last_line_end(const Str *s, int32_t i); // $ \Z
bool rt_re_word_edge(const Str *s, int32_t i);     // \b

#endif
