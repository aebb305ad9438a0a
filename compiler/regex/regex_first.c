// SPDX-License-Identifier: MIT
// What can be known of a pattern without matching it: how long its parts are,
// which units they start with, and so where one look at the next unit decides.
// There no choice is pushed, and a pattern like \d{4}-(\w+)@ has none at all.
#include "compiler/regex/regex.h"

ReNode *re_kid(const ReNode *n) { return n->kids.items[0]; }

static int bounded(int64_t n) { return n < RE_NO_MAX ? (int)n : RE_NO_MAX; }

int re_min(const ReNode *n) {
  int64_t sum = 0;
  switch (n->kind) {
  case RE_SET: return 1;
  case RE_SEQ:
    for (int i = 0; i < n->kids.n; i++) sum += re_min(n->kids.items[i]);
    return bounded(sum);
  case RE_ALT:
    sum = RE_NO_MAX;
    for (int i = 0; i < n->kids.n; i++) {
      int min = re_min(n->kids.items[i]);
      if (min < sum) sum = min;
    }
    return (int)sum;
  case RE_REPEAT: return bounded((int64_t)re_min(re_kid(n)) * n->min);
  case RE_GROUP:
  case RE_ATOMIC: return re_min(re_kid(n));
  default: return 0;
  }
}

int re_longest(const ReNode *n, int wide) {
  int64_t sum = 0;
  switch (n->kind) {
  case RE_SET: return set_is_wide(n->set) ? wide : 1;
  case RE_SEQ:
    for (int i = 0; i < n->kids.n; i++)
      sum += re_longest(n->kids.items[i], wide);
    return bounded(sum);
  case RE_ALT:
    for (int i = 0; i < n->kids.n; i++) {
      int max = re_longest(n->kids.items[i], wide);
      if (max > sum) sum = max;
    }
    return (int)sum;
  case RE_REPEAT: return bounded((int64_t)re_longest(re_kid(n), wide) * n->max);
  case RE_GROUP:
  case RE_ATOMIC: return re_longest(re_kid(n), wide);
  case RE_BACKREF: return RE_NO_MAX;
  default: return 0;
  }
}

bool re_any(const ReNode *n, bool (*is)(const ReNode *)) {
  if (is(n)) return true;
  for (int i = 0; i < n->kids.n; i++)
    if (re_any(n->kids.items[i], is)) return true;
  return false;
}

// --- first units ---

First first_accept(void) { return (First){set_none(), true, false, true}; }

First first_union(First a, First b) {
  return (First){set_union(a.set, b.set), a.open || b.open, a.end || b.end,
                 a.accept && b.accept};
}

bool first_is_closed(First f) { return !f.open && !f.end; }

const CharSet *units_of_set(const CharSet *s) {
  return set_is_wide(s) ? set_union(s, set_range(0xD800, 0xDFFF)) : s;
}

static First first_of_assert(const ReNode *n, First follow) {
  follow.accept = false;
  bool at_end = n->assert == RE_TEXT_END || n->assert == RE_LAST_END ||
                n->assert == RE_LINE_END;
  if (!at_end || !follow.open) return follow;
  const CharSet *line_ends =
      set_union(set_of("\n\n\r\r\x85\x85"), set_range(0x2028, 0x2029));
  if (n->assert == RE_TEXT_END) line_ends = set_none();
  return (First){line_ends, false, true, false};
}

First loop_follow(const ReNode *n, First follow) {
  follow.accept = false;
  return n->max > 1 ? first_union(first_of(re_kid(n), follow), follow) : follow;
}

First first_of_rest(const ReNode *seq, int from, First follow) {
  for (int i = seq->kids.n; i-- > from;)
    follow = first_of(seq->kids.items[i], follow);
  return follow;
}

static First first_of_alts(const ReNode *alt, int from, First follow) {
  First f = first_of(alt->kids.items[from], follow);
  for (int i = from + 1; i < alt->kids.n; i++)
    f = first_union(f, first_of(alt->kids.items[i], follow));
  return f;
}

First first_of(const ReNode *n, First follow) {
  switch (n->kind) {
  case RE_SET: return (First){units_of_set(n->set), false, false, false};
  case RE_SEQ: return first_of_rest(n, 0, follow);
  case RE_ALT: return first_of_alts(n, 0, follow);
  case RE_REPEAT: {
    if (n->max == 0) return follow;
    First body = first_of(re_kid(n), loop_follow(n, follow));
    return n->min ? body : first_union(body, follow);
  }
  case RE_GROUP:
  case RE_ATOMIC: return first_of(re_kid(n), follow);
  case RE_LOOK: follow.accept = false; return follow;
  case RE_ASSERT: return first_of_assert(n, follow);
  default: return (First){set_none(), true, false, false};
  }
}

// --- decisions ---

bool loop_is_tight(const ReNode *n, First follow) {
  if (n->taste == RE_POSSESSIVE) return true;
  const CharSet *set = units_of_set(re_kid(n)->set);
  return (follow.accept && n->taste == RE_GREEDY) ||
         (!follow.open && set_disjoint(set, follow.set));
}

bool loop_is_decided(const ReNode *n, First follow) {
  First body = first_of(re_kid(n), loop_follow(n, follow));
  return first_is_closed(body) && !follow.open &&
         set_disjoint(body.set, follow.set);
}

bool alt_is_decided(const ReNode *alt, int i, First follow) {
  First first = first_of(alt->kids.items[i], follow);
  First rest = first_of_alts(alt, i + 1, follow);
  return first_is_closed(first) && !rest.open &&
         set_disjoint(first.set, rest.set);
}

static bool loop_has_choice(const ReNode *n, First follow) {
  if (n->max == 0 || n->taste == RE_POSSESSIVE) return false;
  if (re_kid(n)->kind == RE_SET)
    return n->min != n->max && !loop_is_tight(n, follow);
  return (n->min != n->max && !loop_is_decided(n, follow)) ||
         has_choice(re_kid(n), loop_follow(n, follow));
}

bool has_choice(const ReNode *n, First follow) {
  switch (n->kind) {
  case RE_SEQ:
    for (int i = 0; i < n->kids.n; i++)
      if (has_choice(n->kids.items[i], first_of_rest(n, i + 1, follow)))
        return true;
    return false;
  case RE_ALT:
    for (int i = 0; i < n->kids.n; i++)
      if (has_choice(n->kids.items[i], follow) ||
          (i + 1 < n->kids.n && !alt_is_decided(n, i, follow)))
        return true;
    return false;
  case RE_REPEAT: return loop_has_choice(n, follow);
  case RE_GROUP: return has_choice(re_kid(n), follow);
  default: return false;
  }
}
