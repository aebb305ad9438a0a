// SPDX-License-Identifier: MIT
// Pass: collections that only a loop sees are built as transients.
//
//     (loop [i 0 acc []]
//       (if (< i n) (recur (inc i) (conj acc (f i))) (g acc)))
//
// A loop's local that starts as a collection literal and is used in nothing but
//   - updates whose result is its own next value: conj, assoc,
//   - reads that transients answer in the same way: count, nth, get, contains?,
// until the loop is left, can hold a transient: nobody else has the collection.
// Where the loop is left, the rest works on what persistent! gives.
//
// What is read in a step must be read before the step's first update, because
// that changes what would have stayed as it was.
#include "compiler/passes/passes.h"
#include "compiler/front/analyze.h"
#include "rt/prim.h"

#include <string.h>

typedef enum Coll { COLL_OTHER, COLL_VECTOR, COLL_MAP, COLL_SET } Coll;

typedef struct Use {
  Local *acc;
  const LoopInfo *loop;
  int index; // of acc among the loop's locals
  Coll coll;
  int updates;
} Use;

static Coll literal_kind(const Node *n) {
  if (n->op == OP_VECTOR) return COLL_VECTOR;
  if (n->op == OP_MAP) return COLL_MAP;
  if (n->op == OP_SET) return COLL_SET;
  if (n->op != OP_CONST || !rt_is_editable(node_value(n)) ||
      rt_meta_of(session->sp, node_value(n)) != RT_NIL)
    return COLL_OTHER;
  return rt_is_vector(node_value(n)) ? COLL_VECTOR
         : rt_is_map(node_value(n))  ? COLL_MAP
         : rt_is_set(node_value(n))  ? COLL_SET
                                     : COLL_OTHER;
}

static bool is_acc(const Node *n, const Use *u) {
  return n->op == OP_LOCAL && n->local == u->acc;
}

// --- does an expression leave the collection alone? ---

static bool mentions(const Node *n, const void *acc) {
  return n->local == acc || node_captures(n, acc);
}

static bool is_free_of(const Node *n, const Use *u) {
  return !n || !node_any(n, mentions, u->acc);
}

static bool is_read(const Node *n, Coll coll) {
  if (node_is_prim(n, PRIM_nth) || node_is_prim(n, PRIM_nth_or))
    return coll == COLL_VECTOR;
  return node_is_prim(n, PRIM_count) || node_is_prim(n, PRIM_get) ||
         node_is_prim(n, PRIM_get_or) || node_is_prim(n, PRIM_contains);
}

// Is the collection only read in n?
static bool only_reads(const Node *n, const Use *u) {
  if (is_free_of(n, u)) return true;
  if (n->local == u->acc || node_captures(n, u->acc)) return false;
  int first = is_read(n, u->coll) && is_acc(n->items[0], u);
  for (int i = first; i < n->n; i++)
    if (!only_reads(n->items[i], u)) return false;
  return only_reads(n->a, u) && only_reads(n->b, u) && only_reads(n->c, u);
}

static bool all_only_read(const Node *n, int from, int to, const Use *u) {
  for (int i = from; i < to; i++)
    if (!only_reads(n->items[i], u)) return false;
  return true;
}

// --- is an expression its next value? ---

static bool is_update_of(const Node *n, Coll coll) {
  if (node_is_prim(n, PRIM_conj))
    return coll == COLL_VECTOR || coll == COLL_SET;
  return node_is_prim(n, PRIM_assoc) && coll != COLL_SET;
}

static bool is_next(const Node *n, Use *u) {
  switch (n->op) {
  case OP_LOCAL: return n->local == u->acc;
  case OP_IF:
    return only_reads(n->a, u) && is_next(n->b, u) && is_next(n->c, u);
  case OP_DO:
    return all_only_read(n, 0, n->n - 1, u) && is_next(n->items[n->n - 1], u);
  case OP_LET:
  case OP_LETFN: return all_only_read(n, 0, n->n, u) && is_next(n->a, u);
  default: break;
  }
  if (!is_update_of(n, u->coll) || !is_next(n->items[0], u)) return false;
  u->updates++;
  bool first = is_acc(n->items[0], u);
  for (int i = 1; i < n->n; i++)
    if (first ? !only_reads(n->items[i], u) : !is_free_of(n->items[i], u))
      return false;
  return true;
}

// --- the loop's body ---

static bool recurs_well(const Node *n, Use *u) {
  const Node *next = n->items[u->index];
  if (!all_only_read(n, 0, u->index, u) || !is_next(next, u)) return false;
  for (int i = u->index + 1; i < n->n; i++)
    if (is_acc(next, u) ? !only_reads(n->items[i], u)
                        : !is_free_of(n->items[i], u))
      return false;
  return true;
}

// Follows the tail positions of the body; whatever is no RECUR there leaves
// the loop.
static bool body_fits(const Node *n, Use *u) {
  switch (n->op) {
  case OP_IF:
    return only_reads(n->a, u) && body_fits(n->b, u) && body_fits(n->c, u);
  case OP_DO:
    return all_only_read(n, 0, n->n - 1, u) && body_fits(n->items[n->n - 1], u);
  case OP_LET:
  case OP_LETFN: return all_only_read(n, 0, n->n, u) && body_fits(n->a, u);
  case OP_CASE:
    for (int i = 0; i < n->n; i++)
      if (!body_fits(n->items[i], u)) return false;
    return only_reads(n->a, u) && body_fits(n->b, u);
  case OP_RECUR: return n->loop == u->loop && recurs_well(n, u);
  default: return true;
  }
}

// --- rewriting ---

static void rewrite_next(Node *n, const Use *u) {
  switch (n->op) {
  case OP_LOCAL: return;
  case OP_IF:
    rewrite_next(n->b, u);
    rewrite_next(n->c, u);
    return;
  case OP_DO: rewrite_next(n->items[n->n - 1], u); return;
  case OP_LET:
  case OP_LETFN: rewrite_next(n->a, u); return;
  default:
    rewrite_next(n->items[0], u);
    n->prim = prim_get(n->n == 2 ? PRIM_conj_bang : PRIM_assoc_bang);
  }
}

// The loop is left here: what follows sees a persistent collection.
static void rewrite_exit(Node *n, const Use *u, Arity *a) {
  if (is_free_of(n, u)) return;
  Node *result = node_prim(PRIM_persistent_bang, node_local(u->acc, n->loc));
  if (is_acc(n, u)) {
    *n = *result;
    return;
  }
  Node *rest = node_new(n->op, n->loc);
  *rest = *n;
  Local *l = local_new(a, "", LOCAL_VALUE);
  node_rename(rest, u->acc, l);
  Node *let = node_new(OP_LET, n->loc);
  let->items = arena_alloc(sizeof(Node *));
  let->locals = arena_alloc(sizeof(Local *));
  let->items[0] = result;
  let->locals[0] = l;
  let->n = 1;
  let->a = rest;
  *n = *let;
}

static void rewrite_body(Node *n, const Use *u, Arity *a) {
  switch (n->op) {
  case OP_IF:
    rewrite_body(n->b, u, a);
    rewrite_body(n->c, u, a);
    break;
  case OP_DO: rewrite_body(n->items[n->n - 1], u, a); break;
  case OP_LET:
  case OP_LETFN: rewrite_body(n->a, u, a); break;
  case OP_CASE:
    for (int i = 0; i < n->n; i++) rewrite_body(n->items[i], u, a);
    rewrite_body(n->b, u, a);
    break;
  case OP_RECUR: rewrite_next(n->items[u->index], u); break;
  default: rewrite_exit(n, u, a);
  }
}

// --- the pass ---

static bool is_free_of_later(const Node *loop, int i) {
  for (int k = i + 1; k < loop->n; k++)
    if (node_any(loop->items[k], mentions, loop->locals[i])) return false;
  return true;
}

static void look_at_loop(Arity *a, Node *n) {
  if (!n->loop->used) return;
  for (int i = 0; i < n->n; i++) {
    Use u = {.acc = n->locals[i],
             .loop = n->loop,
             .index = i,
             .coll = literal_kind(n->items[i])};
    if (u.coll == COLL_OTHER || !is_free_of_later(n, i) ||
        !body_fits(n->a, &u) || u.updates == 0)
      continue;
    n->items[i] = node_prim(PRIM_transient, n->items[i]);
    rewrite_body(n->a, &u, a);
  }
}

static void look_at(Arity *a, Node *n) {
  if (n->op == OP_LOOP) look_at_loop(a, n);
}

void pass_transient(Form *form) {
  pass_each_node(form->arity, form->node, look_at);
}
