// SPDX-License-Identifier: MIT
// Pass: turns calls of unknown values into direct ones.
//
// Runs over a namespace after all of it (and all it requires) is analyzed, so
// it knows which vars are never redefined. INVOKE becomes
//   PRIM        when the called arity is just a prim
//   CALL        when the var always holds one function literal
//   CALL_LOCAL  when the local is bound to a function literal
// A call with a wrong number of arguments stays an INVOKE, which throws
// ArityException as in Clojure.
#include "compiler.h"
#include "../rt/sym.h"

#include <string.h>

static void direct(Node *n);

void pass_direct_fn(FnInfo *fn) {
  if (fn->directed) return;
  fn->directed = true;
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->body) direct(fn->arities[i]->body);
}

bool fn_accepts(const FnInfo *fn, int n) {
  for (int i = 0; i < fn->narities; i++) {
    const Arity *a = fn->arities[i];
    if (a->variadic ? n >= a->nparams - 1 : n == a->nparams) return true;
  }
  return false;
}

bool var_is_direct(const VarInfo *v) {
  return v->is_fn && !v->redef && !v->is_dynamic;
}

static void call_var(Node *n) {
  VarInfo *v = n->a->var;
  if (!var_is_direct(v)) return;
  if (n->n <= 6 && v->prims[n->n]) {
    n->op = OP_PRIM;
    n->prim = v->prims[n->n];
  } else if ((n->n < 32 && v->fixed >> n->n & 1) ||
             (v->va >= 0 && n->n >= v->va)) {
    n->op = OP_CALL;
    n->var = v;
  }
}

static void call_local(Node *n) {
  Local *l = n->a->local;
  if (!l->known_fn || !fn_accepts(l->known_fn, n->n)) return;
  n->op = OP_CALL_LOCAL;
  n->local = l;
  n->fn = l->known_fn;
}

// (:key m) and (:key m default)
static void call_keyword(Node *n) {
  if (n->n < 1 || n->n > 2 || !rt_is_keyword(n->a->v)) return;
  Node **items = arena_alloc(3 * sizeof *items);
  items[0] = n->items[0];
  items[1] = n->a;
  if (n->n == 2) items[2] = n->items[1];
  n->op = OP_PRIM;
  n->prim = prim_find(n->n == 1 ? "get" : "get_or");
  n->items = items;
  n->n++;
}

static void direct(Node *n) {
  if (!n) return;
  direct(n->a);
  direct(n->b);
  direct(n->c);
  for (int i = 0; i < n->n; i++) direct(n->items[i]);
  if (n->op == OP_FN) pass_direct_fn(n->fn);
  if (n->op != OP_INVOKE) return;
  if (n->a->op == OP_VAR) call_var(n);
  else if (n->a->op == OP_LOCAL) call_local(n);
  else if (n->a->op == OP_CONST) call_keyword(n);
}

void pass_direct(Arity *a) { direct(a->body); }
