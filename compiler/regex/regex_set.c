// SPDX-License-Identifier: MIT
// Sets of code points as ascending ranges.
#include "compiler/regex/regex.h"

#include <string.h>

static CharSet *with_room(int n) {
  CharSet *s = arena_alloc(sizeof *s);
  s->r = arena_alloc((size_t)(n ? n : 1) * sizeof *s->r);
  return s;
}

// Appends a range that starts at or behind the last one's start.
static void add(CharSet *s, Range r) {
  Range *last = s->n ? &s->r[s->n - 1] : NULL;
  if (last && r.lo <= last->hi + 1) {
    if (r.hi > last->hi) last->hi = r.hi;
    return;
  }
  s->r[s->n++] = r;
}

const CharSet *set_none(void) {
  static const CharSet none;
  return &none;
}

const CharSet *set_range(uint32_t lo, uint32_t hi) {
  CharSet *s = with_room(1);
  add(s, (Range){lo, hi});
  return s;
}

const CharSet *set_all(void) { return set_range(0, CODE_MAX); }

const CharSet *set_of(const char *pairs) {
  const CharSet *s = set_none();
  for (; *pairs; pairs += 2)
    s = set_union(s,
                  set_range((unsigned char)pairs[0], (unsigned char)pairs[1]));
  return s;
}

const CharSet *set_union(const CharSet *a, const CharSet *b) {
  CharSet *s = with_room(a->n + b->n);
  for (int i = 0, j = 0; i < a->n || j < b->n;) {
    bool left = j == b->n || (i < a->n && a->r[i].lo <= b->r[j].lo);
    add(s, left ? a->r[i++] : b->r[j++]);
  }
  return s;
}

const CharSet *set_not(const CharSet *a) {
  CharSet *s = with_room(a->n + 1);
  uint32_t from = 0;
  for (int i = 0; i < a->n; i++) {
    if (a->r[i].lo > from) add(s, (Range){from, a->r[i].lo - 1});
    from = a->r[i].hi + 1;
  }
  if (from <= CODE_MAX) add(s, (Range){from, CODE_MAX});
  return s;
}

const CharSet *set_and(const CharSet *a, const CharSet *b) {
  return set_not(set_union(set_not(a), set_not(b)));
}

const CharSet *set_fold(const CharSet *a) {
  const CharSet *s = a;
  for (uint32_t c = 'A'; c <= 'Z'; c++) {
    if (set_has(a, c)) s = set_union(s, set_range(c + 32, c + 32));
    if (set_has(a, c + 32)) s = set_union(s, set_range(c, c));
  }
  return s;
}

bool set_has(const CharSet *a, uint32_t c) {
  for (int i = 0; i < a->n; i++)
    if (a->r[i].lo <= c && c <= a->r[i].hi) return true;
  return false;
}

bool set_disjoint(const CharSet *a, const CharSet *b) {
  return set_and(a, b)->n == 0;
}

bool set_is_wide(const CharSet *a) {
  return a->n && a->r[a->n - 1].hi > 0xFFFF;
}

bool set_single(const CharSet *a, uint32_t *c) {
  if (a->n != 1 || a->r[0].lo != a->r[0].hi) return false;
  *c = a->r[0].lo;
  return true;
}
