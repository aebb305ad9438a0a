// SPDX-License-Identifier: MIT
// Liveness for the lowering: one backward walk that marks last uses.
//
// What a loop uses of outside is live all through it, so its body is walked
// once. Captures are read through the closure, which is live to the end;
// fields through their object.
#include "compiler/eval/lower.h"

#include <string.h>

typedef struct Live { // the locals that are read later, by id
  uint64_t *bits;
  int words;
} Live;

static Live live_new(int words) {
  return (Live){arena_alloc((size_t)words * sizeof(uint64_t)), words};
}
static Live live_copy(Live l) {
  Live c = live_new(l.words);
  memcpy(c.bits, l.bits, (size_t)l.words * sizeof(uint64_t));
  return c;
}
static void live_union(Live into, Live from) {
  for (int i = 0; i < into.words; i++) into.bits[i] |= from.bits[i];
}
static void live_kill(Live live, Local **locals, int n) {
  for (int i = 0; i < n; i++)
    live.bits[locals[i]->id / 64] &= ~((uint64_t)1 << (locals[i]->id % 64));
}

// Returns whether nothing reads it later.
static bool use(Live live, const Local *l) {
  if (l->kind == LOCAL_FIELD) l = l->owner;
  if (!local_has_slot(l) || l->kind == LOCAL_SELF) return false;
  uint64_t *word = &live.bits[l->id / 64], bit = (uint64_t)1 << (l->id % 64);
  bool last = !(*word & bit);
  *word |= bit;
  return last;
}

static void use_captures(Live live, const Node *n) {
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->ncaptures; i++)
      use(live, n->fn->captures[i]->outer);
  if (n->op == OP_REIFY)
    for (int i = 1; i < n->cls->nfields; i++)
      use(live, n->cls->fields[i]->outer);
}

// --- what a subtree uses of outside, whatever the order ---

static void collect(const Node *n, Live uses, Live bound) {
  if (!n) return;
  if (n->op == OP_LOCAL || n->op == OP_CALL_LOCAL || n->op == OP_SET_FIELD)
    use(uses, n->local);
  use_captures(uses, n);
  for (int i = 0; n->locals && i < n->n; i++) {
    const Local *l = n->locals[i];
    bound.bits[l->id / 64] |= (uint64_t)1 << (l->id % 64);
  }
  collect(n->a, uses, bound);
  collect(n->b, uses, bound);
  collect(n->c, uses, bound);
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE) return;
  for (int i = 0; i < n->n; i++) collect(n->items[i], uses, bound);
}

static Live outer_uses(const Node *body, int words) {
  Live uses = live_new(words), bound = live_new(words);
  collect(body, uses, bound);
  for (int i = 0; i < words; i++) uses.bits[i] &= ~bound.bits[i];
  return uses;
}

// --- the walk ---

static void walk(Node *n, Live live);

static void walk_items(Node **items, int n, Live live) {
  for (int i = n - 1; i >= 0; i--) walk(items[i], live);
}

static void walk_if(Node *n, Live live) {
  Live other = live_copy(live);
  walk(n->b, live);
  walk(n->c, other);
  live_union(live, other);
  walk(n->a, live);
}

static void walk_case(Node *n, Live live) {
  Live out = live_copy(live);
  walk(n->b, live);
  for (int i = 0; i < n->n; i++) {
    Live branch = live_copy(out);
    walk(n->items[i], branch);
    live_union(live, branch);
  }
  walk(n->a, live);
  n->a->last = false; // read at each comparison
}

static void walk_bindings(Node *n, Live live) {
  for (int i = n->n - 1; i >= 0; i--) {
    live_kill(live, &n->locals[i], 1);
    walk(n->items[i], live);
  }
}

static void walk_loop(Node *n, Live live) {
  Live head = outer_uses(n->a, live.words);
  live_kill(head, n->locals, n->n);
  live_union(head, live);
  n->loop->head_bits = head.bits;
  walk(n->a, live);
  live_union(live, head);
  walk_bindings(n, live);
}

static void walk_recur(Node *n, Live live) {
  memcpy(live.bits, n->loop->head_bits, (size_t)live.words * sizeof(uint64_t));
  for (int i = 0; i < n->n; i++) // one that stays what it is
    if (n->items[i]->op == OP_LOCAL && n->items[i]->local == n->loop->locals[i])
      use(live, n->items[i]->local);
  walk_items(n->items, n->n, live);
}

static void walk_letfn(Node *n, Live live) {
  walk(n->a, live);
  for (int i = 0; i < n->n; i++) use_captures(live, n->items[i]);
  live_kill(live, n->locals, n->n);
}

static void walk_try(Node *n, Live live) {
  walk(n->b, live);
  Live out = live_copy(live), handlers = live_copy(live);
  for (int i = 0; i < n->n; i++) {
    Live h = live_copy(out);
    walk(n->items[i], h);
    live_kill(h, &n->locals[i], 1);
    live_union(handlers, h);
  }
  live_union(live, handlers);
  walk(n->a, live);
  live_union(live, handlers);
}

static void walk_prim(Node *n, Live live) {
  if (!prim_in_place(n->prim)) {
    walk_items(n->items, n->n, live);
    return;
  }
  for (int i = n->n - 1; i >= 0; i--)
    if (n->items[i]->op == OP_LOCAL) walk(n->items[i], live);
  for (int i = n->n - 1; i >= 0; i--)
    if (n->items[i]->op != OP_LOCAL) walk(n->items[i], live);
}

static void walk(Node *n, Live live) {
  if (!n) return;
  switch (n->op) {
  case OP_LOCAL:
    n->last = use(live, n->local) && n->local->kind != LOCAL_FIELD;
    break;
  case OP_FN:
  case OP_REIFY: use_captures(live, n); break;
  case OP_DEFTYPE: break;
  case OP_IF: walk_if(n, live); break;
  case OP_CASE: walk_case(n, live); break;
  case OP_LET:
    walk(n->a, live);
    walk_bindings(n, live);
    break;
  case OP_LOOP: walk_loop(n, live); break;
  case OP_RECUR: walk_recur(n, live); break;
  case OP_LETFN: walk_letfn(n, live); break;
  case OP_TRY: walk_try(n, live); break;
  case OP_CALL_LOCAL:
    walk_items(n->items, n->n, live);
    use(live, n->local);
    break;
  case OP_SET_FIELD:
    use(live, n->local);
    walk(n->a, live);
    break;
  case OP_PRIM: walk_prim(n, live); break;
  default: // evaluated in the order a, b, items
    walk_items(n->items, n->n, live);
    walk(n->b, live);
    walk(n->a, live);
  }
}

void mark_last_uses(Arity *a) {
  int words = a->nlocals / 64 + 1;
  if (a->loop) {
    Live head = outer_uses(a->body, words);
    live_kill(head, a->params, a->nparams);
    a->loop->head_bits = head.bits;
  }
  walk(a->body, live_new(words));
}
