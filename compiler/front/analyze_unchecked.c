// SPDX-License-Identifier: MIT
// *unchecked-math*: after (set! *unchecked-math* true) the rest of the file
// computes with longs without looking for overflow, and casts cut off. The
// operations are chosen here, for the interpreter and the emitter alike;
// numbers that are no longs they treat as the checked ones do.
#include "compiler/front/analyze.h"
#include "rt/prim.h"

#include <string.h>

static Node *with_prim(const char *name, Node **items, int n, Loc loc) {
  Node *node = node_items(OP_PRIM, items, n, loc);
  node->prim = prim_find(name);
  return node;
}

// (+ a b c) is (+ (+ a b) c).
static Node *fold(const Node *call, const char *op) {
  Node *left = call->items[0];
  for (int i = 1; i < call->n; i++) {
    Node **items = arena_alloc(2 * sizeof *items);
    items[0] = left;
    items[1] = call->items[i];
    left = with_prim(op, items, 2, call->loc);
  }
  return left;
}

Node *analyze_unchecked(Node *call) {
  static const struct {
    const char *name, *one, *more; // the prims for one argument and for more
  } ops[] = {{"+", NULL, "unchecked_add"},
             {"-", "unchecked_neg", "unchecked_sub"},
             {"*", NULL, "unchecked_mul"},
             {"inc", "unchecked_inc", NULL},
             {"dec", "unchecked_dec", NULL},
             {"int", "unchecked_int", NULL},
             {"short", "unchecked_short", NULL},
             {"byte", "unchecked_byte", NULL},
             {"char", "unchecked_char", NULL}};
  if (!session->unchecked_math || session->ns->native ||
      call->op != OP_INVOKE || call->a->op != OP_VAR || call->n == 0)
    return call;
  const VarInfo *v = call->a->var;
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    if (v != core_var(ops[i].name)) continue;
    if (call->n > 1 && ops[i].more) return fold(call, ops[i].more);
    if (call->n == 1 && ops[i].one)
      return with_prim(ops[i].one, call->items, 1, call->loc);
  }
  return call;
}

void unchecked_math_set(const Node *form) {
  if (form->op != OP_PRIM || strcmp(form->prim->name, "var_set_main") != 0 ||
      form->items[0]->var != core_var("*unchecked-math*") ||
      form->items[1]->op != OP_CONST)
    return;
  session->unchecked_math = rt_truthy(node_value(form->items[1]));
}
