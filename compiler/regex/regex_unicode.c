// SPDX-License-Identifier: MIT
// Unicode's properties as sets. PCRE2, which is in the compiler anyway, is
// asked about all code points at once: one text of them, cut into runs that
// have the property and runs that have not.
#include "compiler/regex/regex.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/base/throw.h"

enum { PLANE = 0x10000, SURROGATES = 0x800, GAP = 0xD800 };

// Every code point but the surrogates, in order.
static val all_code_points(void) {
  uint32_t n = PLANE - SURROGATES;
  Str *s = rt_str_alloc(n + 2 * (CODE_MAX + 1 - PLANE), true);
  uint16_t *to = (uint16_t *)(void *)s->data;
  for (uint32_t c = 0; c < PLANE; c++)
    if (c < GAP || c >= GAP + SURROGATES) *to++ = (uint16_t)c;
  for (uint32_t c = PLANE; c <= CODE_MAX; c++) {
    *to++ = (uint16_t)(0xD7C0 + (c >> 10));
    *to++ = (uint16_t)(0xDC00 | (c & 0x3FF));
  }
  return (val)s;
}

// The code point at a position in that text.
static uint32_t code_at(val position) {
  uint32_t i = (uint32_t)rt_long_value(position);
  if (i >= PLANE - SURROGATES) return PLANE + (i - (PLANE - SURROGATES)) / 2;
  return i < GAP ? i : i + SURROGATES;
}

static const CharSet *runs_of(val regex) {
  const CharSet *s = set_none();
  val m = rt_re_matcher(regex, all_code_points());
  while (rt_matcher_find(m) > 0) {
    val from = rt_matcher_start(m, RT_FIX(1));
    if (rt_long_value(from) < 0) continue; // a run without it
    uint32_t last = code_at(rt_matcher_end(m, RT_FIX(1))) - 1;
    s = set_union(s, set_range(code_at(from), last));
  }
  return s;
}

const CharSet *set_of_property(const char *name) {
  static StrMap *known;
  static const CharSet unknown;
  if (!known) known = strmap_new();
  const CharSet *s = strmap_get(known, name);
  if (s) return s == &unknown ? NULL : s;
  // What PCRE2 refuses the parser is asked about, which asks here again.
  strmap_put(known, name, (void *)(uintptr_t)&unknown);
  val regex = rt_re_pattern(
      rt_str_from_c(arena_printf("(\\p{%s}+)|\\P{%s}+", name, name)));
  if (regex == RT_THROWN) {
    rt_catch();
    return NULL;
  }
  s = runs_of(regex);
  strmap_put(known, name, (void *)(uintptr_t)s);
  return s;
}
