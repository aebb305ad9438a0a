// SPDX-License-Identifier: MIT
// Which expressions are doubles by their text alone.
//
// Division by zero is an error for boxed numbers, and an infinity or NaN for
// the JVM's primitive doubles: (/ 1 0.0) is ##Inf, (apply / [1 0.0]) throws. So
// the meaning of `/` depends on what Clojure's compiler sees as primitive:
// literals, casts, ^double hints, java.lang.Math, and arithmetic on those. A
// division with such an operand becomes the primitive div_double, and = of two
// of them becomes num_eq, for the interpreter and the emitter alike. (How
// doubles are held is another matter: pass_infer.c.)
#include "compiler/front/analyze.h"
#include "rt/num/double.h"
#include "rt/num/num.h"

#include <string.h>

static bool any_double(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (is_double(n->items[i])) return true;
  return false;
}

static bool all_double(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (!is_double(n->items[i])) return false;
  return n->n > 0;
}

// A BigInt, Ratio or BigDecimal as it is.
static bool any_big(const Node *n) {
  for (int i = 0; i < n->n; i++) {
    const Node *x = n->items[i];
    if (x->op == OP_CONST && rt_is_number(node_value(x)) &&
        !rt_is_long(node_value(x)) && !rt_is_double(node_value(x)))
      return true;
  }
  return false;
}

// An operation that the JVM does on primitives.
static bool prim_is_double(const Prim *p, const Node *n) {
  if (prim_has(p, DOUBLE_IF_ANY)) return any_double(n);
  if (prim_has(p, DOUBLE_IF_ALL)) return all_double(n);
  if (prim_has(p, DOUBLE_UNLESS_BIG)) return any_double(n) && !any_big(n);
  if (p->id == PRIM_aget)
    return n->items[0]->op == OP_LOCAL && n->items[0]->local->tag &&
           strcmp(n->items[0]->local->tag, "doubles") == 0;
  return prim_has(p, DOUBLE);
}

static bool call_is_double(const Node *n) {
  if (n->a->op != OP_VAR || n->n > 6) return false;
  const VarInfo *v = n->a->var;
  if (strcmp(v->ns, "cljwc.java") == 0 &&
      strcmp(v->name, "Double--parseDouble") == 0)
    return true;
  if (n->n > 2 && v->prims[2] && strcmp(v->ns, "clojure.core") == 0 &&
      strchr("+-*", v->name[0]))
    return any_double(n);
  if (v->prims[n->n]) return prim_is_double(v->prims[n->n], n);
  return v->typed[n->n] && v->typed[n->n][n->n] == 'D';
}

static bool local_is_double(const Local *l) {
  while (l->outer) l = l->outer;
  return l->is_double || rep_of_tag(l->tag) == REP_DOUBLE;
}

bool is_double(const Node *n) {
  switch (n->op) {
  case OP_CONST: return rt_is_double(node_value(n));
  case OP_LOCAL: return local_is_double(n->local);
  case OP_INVOKE: return call_is_double(n);
  case OP_PRIM: return prim_is_double(n->prim, n);
  case OP_LET:
  case OP_LETFN: return is_double(n->a);
  case OP_CASE: return all_double(n) && is_double(n->b);
  case OP_DO: return n->n > 0 && is_double(n->items[n->n - 1]);
  case OP_IF: return is_double(n->b) && is_double(n->c);
  default: return false;
  }
}

static Node *binary(const Prim *p, Node *a, Node *b, Loc loc) {
  Node *node = node_new(OP_PRIM, loc);
  node->items = arena_alloc(2 * sizeof *node->items);
  node->items[0] = a;
  node->items[1] = b;
  node->n = 2;
  node->prim = p;
  return node;
}

// (= x y) of doubles is (== x y): a NaN is not even itself.
static Node *comparison(Node *call) {
  if (call->n != 2 || !all_double(call)) return call;
  return binary(prim_get(PRIM_num_eq), call->items[0], call->items[1],
                call->loc);
}

// Is it a double that no long reaches, or one that is not known?
static bool beyond_longs(const Node *n) {
  if (n->op == OP_CONST && rt_is_double(node_value(n)))
    return ((const Double *)node_value(n))->d >= 9.3e18 ||
           ((const Double *)node_value(n))->d <= -9.3e18;
  return n->op == OP_VAR && strncmp(n->var->name, "Double--", 8) == 0;
}

// (range start ##Inf) goes on with BigInts after the longs, which only a start
// that is not known or large can bring about.
static Node *promoting_range(Node *call) {
  const Node *start = call->items[0];
  int64_t x = start->op == OP_CONST && rt_is_long(node_value(start))
                  ? rt_long_value(node_value(start))
                  : INT64_MAX;
  bool far = x < INT64_C(1) << 62 && x > -(INT64_C(1) << 62);
  if (!far && call->n <= 3 && beyond_longs(call->items[1]))
    call->a = node_var(core_var("range-promoting"), call->loc);
  return call;
}

Node *analyze_doubles(Node *call) {
  if (call->a->op != OP_VAR || call->n < 2) return call;
  const VarInfo *v = call->a->var;
  if (!session->is_library && v == core_var("range"))
    return promoting_range(call);
  if (!any_double(call)) return call;
  if (strcmp(v->ns, "clojure.core") != 0 || !v->prims[2]) return call;
  if (strcmp(v->name, "=") == 0) return comparison(call);
  bool max = strcmp(v->name, "max") == 0;
  if ((max || strcmp(v->name, "min") == 0) && call->n == 2 && all_double(call))
    return binary(prim_get(max ? PRIM_math_max : PRIM_math_min), call->items[0],
                  call->items[1], call->loc);
  if (strcmp(v->name, "/") != 0) return call;
  Node *left = call->items[0];
  for (int i = 1; i < call->n; i++) {
    bool ieee = is_double(left) || is_double(call->items[i]);
    left = binary(ieee ? prim_get(PRIM_div_double) : v->prims[2], left,
                  call->items[i], call->loc);
  }
  return left;
}
