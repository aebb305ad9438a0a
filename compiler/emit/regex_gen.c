// SPDX-License-Identifier: MIT
// A pattern's tree to a C function over rt/regex/regex_code.h, which says how
// it backtracks.
//
// gen() writes what matches a node at p and falls through with p behind it, or
// goes to `fail`. It is told what follows (First): where the next unit decides,
// nothing is pushed. Handlers of choices go to `cases`, the switch at `fail`.
//
// A register that a choice further down may still need is saved before it is
// set. Java does not undo the groups set in a lookaround or an atomic group
// once that has matched, not even at the next start; dropping all that it
// pushed when it is left does the same, and nothing is skipped (`exact`).
#include "compiler/emit/emit.h"

#include <string.h>

enum { HUGE_TEXT = 12000 };

typedef struct Gen {
  Unit *u;
  const RePattern *re;
  Buf out, cases, locals;
  int labels, choices, nregs, nlocals;
  bool pending; // there may be a choice on the stack
  bool exact;   // try everything that Java tries: it may leave groups set
  int loops;    // around here, other than over one set
  const ReNode *leading; // the loop the pattern starts with, or NULL
} Gen;

static void gen(Gen *g, const ReNode *n, First follow);

static const char *new_local(Gen *g) {
  const char *id = arena_printf("i%d", ++g->nlocals);
  buf_printf(&g->locals, "  int32_t %s;\n", id);
  return id;
}

// May matching the node leave a choice behind?
static bool chooses(const Gen *g, const ReNode *n, First follow) {
  return g->exact || has_choice(n, follow);
}

static int new_label(Gen *g) { return ++g->labels; }

// A choice whose handler takes p from the stack and goes to a label.
static int new_choice(Gen *g, int label) {
  buf_printf(&g->cases, "  case %d: p = *--sp; goto L%d;\n", ++g->choices,
             label);
  return g->choices;
}

static void save(Gen *g, int reg) {
  if (g->pending) buf_printf(&g->out, "  RT_RE_SAVE(%d);\n", reg);
}

// --- tests of a character ---

// A C condition on the unit or code point `c`.
static const char *test(Gen *g, const CharSet *s, const char *c) {
  uint32_t single;
  if (set_single(s, &single)) return arena_printf("%s == %u", c, single);
  return arena_printf("%s(%s, wide)", emit_set_test(g->u, s), c);
}

static const char *test_at(Gen *g, const CharSet *s, const char *i) {
  return test(g, s, arena_printf("RT_RE_AT(%s)", i));
}

// --- one character ---

static void gen_set(Gen *g, const CharSet *s) {
  if (!set_is_wide(s)) {
    buf_printf(&g->out, "  if (p >= n || !(%s)) goto fail;\n  p++;\n",
               test_at(g, s, "p"));
    return;
  }
  buf_printf(&g->out,
             "  if (p >= n) goto fail;\n"
             "  else { uint32_t c = RT_RE_CODE(p);\n"
             "    if (!(%s)) goto fail;\n    p += 1 + (c > 0xFFFF); }\n",
             test(g, s, "c"));
}

// Exactly `count` of the set.
static void gen_exact(Gen *g, const CharSet *s, int count) {
  if (count == 0) return;
  if (count == 1) {
    gen_set(g, s);
    return;
  }
  if (!set_is_wide(s))
    buf_printf(&g->out,
               "  if (n - p < %d) goto fail;\n"
               "  for (int32_t e = p + %d; p < e; p++)\n"
               "    if (!(%s)) goto fail;\n",
               count, count, test_at(g, s, "p"));
  else
    buf_printf(&g->out,
               "  for (int32_t k = 0; k < %d; k++) {\n"
               "    if (p >= n) goto fail;\n"
               "    uint32_t c = RT_RE_CODE(p);\n"
               "    if (!(%s)) goto fail;\n    p += 1 + (c > 0xFFFF);\n  }\n",
               count, test(g, s, "c"));
}

// As many of the set as there are, at most `most`.
static void gen_scan(Gen *g, const CharSet *s, int most) {
  bool all = most >= RE_NO_MAX;
  if (set_is_wide(s))
    buf_printf(&g->out,
               "  for (int32_t k = 0; k < %d && p < n; k++) {\n"
               "    uint32_t c = RT_RE_CODE(p);\n"
               "    if (!(%s)) break;\n    p += 1 + (c > 0xFFFF);\n  }\n",
               most, test(g, s, "c"));
  else if (all)
    buf_printf(&g->out, "  while (p < n && %s) p++;\n", test_at(g, s, "p"));
  else
    buf_printf(&g->out,
               "  for (int32_t e = n - p > %d ? p + %d : n; p < e && %s;)\n"
               "    p++;\n",
               most, most, test_at(g, s, "p"));
}

// --- loops over a set ---

// Longest first: the stack has the shortest end and the last one tried.
static void gen_greedy(Gen *g, const ReNode *n, First follow) {
  const CharSet *s = re_kid(n)->set;
  const char *low = new_local(g);
  int label = new_label(g), id = ++g->choices;
  buf_printf(&g->out, "  %s = p;\n", low);
  gen_scan(g, s, n->max - (n->max < RE_NO_MAX ? n->min : 0));
  buf_printf(&g->out, "  if (p > %s) RT_RE_PUSH2(%s, p, %d);\nL%d:;\n", low,
             low, id, label);
  buf_printf(&g->cases, "  case %d: p = sp[-1];\n    do p = %s;", id,
             set_is_wide(s) ? "rt_re_before(text, sp[-2], p, wide)" : "p - 1");
  buf_printf(&g->cases, " while (%s);\n",
             first_is_closed(follow) ? arena_printf("p > sp[-2] && !(%s)",
                                                    test_at(g, follow.set, "p"))
                                     : "0");
  buf_printf(&g->cases,
             "    if (p > sp[-2]) sp[-1] = p, sp++; else sp -= 2;\n"
             "    goto L%d;\n",
             label);
  g->pending = true;
}

// Shortest first: the stack has the longest possible end and the last tried.
static void gen_lazy(Gen *g, const ReNode *n, First follow) {
  const CharSet *s = re_kid(n)->set;
  int label = new_label(g), id = ++g->choices, more = n->max - n->min;
  const char *most = n->max == RE_NO_MAX ? "n"
                                         : arena_printf("n - p > %d ? p + %d "
                                                        ": n",
                                                        more, more);
  buf_printf(&g->out, "  RT_RE_PUSH2(%s, p, %d);\nL%d:;\n", most, id, label);
  buf_printf(&g->cases,
             "  case %d: p = sp[-1];\n    do {\n      %s\n"
             "      if (p >= sp[-2] || !(%s)) { sp -= 2; goto fail; }\n"
             "      p += %s;\n    } while (%s);\n"
             "    sp[-1] = p, sp++;\n    goto L%d;\n",
             id,
             set_is_wide(s) ? "uint32_t c = p < n ? RT_RE_CODE(p) : 0;" : "",
             set_is_wide(s) ? test(g, s, "c") : test_at(g, s, "p"),
             set_is_wide(s) ? "1 + (c > 0xFFFF)" : "1",
             first_is_closed(follow)
                 ? arena_printf("p >= n || !(%s)", test_at(g, follow.set, "p"))
                 : "0",
             label);
  g->pending = true;
}

static void gen_set_loop(Gen *g, const ReNode *n, First follow) {
  const CharSet *s = re_kid(n)->set;
  gen_exact(g, s, n->min);
  if (n->min == n->max) return;
  if (g->exact) follow = (First){set_none(), true, false, false};
  if (loop_is_tight(n, follow)) {
    gen_scan(g, s, n->max - (n->max < RE_NO_MAX ? n->min : 0));
    if (n == g->leading) buf_puts(&g->out, "  skip = p;\n");
  } else if (n->taste == RE_GREEDY) {
    gen_greedy(g, n, follow);
  } else {
    gen_lazy(g, n, follow);
  }
}

// --- stretches of a fixed length ---

static bool is_fixed(const ReNode *n) {
  if (n->kind == RE_SET) return !set_is_wide(n->set);
  return n->kind == RE_REPEAT && n->min == n->max && n->min && n->max <= 8 &&
         is_fixed(re_kid(n)) && re_kid(n)->kind == RE_SET;
}

static bool is_latin1(const CharSet *s, uint32_t *c) {
  return set_single(s, c) && *c < 256;
}

// The characters from the k-th set on as a literal; returns how many.
static int literal(const PtrVec *sets, int k, Buf *out) {
  uint32_t c;
  int n = 0;
  for (; k + n < sets->n && is_latin1(sets->items[k + n], &c); n++)
    buf_printf(out, "\\%03o", c);
  return n;
}

static void gen_stretch(Gen *g, const PtrVec *sets) {
  buf_printf(&g->out, "  if (n - p < %d", sets->n);
  for (int k = 0; k < sets->n;) {
    Buf lit = {0};
    int n = literal(sets, k, &lit);
    if (n > 1) {
      buf_printf(&g->out,
                 " ||\n      !rt_re_is(text, p + %d, \"%s\", %d, wide)", k,
                 lit.s, n);
      k += n;
      continue;
    }
    buf_printf(&g->out, " || !(%s)",
               test_at(g, sets->items[k], arena_printf("p + %d", k)));
    k++;
  }
  buf_printf(&g->out, ")\n    goto fail;\n  p += %d;\n", sets->n);
}

static void gen_seq(Gen *g, const ReNode *n, First follow) {
  for (int i = 0; i < n->kids.n;) {
    PtrVec sets = {0};
    for (; i < n->kids.n && is_fixed(n->kids.items[i]); i++) {
      const ReNode *kid = n->kids.items[i];
      bool loop = kid->kind == RE_REPEAT;
      for (int k = 0; k < (loop ? kid->min : 1); k++)
        vec_push(&sets, (void *)(loop ? re_kid(kid)->set : kid->set));
    }
    if (sets.n) {
      gen_stretch(g, &sets);
      continue;
    }
    gen(g, n->kids.items[i], first_of_rest(n, i + 1, follow));
    i++;
  }
}

// --- alternatives and loops ---

static void gen_alt(Gen *g, const ReNode *n, First follow) {
  int done = new_label(g), last = n->kids.n - 1;
  for (int i = 0; i < last; i++) {
    const ReNode *kid = n->kids.items[i];
    int next = new_label(g);
    First first = first_of(kid, follow);
    if (first_is_closed(first) && !g->exact)
      buf_printf(&g->out, "  if (p >= n || !(%s)) goto L%d;\n",
                 test_at(g, first.set, "p"), next);
    if (g->exact || !alt_is_decided(n, i, follow)) {
      buf_printf(&g->out, "  RT_RE_PUSH1(p, %d);\n", new_choice(g, next));
      g->pending = true;
    }
    gen(g, kid, follow);
    buf_printf(&g->out, "  goto L%d;\nL%d:;\n", done, next);
  }
  gen(g, n->kids.items[last], follow);
  buf_printf(&g->out, "L%d:;\n", done);
}

typedef struct Loop {
  const ReNode *n;
  First follow;
  bool saves;       // its registers may be needed again
  int count, begin; // registers, -1: not needed
  int body, next;   // labels
} Loop;

static void set_loop_reg(Gen *g, const Loop *l, int reg, const char *value) {
  if (reg < 0) return;
  if (l->saves) save(g, reg);
  buf_printf(&g->out, "  regs[%d] = %s;\n", reg, value);
}

// Whether there is another round; falls through into it.
static void gen_loop_test(Gen *g, const Loop *l) {
  const ReNode *n = l->n;
  if (n->min > 1)
    buf_printf(&g->out, "  if (regs[%d] < %d) goto L%d;\n", l->count, n->min,
               l->body);
  if (n->max < RE_NO_MAX)
    buf_printf(&g->out, "  if (regs[%d] >= %d) goto L%d;\n", l->count, n->max,
               l->next);
  if (n->min == n->max) return;
  if (!g->exact && loop_is_decided(n, l->follow)) {
    First first = first_of(re_kid(n), loop_follow(n, l->follow));
    buf_printf(&g->out, "  if (p >= n || !(%s)) goto L%d;\n",
               test_at(g, first.set, "p"), l->next);
    return;
  }
  int other = n->taste == RE_LAZY ? l->body : l->next;
  buf_printf(&g->out, "  RT_RE_PUSH1(p, %d);\n", new_choice(g, other));
  if (n->taste == RE_LAZY) buf_printf(&g->out, "  goto L%d;\n", l->next);
}

// As in Java, a round that consumed nothing is the last one.
static void gen_loop(Gen *g, const ReNode *n, First follow) {
  bool counted = n->min > 1 || n->max < RE_NO_MAX;
  bool empty = re_min(re_kid(n)) == 0;
  Loop l = {n,
            follow,
            chooses(g, n, follow) || g->loops,
            counted ? g->nregs++ : -1,
            empty ? g->nregs++ : -1,
            new_label(g),
            new_label(g)};
  int again = new_label(g);
  g->pending |= chooses(g, n, follow);
  g->loops++;
  set_loop_reg(g, &l, l.count, "0");
  if (n->min > 0) buf_printf(&g->out, "  goto L%d;\n", l.body);
  buf_printf(&g->out, "L%d:;\n", again);
  gen_loop_test(g, &l);
  buf_printf(&g->out, "L%d:;\n", l.body);
  set_loop_reg(g, &l, l.begin, "p");
  if (counted)
    set_loop_reg(g, &l, l.count, arena_printf("regs[%d] + 1", l.count));
  gen(g, re_kid(n), loop_follow(n, follow));
  if (empty)
    buf_printf(&g->out, "  if (p == regs[%d]) goto L%d;\n", l.begin, l.next);
  buf_printf(&g->out, "  goto L%d;\nL%d:;\n", again, l.next);
  g->loops--;
}

static void gen_option(Gen *g, const ReNode *n, First follow) {
  int body = new_label(g), next = new_label(g);
  if (!g->exact && loop_is_decided(n, follow)) {
    First first = first_of(re_kid(n), follow);
    buf_printf(&g->out, "  if (p >= n || !(%s)) goto L%d;\n",
               test_at(g, first.set, "p"), next);
  } else {
    bool lazy = n->taste == RE_LAZY;
    g->pending = true;
    buf_printf(&g->out, "  RT_RE_PUSH1(p, %d);\n",
               new_choice(g, lazy ? body : next));
    if (lazy) buf_printf(&g->out, "  goto L%d;\n", next);
  }
  buf_printf(&g->out, "L%d:;\n", body);
  gen(g, re_kid(n), follow);
  buf_printf(&g->out, "L%d:;\n", next);
}

// --- what leaves no choice behind ---

static bool is_group(const ReNode *n) { return n->kind == RE_GROUP; }

// The stack's height, to cut it back to.
static const char *gen_mark(Gen *g) {
  const char *mark = new_local(g);
  buf_printf(&g->out, "  %s = (int32_t)(sp - rt_re_stack);\n", mark);
  return mark;
}

static void gen_cut(Gen *g, const char *mark) {
  buf_printf(&g->out, "  sp = rt_re_stack + %s;\n", mark);
}

static void gen_atomic(Gen *g, const ReNode *body) {
  bool plain = !chooses(g, body, first_accept()) && !re_any(body, is_group);
  const char *mark = plain ? NULL : gen_mark(g);
  gen(g, body, first_accept());
  if (mark) gen_cut(g, mark);
}

// Each round is atomic. Its choice is to stop before it.
static void gen_possessive(Gen *g, const ReNode *n) {
  const char *mark = gen_mark(g), *count = new_local(g), *from = new_local(g);
  int again = new_label(g), next = new_label(g);
  g->pending = true;
  g->loops++;
  buf_printf(&g->out, "  %s = 0;\nL%d:;\n", count, again);
  if (n->max < RE_NO_MAX)
    buf_printf(&g->out, "  if (%s >= %d) goto L%d;\n", count, n->max, next);
  buf_printf(&g->out, "  %s = p;\n", from);
  buf_printf(&g->out, "  if (%s >= %d) RT_RE_PUSH1(p, %d);\n", count, n->min,
             new_choice(g, next));
  gen(g, re_kid(n), first_accept());
  gen_cut(g, mark);
  buf_printf(&g->out, "  if (%s++ < %d || p > %s) goto L%d;\nL%d:;\n", count,
             n->min, from, again, next);
  g->loops--;
}

static void gen_ahead(Gen *g, const ReNode *n) {
  const char *mark = gen_mark(g), *from = new_local(g);
  int next = new_label(g);
  if (n->negated) {
    g->pending = true;
    buf_printf(&g->out, "  RT_RE_PUSH1(p, %d);\n", new_choice(g, next));
  }
  buf_printf(&g->out, "  %s = p;\n", from);
  gen(g, re_kid(n), first_accept());
  gen_cut(g, mark);
  if (n->negated)
    buf_printf(&g->out, "  goto fail;\nL%d:;\n", next);
  else
    buf_printf(&g->out, "  p = %s;\n", from);
}

// Tries the starts before p, nearest first, for one that ends here.
static void gen_behind(Gen *g, const ReNode *n) {
  const char *mark = gen_mark(g), *to = new_local(g), *from = new_local(g);
  int again = new_label(g), next = new_label(g), id = ++g->choices;
  const ReNode *body = re_kid(n);
  g->pending = true;
  buf_printf(&g->cases, "  case %d: %s = *--sp - 1; goto L%d;\n", id, from,
             again);
  buf_printf(&g->out, "  %s = p, %s = p - %d;\nL%d:;\n", to, from, re_min(body),
             again);
  buf_printf(&g->out, "  if (%s < 0 || %s < %s - %d) ", from, from, to,
             re_longest(body, 1)); // Java counts so, too
  if (n->negated)
    buf_printf(&g->out, "{ p = %s; goto L%d; }\n", to, next);
  else
    buf_puts(&g->out, "goto fail;\n");
  buf_printf(&g->out, "  RT_RE_PUSH1(%s, %d);\n  p = %s;\n", from, id, from);
  gen(g, body, (First){set_none(), true, false, false});
  buf_printf(&g->out, "  if (p != %s) goto fail;\n", to);
  gen_cut(g, mark);
  if (n->negated) buf_puts(&g->out, "  goto fail;\n");
  buf_printf(&g->out, "L%d:;\n", next);
}

// --- groups and the rest ---

static void gen_group(Gen *g, const ReNode *n, First follow) {
  const ReNode *body = re_kid(n);
  const char *from;
  if (re_min(body) == re_longest(body, 2)) {
    from = arena_printf("p - %d", re_min(body));
  } else if (g->loops && chooses(g, body, follow)) {
    int reg = g->nregs++;
    save(g, reg);
    from = arena_printf("regs[%d]", reg);
    buf_printf(&g->out, "  %s = p;\n", from);
  } else {
    from = new_local(g);
    buf_printf(&g->out, "  %s = p;\n", from);
  }
  gen(g, body, follow);
  save(g, n->group * 2);
  save(g, n->group * 2 + 1);
  buf_printf(&g->out, "  regs[%d] = %s, regs[%d] = p;\n", n->group * 2, from,
             n->group * 2 + 1);
}

static void gen_assert(Gen *g, const ReNode *n) {
  static const char *const conditions[] = {
      [RE_TEXT_START] = "p == 0",
      [RE_TEXT_END] = "p == n",
      [RE_LAST_END] = "(p == n || rt_re_last_line_end(STR, p))",
      [RE_LINE_START] = "rt_re_line_start(STR, p)",
      [RE_LINE_END] = "(p == n || rt_re_line_end(STR, p))",
      [RE_EDGE] = "rt_re_word_edge(STR, p)",
      [RE_NO_EDGE] = "!rt_re_word_edge(STR, p)"};
  const char *c = conditions[n->assert], *at = strstr(c, "STR");
  if (at)
    c = arena_printf("%.*s(const Str *)m->str%s", (int)(at - c), c, at + 3);
  buf_printf(&g->out, "  if (!(%s)) goto fail;\n", c);
}

static void gen_repeat(Gen *g, const ReNode *n, First follow) {
  const ReNode *body = re_kid(n);
  if (n->max == 0) return;
  bool odd = n->taste == RE_LAZY && n->max < RE_NO_MAX &&
             body->kind == RE_SET && set_is_wide(body->set);
  if (body->kind == RE_SET && (!odd || loop_is_tight(n, follow)))
    gen_set_loop(g, n, follow);
  else if (n->taste == RE_POSSESSIVE)
    gen_possessive(g, n);
  else if (n->min == 0 && n->max == 1)
    gen_option(g, n, follow);
  else
    gen_loop(g, n, follow);
}

static void gen(Gen *g, const ReNode *n, First follow) {
  switch (n->kind) {
  case RE_SET: gen_set(g, n->set); break;
  case RE_SEQ: gen_seq(g, n, follow); break;
  case RE_ALT: gen_alt(g, n, follow); break;
  case RE_REPEAT: gen_repeat(g, n, follow); break;
  case RE_GROUP: gen_group(g, n, follow); break;
  case RE_ATOMIC: gen_atomic(g, re_kid(n)); break;
  case RE_LOOK: n->behind ? gen_behind(g, n) : gen_ahead(g, n); break;
  case RE_ASSERT: gen_assert(g, n); break;
  case RE_BACKREF:
    buf_printf(&g->out,
               "  { int32_t e = rt_re_again(m, %d, p, %d);\n"
               "    if (e < 0) goto fail;\n    p = e; }\n",
               n->group, n->fold);
    break;
  }
}

// --- the function ---

// The node that a match begins with, groups and sequences looked into.
static const ReNode *leading_node(const ReNode *n) {
  while (n->kids.n && (n->kind == RE_GROUP || n->kind == RE_SEQ)) n = re_kid(n);
  return n;
}

// The loop over a set that a match begins with, if it always runs to the same
// end: then, when the rest fails there, all starts within it fail as well.
static const ReNode *leading_loop(const RePattern *re) {
  const ReNode *n = leading_node(re->root);
  bool is = n->kind == RE_REPEAT && n->max == RE_NO_MAX &&
            re_kid(n)->kind == RE_SET && !re->has_backref;
  return is ? n : NULL;
}

// Groups in what leaves no choice behind.
static bool has_final_groups(const ReNode *n) {
  bool final = n->kind == RE_LOOK || n->kind == RE_ATOMIC ||
               (n->kind == RE_REPEAT && n->taste == RE_POSSESSIVE);
  return final && re_any(n, is_group);
}

// To the next start, when the attempt at one has failed.
static void emit_restart(Gen *g, Buf *out, bool clear) {
  const ReNode *lead = leading_node(g->re->root);
  buf_puts(out, "  if (mode != RT_RE_FIND) return 0;\n");
  if (lead->kind == RE_ASSERT && lead->assert == RE_TEXT_START) {
    buf_puts(out, "  return 0;\n}\n");
    return;
  }
  buf_printf(out, "  p = %sstart + 1;\n",
             g->leading ? "skip > start ? skip : " : "");
  if (g->re->has_supplementary) // as Java does then, not between surrogates
    buf_puts(out,
             "  if (p <= n && p - 1 == start && RT_RE_CODE(start) > 0xFFFF)"
             " p++;\n");
  if (clear)
    buf_printf(out, "  for (int i = 2; i < %d; i++) regs[i] = -1;\n",
               g->re->groups * 2 + 2);
  buf_puts(out, "  sp++;\n  goto again;\n}\n");
}

static void emit_search(Gen *g, Buf *out) {
  First first = first_of(g->re->root, first_accept());
  int min = re_min(g->re->root);
  if (first_is_closed(first) && !g->exact)
    buf_printf(out,
               "  if (mode == RT_RE_FIND)\n"
               "    while (n - p >= %d && !(%s)) p++;\n",
               min, test_at(g, first.set, "p"));
  buf_printf(out, "  if (n - p < %d) return 0;\n  start = p;\n", min);
}

static void emit_function(Gen *g, const char *id) {
  g->pending = g->exact = re_any(g->re->root, has_final_groups);
  g->leading = leading_loop(g->re);
  gen(g, g->re->root, first_accept());
  Buf text = {0};
  buf_printf(&text,
             "%s int %s_on(Matcher *m, int32_t p, RegexMode mode, "
             "bool wide) {\n  RT_RE_ENTER(m, %d);\n%s%s",
             g->out.len > HUGE_TEXT ? "RT_RE_HUGE" : "RT_RE_INLINE", id,
             g->nregs, g->leading ? "  int32_t skip = -1;\n" : "",
             g->locals.s ? g->locals.s : "");
  buf_puts(&text, "again:;\n");
  emit_search(g, &text);
  buf_printf(&text,
             "%s  if (mode == RT_RE_WHOLE && p != n) goto fail;\n"
             "  regs[0] = start, regs[1] = p;\n  return 1;\n"
             "fail:\n  switch (*--sp) {\n  case 0: break;\n%s"
             "  default: regs[~*sp] = sp[-1]; sp--; goto fail;\n  }\n",
             g->out.s ? g->out.s : "", g->cases.s ? g->cases.s : "");
  emit_restart(g, &text, g->re->groups && !g->exact);
  buf_printf(&text,
             "static int %s_match(Matcher *m, int32_t p, RegexMode mode) {\n"
             "  return rt_str_wide((const Str *)m->str)\n"
             "      ? %s_on(m, p, mode, true) : %s_on(m, p, mode, false);\n}\n",
             id, id, id);
  buf_puts(&g->u->consts, text.s);
}

static void emit_names(Gen *g, const char *id) {
  buf_printf(&g->u->consts, "static const RegexName %s_names[] = {", id);
  for (int i = 0; i < strmap_count(g->re->names); i++)
    buf_printf(&g->u->consts, "{\"%s\", %d}, ", strmap_key(g->re->names, i),
               (int)(intptr_t)strmap_value(g->re->names, i));
  buf_puts(&g->u->consts, "{0, 0}};\n");
}

const char *emit_regex_code(Unit *u, const Str *pattern) {
  const RePattern *re = regex_parse(pattern);
  if (!re) return NULL;
  Gen g = {.u = u, .re = re, .nregs = re->groups * 2 + 2};
  const char *id = arena_printf("c_%d", ++u->counter);
  bool named = strmap_count(re->names) > 0;
  emit_function(&g, id);
  if (named) emit_names(&g, id);
  buf_printf(&u->consts,
             "static const RegexCode %s = {%s_match, %s%s, %d, %d, false};\n",
             id, id, named ? id : "0", named ? "_names" : "", re->groups,
             g.nregs);
  return id;
}
