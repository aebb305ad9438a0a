// SPDX-License-Identifier: MIT
// Nodes: making them, and what can be told of one by itself.
#include "compiler/model/compiler.h"
#include "rt/str/sym.h"

#include <string.h>

Node *node_new(Op op, Loc loc) {
  Node *n = arena_alloc(sizeof *n);
  n->op = op;
  n->loc = loc;
  return n;
}

Node *node_const(val v, Loc loc) {
  Node *n = node_new(OP_CONST, loc);
  n->k = constant_new(v);
  return n;
}

Node *node_local(Local *l, Loc loc) {
  Node *n = node_new(OP_LOCAL, loc);
  n->local = l;
  return n;
}

Node *node_var(VarInfo *v, Loc loc) {
  Node *n = node_new(OP_VAR, loc);
  n->var = v;
  return n;
}

Node *node_items(Op op, Node **items, int n, Loc loc) {
  Node *node = node_new(op, loc);
  node->items = items;
  node->n = n;
  return node;
}

Node *node_prim(PrimId id, Node *arg) {
  Node **items = arena_alloc(sizeof *items);
  items[0] = arg;
  Node *n = node_items(OP_PRIM, items, 1, arg->loc);
  n->prim = prim_get(id);
  return n;
}

val node_member(const Node *n) {
  return rt_sym_from_c(n->own ? "own" : NULL, n->name);
}

bool node_is_prim(const Node *n, PrimId id) {
  return n->op == OP_PRIM && n->prim->id == id;
}

Node *node_core_call(const char *name, Node *a, Node *b, Loc loc) {
  Node **items = arena_alloc(2 * sizeof *items);
  items[0] = a;
  items[1] = b;
  Node *n = node_items(OP_INVOKE, items, 2, loc);
  n->a = node_var(core_var(name), loc);
  return n;
}

bool node_any(const Node *n, bool (*is)(const Node *n, const void *ctx),
              const void *ctx) {
  if (!n) return false;
  if (is(n, ctx) || node_any(n->a, is, ctx) || node_any(n->b, is, ctx) ||
      node_any(n->c, is, ctx))
    return true;
  for (int i = 0; i < n->n; i++)
    if (node_any(n->items[i], is, ctx)) return true;
  return false;
}

bool node_captures(const Node *n, const Local *l) {
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->ncaptures; i++)
      if (n->fn->captures[i]->outer == l) return true;
  if (n->op == OP_REIFY)
    for (int i = 0; i < n->cls->nfields; i++)
      if (n->cls->fields[i]->outer == l) return true;
  return false;
}

void node_rename(Node *n, const Local *from, Local *to) {
  if (!n) return;
  if (n->local == from) n->local = to;
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->ncaptures; i++)
      if (n->fn->captures[i]->outer == from) n->fn->captures[i]->outer = to;
  if (n->op == OP_REIFY)
    for (int i = 0; i < n->cls->nfields; i++)
      if (n->cls->fields[i]->outer == from) n->cls->fields[i]->outer = to;
  node_rename(n->a, from, to);
  node_rename(n->b, from, to);
  node_rename(n->c, from, to);
  for (int i = 0; i < n->n; i++) node_rename(n->items[i], from, to);
}

int node_size(const Node *n) {
  if (!n) return 0;
  int k = 1 + node_size(n->a) + node_size(n->b) + node_size(n->c);
  for (int i = 0; i < n->n; i++) k += node_size(n->items[i]);
  return k;
}

bool node_is_atom(const Node *n) {
  switch (n->op) {
  case OP_CONST:
  case OP_CLASS:
  case OP_THE_VAR: return true;
  case OP_LOCAL: return !n->local->mutable;
  case OP_FN: return n->fn->ncaptures == 0;
  case OP_VAR: return var_is_direct(n->var);
  default: return false;
  }
}

bool call_is_multi(const Node *n) {
  return n->op == OP_INVOKE && n->a->op == OP_VAR && n->a->var->is_multi &&
         n->n >= 1 && n->n <= 3;
}
