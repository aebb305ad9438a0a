// SPDX-License-Identifier: MIT
// Tests of a character against a set, as C: comparisons, or a table.
#include "compiler/emit/emit.h"

enum { FEW = 3 };

// The part of the set from lo to hi.
static const CharSet *within(const CharSet *s, uint32_t lo, uint32_t hi) {
  return set_and(s, set_range(lo, hi));
}

// A condition on c, which lies between lo and hi.
static const char *comparisons(const CharSet *s, uint32_t lo, uint32_t hi) {
  Buf b = {0};
  for (int i = 0; i < s->n; i++) {
    Range r = s->r[i];
    buf_puts(&b, i ? " || " : "");
    if (r.lo == r.hi)
      buf_printf(&b, "c == %u", r.lo);
    else if (r.lo <= lo && r.hi >= hi)
      buf_puts(&b, "true");
    else if (r.lo <= lo)
      buf_printf(&b, "c <= %u", r.hi);
    else if (r.hi >= hi)
      buf_printf(&b, "c >= %u", r.lo);
    else
      buf_printf(&b, "c - %u <= %u", r.lo, r.hi - r.lo);
  }
  return b.s ? b.s : "false";
}

static const char *narrow_test(Unit *u, const CharSet *all, const char *id) {
  const CharSet *s = within(all, 0, 255);
  if (s->n <= FEW) return comparisons(s, 0, 255);
  const CharSet *others = within(set_not(s), 0, 255);
  if (others->n <= FEW)
    return arena_printf("!(%s)", comparisons(others, 0, 255));
  buf_printf(&u->consts, "static const uint32_t %s_bits[] = {", id);
  for (uint32_t word = 0; word < 8; word++) {
    uint32_t bits = 0;
    for (uint32_t k = 0; k < 32; k++)
      if (set_has(s, word * 32 + k)) bits |= 1u << k;
    buf_printf(&u->consts, "%s%uu", word ? ", " : "", bits);
  }
  buf_puts(&u->consts, "};\n");
  return arena_printf("(%s_bits[c >> 5] >> (c & 31)) & 1", id);
}

static const char *wide_test(Unit *u, const CharSet *all, const char *id) {
  const CharSet *s = within(all, 256, CODE_MAX);
  if (s->n <= FEW) return comparisons(s, 256, CODE_MAX);
  const CharSet *others = within(set_not(s), 256, CODE_MAX);
  if (others->n <= FEW)
    return arena_printf("!(%s)", comparisons(others, 256, CODE_MAX));
  buf_printf(&u->consts, "static const uint32_t %s_ranges[] = {", id);
  for (int i = 0; i < s->n; i++)
    buf_printf(&u->consts, "%s%u, %u", i ? ", " : "", s->r[i].lo, s->r[i].hi);
  buf_puts(&u->consts, "};\n");
  return arena_printf("rt_re_in_ranges(%s_ranges, %d, c)", id, s->n);
}

const char *emit_set_test(Unit *u, const CharSet *s) {
  Buf key = {0};
  buf_puts(&key, "set");
  for (int i = 0; i < s->n; i++)
    buf_printf(&key, " %x-%x", s->r[i].lo, s->r[i].hi);
  const char *id = strmap_get(u->pool, key.s);
  if (id) return id;
  id = arena_printf("c_%d", ++u->counter);
  const char *narrow = narrow_test(u, s, id), *wide = wide_test(u, s, id);
  buf_printf(&u->consts,
             "static inline bool %s(uint32_t c, bool wide) {\n"
             "  if (wide && c > 255) return %s;\n  return %s;\n}\n",
             id, wide, narrow);
  strmap_put(u->pool, key.s, (void *)(uintptr_t)id);
  return id;
}
