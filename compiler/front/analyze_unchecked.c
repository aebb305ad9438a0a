// SPDX-License-Identifier: MIT
// *unchecked-math*: after (set! *unchecked-math* true) the rest of the file
// computes with longs without looking for overflow, and casts cut off. The
// operations are chosen here, for the interpreter and the emitter alike;
// numbers that are no longs they treat as the checked ones do.
#include "compiler/front/analyze.h"
#include "rt/prim.h"

#include <string.h>

static Node *with_prim(PrimId id, Node **items, int n, Loc loc) {
  Node *node = node_items(OP_PRIM, items, n, loc);
  node->prim = prim_get(id);
  return node;
}

// (+ a b c) is (+ (+ a b) c).
static Node *fold(const Node *call, PrimId op) {
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
  enum { NONE = -1 };
  static const struct {
    const char *name;
    int one, more; // the prims for one argument and for more, or NONE
  } ops[] = {{"+", NONE, PRIM_unchecked_add},
             {"-", PRIM_unchecked_neg, PRIM_unchecked_sub},
             {"*", NONE, PRIM_unchecked_mul},
             {"inc", PRIM_unchecked_inc, NONE},
             {"dec", PRIM_unchecked_dec, NONE},
             {"int", PRIM_unchecked_int, NONE},
             {"short", PRIM_unchecked_short, NONE},
             {"byte", PRIM_unchecked_byte, NONE},
             {"char", PRIM_unchecked_char, NONE}};
  if (!session->unchecked_math || session->ns->native ||
      call->op != OP_INVOKE || call->a->op != OP_VAR || call->n == 0)
    return call;
  const VarInfo *v = call->a->var;
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    if (v != core_var(ops[i].name)) continue;
    if (call->n > 1 && ops[i].more != NONE)
      return fold(call, (PrimId)ops[i].more);
    if (call->n == 1 && ops[i].one != NONE)
      return with_prim((PrimId)ops[i].one, call->items, 1, call->loc);
  }
  return call;
}

void unchecked_math_set(const Node *form) {
  if (!node_is_prim(form, PRIM_var_set_main) ||
      form->items[0]->var != core_var("*unchecked-math*") ||
      form->items[1]->op != OP_CONST)
    return;
  session->unchecked_math = rt_truthy(node_value(form->items[1]));
}
