// SPDX-License-Identifier: MIT
// Passes: functions of thousands of nodes, so that they compile in time linear
// in their size.
//
// Some of clang's passes take time that is quadratic in a function's basic
// blocks (on wasm FixIrreducibleControlFlow, at every level of optimisation:
// 9,000 blocks take 4 s, 27,000 take 50). So what of such a function can stand
// alone is emitted as C functions of their own (emit_part.c): pass_split marks
// subtrees of some hundred nodes each, from the leaves up, and makes such
// subtrees out of long `do`s and `let`s. pass_shorten does that for nodes which
// are long by themselves, while they may still be changed freely: of `case`
// with many clauses the default looks through the later ones, and a call with
// many arguments applies the function to a vector.
//
// Functions below HUGE nodes are left as they are.
#include "compiler/passes/passes.h"

#include <string.h>

enum {
  HUGE_SIZE = 3000,  // nodes of a function that is split
  PLAIN_SIZE = 8000, // ... and not optimised, which takes a third of the time
  PART_SIZE = 400,   // nodes of a part
  MANY_CLAUSES = 512,
  CLAUSES = 128,
  MANY_ARGS = 128,
};

// --- shorten ---

static Node *node_copy(const Node *n) {
  Node *copy = arena_alloc(sizeof *copy);
  *copy = *n;
  return copy;
}

static void shorten_case(Node *n) {
  if (n->a->op != OP_LOCAL && n->a->op != OP_CONST) return;
  for (int at = (n->n - 1) / CLAUSES * CLAUSES; at > 0; at -= CLAUSES) {
    Node *rest = node_copy(n);
    rest->a = node_copy(n->a);
    rest->items = n->items + at;
    rest->keys = n->keys + at;
    rest->n = n->n - at;
    n->b = rest;
    n->n = at;
  }
}

static void shorten_call(Node *n) {
  Node *f = n->op == OP_CALL ? node_var(n->var, n->loc) : n->a;
  Node *args = node_items(OP_VECTOR, n->items, n->n, n->loc);
  Node *apply = node_core_call("apply", f, args, n->loc);
  *n = *apply;
}

static void shorten(Arity *a, Node *n) {
  if (!n) return;
  shorten(a, n->a);
  shorten(a, n->b);
  shorten(a, n->c);
  for (int i = 0; i < n->n; i++) shorten(a, n->items[i]);
  if (n->op == OP_CASE && n->n > MANY_CLAUSES) shorten_case(n);
  if ((n->op == OP_CALL || n->op == OP_INVOKE) && n->n > MANY_ARGS)
    shorten_call(n);
}

void pass_shorten(Arity *a) { shorten(a, a->body); }

// --- split ---

// What is to be known of a subtree: its nodes, a part counting as one, and the
// outermost loop around it that it comes back to.
typedef struct Size {
  int nodes;
  int outermost; // LoopInfo.nesting; NO_LOOP: none
} Size;
enum { NO_LOOP = 1 << 30 };

static Size add(Size a, Size b) {
  int outermost = a.outermost < b.outermost ? a.outermost : b.outermost;
  return (Size){a.nodes + b.nodes, outermost};
}

static Size cut(Node *n, Size s) {
  if (s.nodes < PART_SIZE || s.outermost != NO_LOOP || node_is_atom(n))
    return s;
  n->part = true;
  return (Size){1, NO_LOOP};
}

static Size split(Node *n, int nesting);

// Runs of items before the last become parts.
static Size split_do(Node *n, int nesting) {
  Size all = {1, NO_LOOP}, run = {0, NO_LOOP};
  int kept = 0, from = 0; // of the new items; the run's first item
  Node **items = arena_alloc((size_t)(n->n + 1) * sizeof *items);
  for (int i = 0; i < n->n; i++) {
    run = add(run, split(n->items[i], nesting));
    bool last = i == n->n - 1;
    if (!last && (run.nodes < PART_SIZE || run.outermost != NO_LOOP)) continue;
    int count = i + 1 - from;
    if (last || count == 1) {
      memcpy(items + kept, n->items + from, (size_t)count * sizeof *items);
      kept += count;
      all = add(all, run);
    } else {
      Node **part = arena_alloc((size_t)(count + 1) * sizeof *part);
      memcpy(part, n->items + from, (size_t)count * sizeof *part);
      part[count] = node_const(RT_NIL, n->loc);
      Node *group = node_items(OP_DO, part, count + 1, n->items[from]->loc);
      for (int k = 0; k < count; k++)
        group->safepoint = group->safepoint || part[k]->safepoint;
      all = add(all, cut(group, run));
      items[kept++] = group;
    }
    run = (Size){0, NO_LOOP};
    from = i + 1;
  }
  n->items = items;
  n->n = kept;
  return all;
}

// The later bindings and the body become a part, and so on.
static Size split_let(Node *n, int nesting) {
  Size *sizes = arena_alloc((size_t)(n->n + 1) * sizeof *sizes);
  for (int i = 0; i < n->n; i++) sizes[i] = split(n->items[i], nesting);
  Size s = add((Size){1, NO_LOOP}, split(n->a, nesting));
  for (int i = n->n - 1; i >= 0; i--) {
    s = add(s, sizes[i]);
    if (i == 0 || s.nodes < PART_SIZE || s.outermost != NO_LOOP) continue;
    Node *inner = node_copy(n);
    inner->locals = n->locals + i;
    inner->items = n->items + i;
    inner->n = n->n - i;
    inner->safepoint = n->a->safepoint;
    for (int k = 0; k < inner->n; k++)
      inner->safepoint = inner->safepoint || inner->items[k]->safepoint;
    s = add((Size){1, NO_LOOP}, cut(inner, s));
    n->a = inner;
    n->n = i;
  }
  return s;
}

static Size split_children(Node *n, int nesting) {
  Size s = {1, NO_LOOP};
  Node *children[] = {n->a, n->b, n->c};
  for (int i = 0; i < 3; i++)
    if (children[i]) s = add(s, split(children[i], nesting));
  for (int i = 0; i < n->n; i++) s = add(s, split(n->items[i], nesting));
  return s;
}

static Size split(Node *n, int nesting) {
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE) return (Size){n->n, NO_LOOP};
  if (n->op == OP_LOOP) n->loop->nesting = ++nesting;
  Size s = n->op == OP_DO    ? split_do(n, nesting)
           : n->op == OP_LET ? split_let(n, nesting)
                             : split_children(n, nesting);
  if (n->op == OP_RECUR) s.outermost = n->loop->nesting;
  if (n->op == OP_LOOP && s.outermost == nesting) s.outermost = NO_LOOP;
  return n->op == OP_RECUR ? s : cut(n, s);
}

void pass_split(Arity *a) {
  int size = node_size(a->body);
  if (size < HUGE_SIZE) return;
  a->split = true;
  a->plain = size >= PLAIN_SIZE;
  // The body itself is the function.
  Node *n = a->body;
  split(n, 0);
  n->part = false;
}
